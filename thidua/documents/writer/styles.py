"""The named styles of a paper: sizes, weights and distances of Nghị định 30/2020/NĐ-CP, Phụ lục I, in one table.

The profile inside the legal ranges: body 14, headings of the page 13 and 14, Nơi nhận 12 and 11, first lines 1,27 cm in, 6 pt between
paragraphs. Whoever wants another look changes the style in Word and the whole paper follows.
"""

from dataclasses import dataclass, replace
from functools import cache

from thidua.documents.writer.xml import attribute, twips

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = "Times New Roman"
FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
FIRST_LINE = 12.7
RED = "FF0000"
PARTS, CHAPTERS, ARTICLES, ITEMS, DASHES, PLUSES = 1, 2, 3, 4, 5, 6
"""Lists that styles belong to (`numbering.py`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Distances in points, `indent` (of the first line) and `sides` in millimetres; `outline` 0 is the highest; `number`: list, level."""

    name: str
    size: float = 14
    is_bold: bool = False
    is_italic: bool = False
    align: str = "left"
    indent: float = 0
    sides: float = 0
    before: float = 0
    after: float = 0
    line: int = 240
    is_exact: bool = False
    outline: int | None = None
    number: tuple[int, int] | None = None
    keeps_next: bool = False
    colour: str = ""
    base: str = "Normal"
    next: str = ""
    border: str = ""


def _box(name: str, **more: object) -> Style:
    """Of the page's first and last boxes: in the middle of its column."""
    return Style(**({"name": f"NĐ30 {name}", "align": "center", "size": 13, "next": "Body"} | more))  # type: ignore[arg-type]


def _prose(name: str, **more: object) -> Style:
    """Of the text: both edges straight, first line in, lines a little apart."""
    form = {"name": f"NĐ30 {name}", "align": "both", "indent": FIRST_LINE, "after": 6, "line": 264}
    return Style(**(form | more))  # type: ignore[arg-type]


def _head(name: str, outline: int, number: tuple[int, int] | None, **more: object) -> Style:
    numbered = {"number": number}
    return _prose(name, **({"is_bold": True, "keeps_next": True, "outline": outline, "next": "Body", "before": 6} | numbered | more))


MIDDLE = {"align": "center", "indent": 0}
TOP_BORDER = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
STYLES: dict[str, Style] = {
    "Heading1": replace(_head("", 0, None), name="heading 1"),
    "Heading2": replace(_head("", 1, None), name="heading 2"),
    "Heading3": replace(_head("", 2, None, is_italic=True), name="heading 3"),
    "State": _box("Quốc hiệu", is_bold=True),
    "Motto": _box("Tiêu ngữ", is_bold=True, size=14),
    "Superior": _box("Cơ quan chủ quản"),
    "Issuer": _box("Cơ quan ban hành", is_bold=True),
    "Rule": _box("Đường kẻ", size=2, before=4, after=3, line=40, is_exact=True, border=TOP_BORDER),
    "Number": _box("Số, ký hiệu", before=4),
    "PlaceDate": _box("Địa danh, ngày tháng", is_italic=True, size=14, before=4),
    "About": _box("Trích yếu công văn", before=6),
    "Urgency": _box("Mức độ khẩn", is_bold=True, colour=RED),
    "Secrecy": _box("Mức độ mật", is_bold=True, colour=RED),
    "Circulation": _box("Chỉ dẫn lưu hành", is_bold=True),
    "DocType": _box("Tên loại văn bản", is_bold=True, size=14, before=14, keeps_next=True, next="Summary"),
    "Summary": _box("Trích yếu", is_bold=True, size=14, sides=10, keeps_next=True),
    "Authority": _box("Thẩm quyền ban hành", is_bold=True, size=14, before=8, after=8, keeps_next=True),
    "Basis": _prose("Căn cứ", is_italic=True),
    "Decides": _box("Quyết định", is_bold=True, size=14, before=6, after=6, keeps_next=True),
    "Addressee": _box("Kính gửi", size=14, before=12, after=12),
    "Addressees": Style(name="NĐ30 Kính gửi nhiều nơi", size=14, before=12, next="Body"),
    "AddresseeLine": Style(name="NĐ30 Nơi kính gửi", size=14, next="Body"),
    "Body": _prose("Nội dung"),
    "Part": _head("Phần", 0, (PARTS, 0), **MIDDLE),
    "Chapter": _head("Chương", 1, (CHAPTERS, 0), **MIDDLE),
    "Section": _head("Mục", 2, (CHAPTERS, 1), **MIDDLE),
    "Subsection": _head("Tiểu mục", 3, (CHAPTERS, 2), **MIDDLE),
    "Roman": _head("Mục La Mã", 0, (ITEMS, 0)),
    "Article": _head("Điều", 4, (ARTICLES, 0)),
    "Item": _head("Khoản có tiêu đề", 1, (ITEMS, 1)),
    "SubItem": _head("Khoản 1.1 có tiêu đề", 2, (ITEMS, 2)),
    "ArticleText": _prose("Lời của điều"),
    "Clause": _prose("Khoản"),
    "SubClause": _prose("Khoản 1.1"),
    "Point": _prose("Điểm", number=(ITEMS, 3)),
    "Dash": _prose("Gạch đầu dòng", number=(DASHES, 0)),
    "Plus": _prose("Dấu cộng đầu dòng", number=(PLUSES, 0)),
    "Caption": _prose("Tên bảng", **MIDDLE, is_bold=True, before=6, keeps_next=True),
    "TableHead": Style(name="NĐ30 Đầu bảng", size=12, is_bold=True, align="center", before=3, after=3),
    "TableText": Style(name="NĐ30 Ô bảng", size=12, before=2, after=2),
    "TableFigure": Style(name="NĐ30 Ô số", size=12, align="right", before=2, after=2),
    "TableMiddle": Style(name="NĐ30 Ô giữa", size=12, align="center", before=2, after=2),
    "Post": _box("Quyền hạn, chức vụ", is_bold=True, size=13, keeps_next=True),
    "Remark": _box("Chỉ dẫn ký", is_italic=True, size=13, keeps_next=True),
    "OtherPost": _box("Chức vụ khác", is_bold=True, size=13, keeps_next=True),
    "Signer": _box("Họ tên người ký", is_bold=True, size=14),
    "Recipients": Style(name="NĐ30 Nơi nhận", size=12, is_bold=True, is_italic=True, keeps_next=True, next="Recipient"),
    "Recipient": Style(name="NĐ30 Nơi nhận chi tiết", size=11),
    "AnnexNumber": _box("Phụ lục", is_bold=True, size=14, keeps_next=True, outline=0),
    "AnnexTitle": _box("Tiêu đề phụ lục", is_bold=True, size=14, sides=10, keeps_next=True),
    "Origin": _box("Kèm theo", is_italic=True, size=14, sides=10, keeps_next=True),
    "Spacer": Style(name="NĐ30 Khoảng cách", size=2, line=120, is_exact=True),
    "SectionEnd": Style(name="NĐ30 Hết phần trang", size=1, line=20, is_exact=True),
    "Header": Style(name="header", size=14, align="center"),
    "Footer": Style(name="footer", size=11, align="center", border=TOP_BORDER),
}


@cache
def styles_xml() -> str:
    default = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    )
    named = "".join(_style(key, style) for key, style in STYLES.items())
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACE}>'
    return f"{head}{default}{normal}{character}{TABLES}{named}</w:styles>"


def _style(key: str, style: Style) -> str:
    after = f'<w:next w:val="{style.next}"/>' if style.next else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}"><w:name w:val={attribute(style.name)}/><w:basedOn w:val="{style.base}"/>'
        f"{after}<w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    said = "<w:keepNext/><w:keepLines/>" if style.keeps_next else ""
    if style.number is not None:
        said += f'<w:numPr><w:ilvl w:val="{style.number[1]}"/><w:numId w:val="{style.number[0]}"/></w:numPr>'
    rule = "exact" if style.is_exact else "auto"
    said += style.border
    said += (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" w:line="{style.line}" w:lineRule="{rule}"/>'
    )
    sides = f'w:left="{twips(style.sides)}" w:right="{twips(style.sides)}"'
    said += f'<w:ind {sides} w:firstLine="{twips(style.indent)}"/><w:jc w:val="{style.align}"/>'
    return said + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")


def _letters(style: Style) -> str:
    said = FONTS + ("<w:b/><w:bCs/>" if style.is_bold else "") + ("<w:i/><w:iCs/>" if style.is_italic else "")
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    return f'{said}{colour}<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'


BUILT_IN = frozenset({"heading 1", "heading 2", "heading 3", "header", "footer"})
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_GRID = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def _table_style(key: str, name: str, *, borders: str, margin: float, default: bool = False) -> str:
    said = f'<w:tblInd w:w="0" w:type="dxa"/>{f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""}'
    sides = {"top": 0, "left": twips(margin), "bottom": 0, "right": twips(margin)}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    kind = ' w:default="1"' if default else ' w:customStyle="1"'
    base = "" if default else '<w:basedOn w:val="TableNormal"/>'
    return (
        f'<w:style w:type="table"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:tblPr>{said}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


TABLES = (
    _table_style("TableNormal", "Normal Table", borders="", margin=1.9, default=True)
    + _table_style("Columns", "NĐ30 Hai cột", borders="", margin=0)
    + _table_style("Frame", "NĐ30 Khung", borders=_GRID, margin=0)
    + _table_style("RedFrame", "NĐ30 Khung đỏ", borders=_GRID.replace('"auto"', f'"{RED}"').replace('w:sz="4"', 'w:sz="8"'), margin=0)
    + _table_style("Grid", "NĐ30 Bảng", borders=_GRID, margin=1.5)
)
