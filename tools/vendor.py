"""Build `vendor_static/` (ignored by git): the typeface, cut to Vietnamese and Latin, as WOFF2.

    python tools/vendor.py        writes vendor_static/fonts/be-vietnam-pro-{400,500,600}.woff2

Safe to run again: files that are newer than their source stay.
"""

from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT as PACKAGE
from fontTools import subset

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
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),
    (0x2264, 0x2265),  # ≤ ≥
]
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]


def cut(source: Path, target: Path) -> None:
    """Write the letters of `RANGES` of a font as WOFF2."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        source = PACKAGE / "files" / f"BeVietnamPro-{name}.ttf"
        target = TARGET / f"be-vietnam-pro-{weight}.woff2"
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            cut(source, target)
        print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")
    licence = PACKAGE / "LICENSE"
    (TARGET / "be-vietnam-pro-LICENSE.txt").write_text(licence.read_text())


if __name__ == "__main__":
    main()
