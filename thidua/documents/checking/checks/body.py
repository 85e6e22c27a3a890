"""Box 6: căn cứ, how paragraphs are set, the end mark."""

from collections.abc import Callable, Iterator

from thidua.core.text import one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.bases import check_bases
from thidua.documents.checking.checks.looks import check_look, figure, spans
from thidua.documents.checking.checks.outline import Level, head_of, is_text
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Column, Line, Run, Sheet, share, size_of
from thidua.documents.checking.subjects import fault
from thidua.documents.rules.kinds import DocumentKind

LONG = 100
"""Letters of a paragraph that runs over a line for certain."""
SHORT = 30
VERY_LONG = 160
INDENTS = ((9.6, 10.4), (12.3, 13.1))
"""Millimetres; 1.25 cm is what Word makes of half an inch."""
LEAST_GAP = 6.0
SINGLE = 1.15
"""Height of a single line of Times New Roman in sizes."""


def check_body(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    yield from check_look(sheet, "authority", boxes.authority)
    yield from check_bases(sheet, boxes)
    yield from check_look(sheet, "decides", [boxes.decides] if boxes.decides else [])
    texts = [line for line in boxes.body if is_text(line) and line.column is Column.NONE]
    yield from _sizes(sheet, texts)
    yield from _looks(texts)
    yield from _setting(texts)
    yield from _gaps(sheet, boxes)
    yield from _end(boxes)


def _found(code: str, told: str, lines: list[Line], mend: str, fix: Fix | None) -> Iterator[Fault]:
    if lines:
        count = f"{len(lines)} đoạn " if len(lines) > 1 else "Một đoạn "
        yield fault(code, f"{count}{told}", lines=lines, mend=mend, fix=fix)


def _sizes(sheet: Sheet, texts: list[Line]) -> Iterator[Fault]:
    def is_off(run: Run) -> bool:
        return not 13 - sheet.slack <= run.size <= 14 + sheet.slack

    wrong = [line for line in texts if share(line.runs, is_off) > 0.5]
    if any(len(line.text) > SHORT for line in wrong):
        sizes = sorted({size_of(line.runs) for line in wrong})
        usual = size_of(run for line in texts if line not in wrong for run in line.runs) or 14
        told = f"nội dung cỡ chữ {', '.join(figure(size) for size in sizes)}; quy định 13 đến 14."
        yield from _found("body.size", told, wrong, f"Đặt cỡ chữ {figure(usual)}.", Fix(spans=spans(wrong), size=usual))


def _looks(texts: list[Line]) -> Iterator[Fault]:
    plain = [
        line
        for line in texts
        if head_of(line).level is Level.TEXT and len(line.text) > VERY_LONG and not line.text.startswith(("(", "“", '"', "*"))
    ]
    bold = [line for line in plain if share(line.runs, lambda run: run.is_bold) > 0.95]
    told = "nội dung in đậm cả đoạn; quy định chữ đứng, không đậm."
    yield from _found("body.bold", told, bold, "Bỏ in đậm.", Fix(spans=spans(bold), is_bold=False))
    slanted = [line for line in plain if share(line.runs, lambda run: run.is_italic) > 0.95]
    told = "nội dung để chữ nghiêng cả đoạn; quy định chữ đứng."
    yield from _found("body.italic", told, slanted, "Đặt chữ đứng.", Fix(spans=spans(slanted), is_italic=False))


def _setting(texts: list[Line]) -> Iterator[Fault]:
    long = [line for line in texts if len(line.text) > LONG]
    ragged = [line for line in long if line.format.align in {"left", "right", "center"}]
    told = "chưa dàn đều hai lề."
    yield from _found("body.align", told, ragged, "Canh đều hai lề (Justify).", Fix(spans=spans(ragged), align="both"))
    wrong = [line for line in long if _is_off_indent(line)]
    if wrong:
        measured = sorted({figure(_first(line)) for line in wrong})
        told = f"thụt đầu dòng {', '.join(measured[:3])} mm; quy định 10 mm hoặc 12,7 mm."
        yield from _found(
            "body.indent", told, wrong, "Đặt thụt đầu dòng 12,7 mm (Special: First line).", Fix(spans=spans(wrong), first_indent=12.7)
        )
    yield from _spacing(long)


def _first(line: Line) -> float:
    return (line.format.left or 0.0) + (line.format.first or 0.0)


def _is_off_indent(line: Line) -> bool:
    """A mark that Word draws, a tab or spaces typed first, a dash: the indent is another matter."""
    if line.format.first is None or line.label or line.raw[:1].isspace() or line.text.startswith(("-", "–", "+", "•", "*")):
        return False
    return line.format.align != "center" and not any(low <= _first(line) <= high for low, high in INDENTS)


def _spacing(texts: list[Line]) -> Iterator[Fault]:
    def is_tight(line: Line) -> bool:
        spacing = line.format.spacing
        return spacing is not None and (-spacing < size_of(line.runs) * 1.08 if spacing < 0 else spacing < 0.97)

    def is_loose(line: Line) -> bool:
        spacing = line.format.spacing
        return spacing is not None and (-spacing > size_of(line.runs) * SINGLE * 1.53 if spacing < 0 else spacing > 1.53)

    for test, word in ((is_tight, "hẹp hơn dòng đơn"), (is_loose, "rộng hơn 1,5 dòng")):
        yield from _spaced(texts, test, word)


def _spaced(texts: list[Line], test: Callable[[Line], bool], word: str) -> Iterator[Fault]:
    wrong = [line for line in texts if test(line)]
    told = f"cách dòng {word}; quy định từ dòng đơn đến 1,5 dòng."
    yield from _found("body.spacing", told, wrong, "Đặt cách dòng đơn (Single).", Fix(spans=spans(wrong), spacing=1.0))


def _gaps(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    """Between paragraphs that follow each other; Word adds what is below the one and above the other."""
    near: list[Line] = []
    for before, line in zip(boxes.body, boxes.body[1:], strict=False):
        if sheet.is_pdf or before.is_cell or line.is_cell or not (before.span and line.span):
            continue
        if line.span.paragraph - before.span.paragraph != 1 or line.column is not Column.NONE:
            continue
        if (before.format.after or 0.0) + (line.format.before or 0.0) < LEAST_GAP - 0.05:
            near.append(line)
    told = "cách đoạn trên dưới 6 pt; quy định khoảng cách giữa các đoạn tối thiểu 6 pt."
    yield from _found("body.gap", told, near, "Đặt khoảng cách trước đoạn 6 pt (Spacing Before).", Fix(spans=spans(near), gap=LEAST_GAP))


def _end(boxes: Boxes) -> Iterator[Fault]:
    if not boxes.body or not (boxes.signers or boxes.recipients_head) or boxes.kind is DocumentKind.CONTRACT:
        return
    last = boxes.body[-1]
    words = one_line(last.text)
    if last.is_cell or (words.endswith("./.") and not words.endswith((" ./.", ";./.", ",./.", "../."))):
        return
    told = f"Nội dung kết thúc bằng “…{words[-24:]}”; quy định kết thúc bằng dấu “./.” viết liền."
    yield fault("end.mark", told, lines=[last], mend="Kết thúc nội dung bằng dấu “./.”.")
