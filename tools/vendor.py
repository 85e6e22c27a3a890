"""Build `vendor_static/` (ignored by git): the typeface, cut to Vietnamese and Latin, as WOFF2.

    python tools/vendor.py

writes vendor_static/fonts/be-vietnam-pro-{400,500,600}.woff2, and -figures-{…}: the ten figures, all of one width, for columns
of numbers (the typeface itself has none). Safe to run again: files that are newer than their source stay.
"""

from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT as PACKAGE
from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "vendor_static" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
RANGES = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),
    (0x0102, 0x0103),  # ă
    (0x0110, 0x0111),  # đ
    (0x0128, 0x0129),  # ĩ
    (0x0168, 0x0169),  # ũ
    (0x01A0, 0x01A1),  # ơ
    (0x01AF, 0x01B0),  # ư
    (0x0300, 0x0303),  # tones, for text that is not composed
    (0x0306, 0x0306),
    (0x0309, 0x0309),
    (0x031B, 0x031B),
    (0x0323, 0x0323),
    (0x1EA0, 0x1EF9),  # composed Vietnamese letters
    (0x2010, 0x2026),  # dashes, quotes, bullet, dots
    (0x20AB, 0x20AB),  # đ as money
    (0x2212, 0x2212),
    (0x2264, 0x2265),  # ≤ ≥
]
LETTERS = [code for first, last in RANGES for code in range(first, last + 1)]
FIGURES = [ord(figure) for figure in "0123456789"]
FIGURE_WIDTH = 680
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]


def cut(source: Path, target: Path, *, codes: list[int], features: list[str]) -> None:
    """Write these letters of a font as WOFF2; figures alone get one width."""
    options = subset.Options(flavor="woff2", layout_features=features, hinting=False, notdef_outline=True)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if codes == FIGURES:
        even(font)
    subset.save_font(font, str(target), options)


def even(font: TTFont) -> None:
    """Set each figure in the middle of one common width."""
    letters, names = font["glyf"], font.getBestCmap()
    for code in FIGURES:
        width, bearing = font["hmtx"][names[code]]
        shift = (FIGURE_WIDTH - width) // 2
        letters[names[code]].coordinates.translate((shift, 0))
        letters[names[code]].recalcBounds(letters)
        font["hmtx"][names[code]] = (FIGURE_WIDTH, bearing + shift)


def write(source: Path, target: Path, *, codes: list[int], features: list[str]) -> None:
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        cut(source, target, codes=codes, features=features)
    print(f"{target.name}: {target.stat().st_size / 1024:.1f} KB")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        source = PACKAGE / "files" / f"BeVietnamPro-{name}.ttf"
        write(source, TARGET / f"be-vietnam-pro-{weight}.woff2", codes=LETTERS, features=FEATURES)
        write(source, TARGET / f"be-vietnam-pro-figures-{weight}.woff2", codes=FIGURES, features=[])
    licence = PACKAGE / "LICENSE"
    (TARGET / "be-vietnam-pro-LICENSE.txt").write_text(licence.read_text())


if __name__ == "__main__":
    main()
