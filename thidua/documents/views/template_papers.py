"""Papers printed by a template: a sample with invented data, and a document written into the template's own fields."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, told_on
from thidua.documents import actions
from thidua.documents.by_template import render_chosen
from thidua.documents.forms.templates import GAP, ComposeForm, first_words
from thidua.documents.models import OfficialDocument
from thidua.documents.office import CannotConvert
from thidua.documents.previews import page_picture, pdf_of
from thidua.documents.queries.said import About
from thidua.documents.queries.templates import Chosen, template_for
from thidua.documents.rules.fields import FIELDS, slug
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating import Unfit, ValuesMissing, sample
from thidua.documents.templating.safely import read_safely, reading_from
from thidua.documents.views.templates import chosen_unit, kind_for, version_seen
from thidua.files.actions import keep_files
from thidua.files.enums import Purpose
from thidua.files.landing import land_uploads
from thidua.files.queries import why_not_open
from thidua.files.rules import MEDIA_TYPES
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_acted_for

WORD = MEDIA_TYPES[".docx"]


@login_required
@require_safe
def sample_of_version(request: UserRequest, pk: int, shape: str) -> HttpResponse:
    version = version_seen(request, pk)
    why = why_not_open(version.file)
    if why is not None:
        raise PermissionDenied(why)
    return _sample(request, Chosen(version.template.form, version), shape)


@login_required
@require_safe
def sample_of_built_in(request: UserRequest, kind: str, shape: str) -> HttpResponse:
    """The template that comes with the system: `mau.docx` is itself, to be changed in Word and brought as one's own."""
    chosen = Chosen(kind_for(kind))
    if shape == "mau.docx":
        return _file(chosen.docx(), name=f"mau-{kind}.docx", kind=WORD)
    return _sample(request, chosen, shape)


def _sample(request: UserRequest, chosen: Chosen, shape: str) -> HttpResponse:
    """`shape`: in-thu.docx, in-thu.pdf, or a picture of a page: in-thu.png?trang=2. Without LibreOffice only the first."""
    if shape not in {"in-thu.docx", "in-thu.pdf", "in-thu.png"}:
        raise Http404
    made = render_chosen(chosen, sample(FIELDS[chosen.kind]))
    if shape.endswith(".docx"):
        return _file(made, name=f"in-thu-{slug(chosen.kind)}.docx", kind=WORD)
    try:
        if shape.endswith(".pdf"):
            return _file(pdf_of(made), name=f"in-thu-{slug(chosen.kind)}.pdf", kind=MEDIA_TYPES[".pdf"])
        said = request.GET.get("trang", "1")
        picture = page_picture(made, page=int(said) if said.isdecimal() and 0 < len(said) < 4 and int(said) else 1)
    except CannotConvert as error:
        raise PermissionDenied(str(error)) from error
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _file(content: bytes, *, name: str, kind: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


# ---- a document by a template ----


@login_required
@require_http_methods(["GET", "POST"])
def compose(request: UserRequest, kind: str) -> HttpResponse:
    """Fill in the fields that the unit's template prints; take the Word file away, or make it the draft of a document."""
    wanted, today = kind_for(kind), clock.today()
    units = units_acted_for(request.user, today).order_by("name_sort", "pk")
    unit = chosen_unit(request, units)
    if unit is None:
        raise PermissionDenied("Chỉ chuyên viên, lãnh đạo của một đơn vị soạn được văn bản.")
    chosen = template_for(unit, wanted, today)
    form = _form(request, chosen, unit)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            made = _printed(chosen, form)
            if made is not None:
                return _kept(request, unit, wanted, form, made)
    told = {"form": form, "chosen": chosen, "unit": unit, "units": units, "kind": wanted, "slug": kind}
    return render(request, "documents/template_compose.html", told, status=422 if form.is_bound else 200)


def _form(request: UserRequest, chosen: Chosen, unit: Unit) -> ComposeForm:
    reading = reading_from(chosen.version.reading) if chosen.version else read_safely(chosen.docx(), chosen.kind)
    names, needed = [one.name for one in reading.used], [one.name for one in reading.used if one.is_needed]
    return ComposeForm(request.POST or None, known=FIELDS[chosen.kind], names=names, needed=needed, initial=first_words(unit))


def _printed(chosen: Chosen, form: ComposeForm) -> bytes | None:
    """None when a field has no value; then the form tells which."""
    try:
        return render_chosen(chosen, form.values(today=clock.today()))
    except ValuesMissing as missing:
        for name in dict.fromkeys(one.partition(".")[0] for one in missing.names):
            form.add_error(name, GAP)
    except Unfit as error:
        raise RuleBroken(str(error)) from error
    return None


def _kept(request: UserRequest, unit: Unit, kind: DocumentKind, form: ComposeForm, made: bytes) -> HttpResponse:
    name = f"{slug(kind)}-du-thao.docx"
    if request.POST.get("viec") != "du-thao":
        return _file(made, name=name, kind=WORD)
    document = _begun(request, unit, _about(kind, form.cleaned_data), SimpleUploadedFile(name, made, content_type=WORD))
    return redirect("documents:document", document.pk)


def _about(kind: DocumentKind, said: dict[str, Any]) -> About:
    words = {name: said.get(name) or "" for name in ("trich_yeu", "dia_danh", "chuc_vu", "nguoi_ky")}
    return About(kind, words["trich_yeu"], words["dia_danh"], "", words["chuc_vu"], words["nguoi_ky"])


def _begun(request: UserRequest, unit: Unit, about: About, upload: SimpleUploadedFile) -> OfficialDocument:
    files = land_uploads([upload], purpose=Purpose.SUBMISSION)
    with transaction.atomic():
        [stored] = keep_files(files, by=request.user)
        return actions.begin_document(unit, about=about, stored=stored, by=request.user)
