"""The order in which the schema of WordprocessingML (ISO/IEC 29500-1, Annex A) wants the children of an element."""

PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color "
    "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel "
    "cellMerge tcPrChange"
)
SECTION = (
    "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange"
)
STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose "
    "personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
LEVEL = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
ROW_CHANGES = "ins del trPrChange"
OTHERS = {
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "styles": "docDefaults latentStyles style",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblCellMar": "top start left bottom end right",
    "numPr": "ilvl numId",
}


def _places(names: str) -> dict[str, int]:
    return {name: place for place, name in enumerate(names.split())}


ORDERS: dict[str, dict[str, int]] = {
    "pPr": _places(PARAGRAPH),
    "rPr": _places(RUN),
    "tblPr": _places(TABLE),
    "tcPr": _places(CELL),
    "trPr": dict.fromkeys(("cantSplit", "trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden", "cnfStyle"), 0)
    | {name: place for place, name in enumerate(ROW_CHANGES.split(), 1)},
    "sectPr": {"headerReference": -1, "footerReference": -1} | _places(SECTION),
    "style": _places(STYLE),
    "lvl": _places(LEVEL),
    **{element: _places(names) for element, names in OTHERS.items()},
}
"""Of an element the place of each child; children with one place may change places."""
ONCE = frozenset({"pPr", "rPr", "tblPr", "tcPr", "numPr", "pBdr"})
"""No child of theirs stands twice."""
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
"""What stands before everything else in the element, if it stands there."""
