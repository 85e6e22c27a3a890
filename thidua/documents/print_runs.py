"""The papers of a list as one PDF: certificates by Typst, invitations by the house's writer, anything by a template of the unit."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.core.errors import RuleBroken
from thidua.core.text import fold
from thidua.documents import actions
from thidua.documents.bulk import AT_ONCE, Certificate, certificates_pdf, join, papers_pdf
from thidua.documents.enums import PrintState
from thidua.documents.models import PrintRun
from thidua.documents.office import OfficeBusy, to_pdf
from thidua.documents.queries.printing import chosen_of, rows_of
from thidua.documents.rules.fields import Value
from thidua.documents.rules.kinds import DocumentKind, PaperKind
from thidua.documents.rules.print_lists import CERTIFICATES, RECIPIENT
from thidua.documents.rules.print_values import certificate_words, day_words
from thidua.documents.templating import Unfit
from thidua.documents.templating.safely import render_many
from thidua.documents.templating.together import together
from thidua.documents.writer import Paper, Signature, Text
from thidua.files.actions import keep_files
from thidua.files.enums import Purpose
from thidua.files.landing import land_uploads


def print_list(run: PrintRun) -> PrintRun:
    """Make the PDF of a run that waits, keep it, say so; what cannot be made is told on the run. Raises `OfficeBusy`: later it works."""
    by = run.asked_by
    if run.state != PrintState.WAITING or by is None:
        return run
    try:
        landed = land_uploads([SimpleUploadedFile(_name(run), pdf_of(run), "application/pdf")], purpose=Purpose.SUBMISSION)
        [made] = keep_files(landed, by=by)
        return actions.finish_print(run, made=made, by=by)
    except OfficeBusy:
        raise
    except (RuleBroken, Unfit) as error:
        return actions.fail_print(run, why=str(error), by=by)


def _name(run: PrintRun) -> str:
    return f"{fold(run.get_kind_display()).replace(' ', '-')}-{run.rows}-ban.pdf"


def pdf_of(run: PrintRun) -> bytes:
    """Rows in the order of the list. Raises `CannotConvert`, `Unfit`."""
    values = [row.values for row in rows_of(run)]
    if run.kind in CERTIFICATES:
        day = values[0].get("day")
        rows = [Certificate(**certificate_words(run.kind, one)) for one in values]
        return certificates_pdf(rows, day=day if isinstance(day, date) else run.begun_at.date())
    if run.kind == DocumentKind.INVITATION and run.version is None:
        return papers_pdf([invitation(one) for one in values])
    return _by_template(run, values)


def _by_template(run: PrintRun, values: Sequence[Mapping[str, Value]]) -> bytes:
    chosen = chosen_of(run)
    papers = render_many(chosen.docx(), chosen.kind, values, seconds=40 + len(values))
    whole = [papers[at : at + AT_ONCE] for at in range(0, len(papers), AT_ONCE)]
    return join([pdf for some in whole for pdf in _pdfs(some)])


def _pdfs(papers: Sequence[bytes]) -> list[bytes]:
    """One PDF where they can stand in one file, else one each."""
    one = together(papers)
    return [to_pdf(paper, suffix=".docx") for paper in ([one] if one is not None else papers)]


def invitation(values: Mapping[str, Value]) -> Paper:
    """Mẫu 1.7 of Nghị định 30/2020."""
    said = {name: value for name, value in values.items() if isinstance(value, str)}
    place = ", ".join(filter(None, [said.get("dia_danh", ""), day_words(values.get("ngay_ban_hanh"))]))
    return Paper(
        kind=PaperKind.INVITATION,
        title="GIẤY MỜI",
        subtitle=said.get("trich_yeu", ""),
        issuer=tuple(filter(None, [said.get("co_quan_chu_quan", ""), said.get("co_quan_ban_hanh", "")])),
        number=f"Số: {said.get('so', '')}/{said.get('ky_hieu', '')}",
        place_and_date=place,
        blocks=tuple(_body(said, values)),
        signature=Signature(tuple(said.get("chuc_vu", "").splitlines()), said.get("nguoi_ky", "")),
        recipients=_words(values.get("noi_nhan")) or ("Như trên",),
        kept=said.get("luu", "") or "VT",
    )


def _body(said: Mapping[str, str], values: Mapping[str, Value]) -> list[Text]:
    host, guest = said.get("ben_moi", ""), said[RECIPIENT[DocumentKind.INVITATION]].rstrip(" .;")
    lines = [Text(f"{host} trân trọng kính mời: {guest}.".strip()), Text(said.get("toi_du", ""), lead="Tới dự:")]
    for name, lead in (("noi_dung", "Nội dung:"), ("chu_tri", "Chủ trì:")):
        lines += [Text(said[name], lead=lead)] if name in said else []
    guests = _words(values.get("thanh_phan"))
    lines += [Text("; ".join(guests) + ".", lead="Thành phần:")] if guests else []
    lines += [Text(said.get("thoi_gian", ""), lead="Thời gian:"), Text(said.get("dia_diem", ""), lead="Địa điểm:")]
    return lines + ([Text(said["ghi_chu"])] if "ghi_chu" in said else [])


def _words(value: Value | None) -> tuple[str, ...]:
    """Of a list of words."""
    return () if value is None or isinstance(value, str | date) else tuple(str(one) for one in value)
