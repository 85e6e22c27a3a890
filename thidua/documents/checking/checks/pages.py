"""Paper, margins, number of the page, typeface and colour."""

from collections.abc import Iterator

from thidua.core.text import fold
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.length import least_pages
from thidua.documents.checking.checks.looks import figure, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Line, PageNumber, Run, Section, Sheet, share
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import ANNEX

A4 = (210.0, 297.0)
PAPER_SLACK = 2.0
MARGINS = (
    ("top", "Lề trên", 20.0, 25.0),
    ("bottom", "Lề dưới", 20.0, 25.0),
    ("left", "Lề trái", 30.0, 35.0),
    ("right", "Lề phải", 15.0, 20.0),
)
MARGIN_SLACK = 0.45
"""Millimetres: Word rounds what is typed in inches or points."""
PDF_SLACK = 1.6
PROFILE = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 20.0}
ROMAN_FONTS = (
    "times new roman",
    "timesnewroman",
    "times-",
    "times,",
    "liberationserif",
    "liberation serif",
    "tinos",
    "nimbusroman",
    "termes",
)
"""A PDF names the typeface that stood in for Times New Roman on the machine where it was made: as wide, and as good."""
DARK = 0x48


def check_pages(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    for place, section in enumerate(sheet.sections):
        lines = [line for line in sheet.lines if line.section == place]
        yield from _paper(section, place, lines)
        yield from _margins(sheet, section, place)
    yield from _numbers(sheet, boxes)
    yield from _fonts(sheet)
    yield from _colours(sheet, boxes)


def _paper(section: Section, place: int, lines: list[Line]) -> Iterator[Fault]:
    found = (section.width, section.height)
    size = f"{found[0]:.0f} × {found[1]:.0f} mm"
    if any(abs(one - wanted) > PAPER_SLACK for one, wanted in zip(sorted(found), A4, strict=True)):
        told = f"Khổ giấy là {size}; quy định A4 (210 × 297 mm)."
        yield fault(
            "page.size",
            told,
            mend="Đặt khổ giấy A4.",
            fix=Fix(section=place, paper="lying" if section.width > section.height else "upright"),
        )
    elif section.width > section.height and not _may_lie(lines):
        told = f"Trang đặt nằm ngang ({size}) mà không có bảng, biểu."
        yield fault("page.lying", told, mend="Đặt trang dọc (210 × 297 mm).", fix=Fix(section=place, paper="upright"))


def _may_lie(lines: list[Line]) -> bool:
    return any(line.is_cell or ANNEX.match(fold(line.text)) for line in lines) or not any(line.text for line in lines)


def _margins(sheet: Sheet, section: Section, place: int) -> Iterator[Fault]:
    if section.width > section.height:
        return
    slack = PDF_SLACK if sheet.is_pdf else MARGIN_SLACK
    for (side, name, low, high), found in zip(MARGINS, section.margins, strict=True):
        if found is None or low - slack <= found <= high + slack:
            continue
        told = f"{name} {figure(found)} mm; quy định {low:.0f} đến {high:.0f} mm."
        fix = None if sheet.is_pdf else Fix(section=place, margins=((side, PROFILE[side]),))
        yield fault(f"margin.{side}", told, mend=f"Đặt {name.lower()} {PROFILE[side]:.0f} mm.", fix=fix)


def _numbers(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    fix = Fix(page_number=True)
    numbered = [section.number for section in sheet.sections if section.number]
    if not numbered:
        if (pages := least_pages(sheet, boxes)) > 1:
            told = f"Văn bản dài ít nhất {pages} trang mà không đánh số trang."
            yield fault("page_number.missing", told, mend="Đánh số trang ở giữa lề trên, từ trang thứ hai.", fix=fix)
        return
    if sheet.sections[0].number_on_first:
        told = "Trang đầu hiện số trang; quy định không hiện số ở trang thứ nhất."
        yield fault("page_number.first", told, mend="Chọn “Khác trang đầu” (Different First Page) cho đầu trang.", fix=fix)
    yield from _number_look(sheet, numbered[0], fix)


def _number_look(sheet: Sheet, number: PageNumber, fix: Fix) -> Iterator[Fault]:
    if number.is_footer:
        told = "Số trang đặt ở chân trang; quy định đặt ở giữa lề trên."
        yield fault("page_number.footer", told, mend="Đưa số trang lên giữa đầu trang.", fix=fix)
    elif number.where not in {"center", ""}:
        side = {"left": "bên trái", "right": "bên phải"}.get(number.where, "lệch")
        told = f"Số trang đặt {side}; quy định đặt ở giữa lề trên."
        yield fault("page_number.side", told, mend="Canh giữa số trang.", fix=fix)
    if not 13 - sheet.slack <= number.size <= 14 + sheet.slack:
        told = f"Số trang đang để cỡ chữ {figure(number.size)}; quy định 13 đến 14."
        yield fault("page_number.size", told, mend="Đặt số trang cỡ chữ 14.", fix=fix)
    if not number.is_upright:
        told = "Số trang đang in đậm hoặc nghiêng; quy định kiểu chữ đứng."
        yield fault("page_number.style", told, mend="Đặt số trang chữ đứng, không đậm.", fix=fix)


def is_roman(run: Run) -> bool:
    return not run.font or run.font.casefold().startswith(ROMAN_FONTS)


def _fonts(sheet: Sheet) -> Iterator[Fault]:
    def is_other(run: Run) -> bool:
        return not is_roman(run) if sheet.is_pdf else bool(run.font) and run.font.casefold() != "times new roman"

    wrong = [line for line in sheet.lines if line.text and share(line.runs, is_other) > 0.1]
    if not wrong:
        return
    names = sorted({run.font for line in wrong for run in line.runs if is_other(run) and run.text.strip()})
    told = f"Có chữ dùng phông {', '.join(names[:3])}; quy định phông Times New Roman, bộ mã Unicode."
    yield fault(
        "font.name", told, lines=wrong, mend="Chuyển toàn bộ sang phông Times New Roman.", fix=Fix(spans=spans(wrong), has_font=True)
    )


def _colours(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    spared = {one.line.text for one in boxes.stamps}
    wrong = [line for line in sheet.lines if line.text not in spared and share(line.runs, lambda run: not _is_black(run.colour)) > 0.1]
    if wrong:
        colours = sorted({run.colour for line in wrong for run in line.runs if not _is_black(run.colour)})
        told = f"Có chữ không phải màu đen (mã màu {', '.join(colours[:3])}); quy định chữ màu đen."
        yield fault("font.colour", told, lines=wrong, mend="Chuyển chữ sang màu đen.", fix=Fix(spans=spans(wrong), is_black=True))


def _is_black(colour: str) -> bool:
    if len(colour) != 6:
        return True
    try:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return True
    return max(parts) <= DARK
