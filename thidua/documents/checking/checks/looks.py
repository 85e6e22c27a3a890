"""Size, weight, slant, case and place of a box, as its subject lays down."""

from collections.abc import Iterator, Sequence

from thidua.documents.checking.report import Fault, Fix, Span
from thidua.documents.checking.sheet import Line, Run, Sheet, share, size_of
from thidua.documents.checking.subjects import SUBJECTS, Subject, fault
from thidua.documents.checking.words import is_upper

CONTENT = {"6", "phụ lục"}
"""Boxes whose words nobody but their author changes."""


def check_look(sheet: Sheet, name: str, lines: Sequence[Line], *, but: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """`but`: aspects that do not count here."""
    shown = [line for line in lines if line.runs and not line.text.isspace()]
    if not shown:
        return
    subject = SUBJECTS[name]
    aspects = {"size": _size, "bold": _bold, "italic": _italic, "case": _case, "centre": _centre}
    for aspect, check in aspects.items():
        if aspect not in but:
            yield from check(sheet, name, subject, shown)


def spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    return tuple(line.span for line in lines if line.span)


def figure(size: float) -> str:
    return f"{round(size, 1):g}".replace(".", ",")


def _size(sheet: Sheet, name: str, subject: Subject, lines: Sequence[Line]) -> Iterator[Fault]:
    if subject.sizes is None:
        return
    low, high = subject.sizes

    def is_off(run: Run) -> bool:
        return not low - sheet.slack <= run.size <= high + sheet.slack

    wrong = [line for line in lines if share(line.runs, is_off) >= 0.5]
    if wrong:
        size = size_of(run for line in wrong for run in line.runs if is_off(run))
        allowed = figure(high) if low == high else f"{figure(low)} đến {figure(high)}"
        told = f"{subject.name} đang để cỡ chữ {figure(size)}; quy định {allowed}."
        nearest = low if size < low else high
        yield fault(f"{name}.size", told, lines=wrong, mend=f"Đặt cỡ chữ {figure(nearest)}.", fix=Fix(spans=spans(wrong), size=nearest))


def _bold(_sheet: Sheet, name: str, subject: Subject, lines: Sequence[Line]) -> Iterator[Fault]:
    if subject.is_bold is None:
        return
    wrong = [line for line in lines if (share(line.runs, lambda run: run.is_bold) >= 0.5) != subject.is_bold]
    if wrong:
        now, wanted = ("chưa in đậm", "in đậm") if subject.is_bold else ("đang in đậm", "không in đậm")
        told = f"{subject.name} {now}; quy định {wanted}."
        yield fault(f"{name}.bold", told, lines=wrong, mend=f"Đặt chữ {wanted}.", fix=Fix(spans=spans(wrong), is_bold=subject.is_bold))


def _italic(_sheet: Sheet, name: str, subject: Subject, lines: Sequence[Line]) -> Iterator[Fault]:
    if subject.is_italic is None:
        return
    wrong = [line for line in lines if (share(line.runs, lambda run: run.is_italic) >= 0.5) != subject.is_italic]
    if wrong:
        now, wanted = ("đang để chữ đứng", "chữ nghiêng") if subject.is_italic else ("đang để chữ nghiêng", "chữ đứng")
        told = f"{subject.name} {now}; quy định {wanted}."
        yield fault(f"{name}.italic", told, lines=wrong, mend=f"Đặt {wanted}.", fix=Fix(spans=spans(wrong), is_italic=subject.is_italic))


def _case(_sheet: Sheet, name: str, subject: Subject, lines: Sequence[Line]) -> Iterator[Fault]:
    wrong = [line for line in lines if not is_upper(line.text)] if subject.is_upper else []
    if wrong:
        told = f"{subject.name} “{wrong[0].text[:60]}” chưa viết bằng chữ in hoa."
        fix = None if subject.box in CONTENT else Fix(spans=spans(wrong), is_upper=True)
        yield fault(f"{name}.case", told, lines=wrong, mend="Viết bằng chữ in hoa.", fix=fix)


def _centre(_sheet: Sheet, name: str, subject: Subject, lines: Sequence[Line]) -> Iterator[Fault]:
    wrong = [line for line in lines if line.format.align not in {"center", ""}] if subject.is_centred else []
    if wrong:
        told = f"{subject.name} chưa đặt ở giữa dòng."
        fix = Fix(spans=spans(wrong), align="center")
        yield fault(f"{name}.centre", told, lines=wrong, mend="Canh giữa dòng này, bỏ thụt đầu dòng.", fix=fix)
