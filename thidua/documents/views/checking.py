"""Soát thể thức: a file to look into, its faults on pictures of its pages, a mended copy. Nothing of the file is kept here: the page
itself carries it from one look to the next."""

import base64
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.documents.checking.pictures import Picture
from thidua.documents.checking.report import CannotCheck, Fault, FormReport
from thidua.documents.checking.safely import check_safely, draw_safely, mend_safely
from thidua.documents.forms.checking import CarriedForm, FormatForm, carried
from thidua.documents.office import CannotConvert, to_pdf
from thidua.files.rules import MEDIA_TYPES

WORD = MEDIA_TYPES[".docx"]
PARTS = (
    ("Trang giấy, phông chữ, số trang", ("trang",)),
    ("Phần đầu văn bản", ("1", "2", "3", "4", "5a", "5b", "10a", "10b", "11", "14")),
    ("Nội dung", ("6",)),
    ("Người ký, nơi nhận, chân trang", ("7", "7a", "7b", "9a", "9b", "12", "13")),
    ("Phụ lục", ("phụ lục",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    faults: tuple[tuple[int, Fault], ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check_format(request: UserRequest) -> HttpResponse:
    form = FormatForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        data = form.cleaned_data["file"]
        try:
            context |= _shown(check_safely(data, suffix=_suffix(form.name)), name=form.name, data=data)
        except CannotCheck as reason:
            form.add_error("file", str(reason))
    return render(request, "documents/check_format.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@never_cache
def format_pictures(request: UserRequest) -> HttpResponse:
    """The same report with the pages on which its faults stand."""
    form = CarriedForm(request.POST)
    context: dict[str, Any] = {"form": FormatForm(), "refusals": _refusals(form)}
    if form.is_valid():
        data, name = form.cleaned_data["carried"], form.cleaned_data["name"]
        try:
            report, pictures = _drawn(data, suffix=_suffix(name))
            context |= _shown(report, name=name, data=data) | {"pictures": [_picture(one) for one in pictures], "has_pictures": True}
        except (CannotCheck, CannotConvert) as reason:
            context["refusals"] = [[str(reason)]]
    return render(request, "documents/check_format.html", context, status=422 if context["refusals"] else 200)


@login_required
@require_POST
@never_cache
def mended_format(request: UserRequest) -> HttpResponse:
    """The Word file with what is mechanical set right."""
    form = CarriedForm(request.POST)
    refusals = _refusals(form)
    if form.is_valid():
        try:
            return _word(mend_safely(form.cleaned_data["carried"]), name=form.cleaned_data["name"])
        except CannotCheck as reason:
            refusals = [[str(reason)]]
    return render(request, "documents/check_format.html", {"form": FormatForm(), "refusals": refusals}, status=422)


def _refusals(form: CarriedForm) -> list[list[str]]:
    return [[str(line) for line in lines] for lines in form.errors.values()]


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _drawn(data: bytes, *, suffix: str) -> tuple[FormReport, tuple[Picture, ...]]:
    pdf = data if data.startswith(b"%PDF-") else to_pdf(data, suffix=".docx")
    return draw_safely(data, suffix=suffix, pdf=pdf)


def _shown(report: FormReport, *, name: str, data: bytes) -> dict[str, Any]:
    numbered = list(enumerate(report.faults, 1))
    parts = [Part(title, tuple(one for one in numbered if one[1].box in boxes)) for title, boxes in PARTS]
    mechanical = sum(fault.is_mechanical for fault in report.faults) if not data.startswith(b"%PDF-") else 0
    return {
        "report": report,
        "heading": f"{report.kind}:" if report.kind else "",
        "name": name,
        "parts": [part for part in parts if part.faults],
        "boxes": [box for box in report.boxes if box.is_needed or box.is_found],
        "mechanical": mechanical,
        "carried": carried(data),
    }


def _picture(picture: Picture) -> dict[str, Any]:
    """Rectangles in the picture's own points; numbers stand in the margin beside them, one below another."""
    marks, ends = [], 0
    for one in sorted(picture.marks, key=lambda one: (one.mark.top, one.number)):
        box = one.mark
        left, top = round(box.left * picture.width) - 3, round(box.top * picture.height) - 2
        width, height = round((box.right - box.left) * picture.width) + 6, round((box.bottom - box.top) * picture.height) + 4
        ends = max(top + 14, ends + 20)
        marks.append({"number": one.number, "left": left, "top": top, "width": width, "height": height, "label": ends})
    return {
        "page": picture.page,
        "width": picture.width,
        "height": picture.height,
        "png": base64.b64encode(picture.png).decode(),
        "marks": marks,
        "numbers": ", ".join(map(str, sorted({mark["number"] for mark in marks}))),
    }


def _word(docx: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(docx, content_type=WORD)
    filename = f"{PurePosixPath(name).stem} (đã sửa giúp).docx"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
