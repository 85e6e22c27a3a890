"""The office's own papers in the spring of 2021: numbered, sent, received by some, recalled; one that waits to be signed, one for its number."""

from datetime import date, datetime, time

from django.core.files.uploadedfile import SimpleUploadedFile

from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.documents import actions
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.documents.queries.said import About, Address, Arrival
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.slips import Slip, write_slip
from thidua.documents.writer import Paper, Text, write_docx
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit

POST = "TRƯỞNG KHU VỰC THI ĐUA\nGIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI"
SIGNER = "Lê Quang Thịnh"


def at(day: date, hour: int, minute: int = 0) -> None:
    clock.assume(datetime.combine(day, time(hour, minute), clock.LOCAL), afresh=True)


def paperwork(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    """Up to the morning of 10/06/2021. The bloc's series goes on from the paper book of the winter."""
    head, office = users["yenbai"], units[so("Yên Bái")]
    at(date(2021, 3, 2), 8)
    actions.open_series(year.bloc, kind="", year=2021, tail="KVTĐ", on_paper=11, reason="Đã cấp trên sổ giấy quý I", by=head)
    actions.open_series(office, kind="", year=2021, tail="STP", on_paper=610, reason="Đã cấp trên sổ giấy quý I", by=head)
    _recalled(year, office, units, users)
    _guidance(year, office, units, users)
    _waiting(year, office, head)
    at(date(2021, 6, 9), 14, 30)
    said = Arrival(
        issuer_name="Bộ Tư pháp",
        code="1870/BTP-TĐKT",
        issued_on=date(2021, 6, 4),
        kind="CV",
        summary="Gửi báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2021",
        way=ArrivalWay.AXIS,
        arrived_on=date(2021, 6, 9),
        given_to="Văn phòng",
    )
    actions.enter_incoming(office, arrival=said, stored=None, by=head)


def _guidance(year: BlocYear, office: Unit, units: Units, users: dict[str, User]) -> None:
    """Went out yesterday to the whole bloc; two units have received it."""
    at(date(2021, 6, 9), 9)
    summary = "Tự chấm điểm thi đua 6 tháng đầu năm 2021"
    document = _signed(year, office, DocumentKind.GUIDANCE, summary, users["yenbai"])
    sent = _sent(document, year, users["yenbai"])
    at(date(2021, 6, 9), 10, 15)
    for place, key in ((so("Tuyên Quang"), "tuyenquang"), (cuc("Lào Cai"), "laocai")):
        actions.receive_document(sent.recipients.get(unit=units[place]), by=users[key])


def _recalled(year: BlocYear, office: Unit, units: Units, users: dict[str, User]) -> None:
    """An invitation with the wrong day, called back and replaced by one that still waits for its number."""
    at(date(2021, 6, 8), 8, 30)
    head = users["yenbai"]
    document = _signed(year, office, DocumentKind.INVITATION, "Dự họp trù bị kiểm tra chéo ngày 17/6/2021", head)
    sent = _sent(document, year, head)
    actions.receive_document(sent.recipients.get(unit=units[so("Lạng Sơn")]), by=users["langson"])
    at(date(2021, 6, 8), 16)
    actions.recall_document(sent, reason="Ghi sai ngày họp, có giấy mời khác thay thế", by=head)
    other = actions.succeed_document(sent, by=head)
    actions.sign_document(other, stored=signed_copy(other, head), by=head)


def _waiting(year: BlocYear, office: Unit, head: User) -> None:
    at(date(2021, 6, 9), 15)
    draft = _draft(year, office, DocumentKind.PLAN, "Kiểm tra chéo công tác thi đua, khen thưởng năm 2021", head)
    actions.propose_document(draft, by=head)
    _draft(year, office, DocumentKind.SUBMISSION, "Đề nghị bổ sung kinh phí hội nghị tổng kết", head)


def _draft(year: BlocYear, office: Unit, kind: DocumentKind, summary: str, by: User) -> OfficialDocument:
    words = Paper(title=kind.heading, subtitle=summary, issuer=(str(office).upper(),), blocks=(Text(f"{summary}."),))
    stored = store_file(SimpleUploadedFile("Dự thảo.docx", write_docx(words)), by=by, purpose=Purpose.SUBMISSION)
    about = About(kind, summary, "Yên Bái", "", POST, SIGNER)
    return actions.begin_document(office, bloc_year=year, about=about, stored=stored, by=by)


def _signed(year: BlocYear, office: Unit, kind: DocumentKind, summary: str, by: User) -> OfficialDocument:
    draft = _draft(year, office, kind, summary, by)
    return actions.sign_document(draft, stored=signed_copy(draft, by), by=by)


def signed_copy(document: OfficialDocument, by: User, *, signer: str = SIGNER) -> StoredFile:
    return signed_page(document.form.heading, document.summary, above=str(document.issuer), signer=signer, by=by)


def signed_page(title: str, subtitle: str, *, above: str, signer: str, by: User) -> StoredFile:
    """A page in place of the scan."""
    slip = Slip(title=title, subtitle=subtitle, above=above, rows=(("Người ký", signer),), note="", footer="")
    return store_file(SimpleUploadedFile("Bản ký.pdf", write_slip(slip)), by=by, purpose=Purpose.SUBMISSION)


def _sent(document: OfficialDocument, year: BlocYear, by: User) -> OfficialDocument:
    """Number, receivers, out: to every member but the head, to the superior, to the archive."""
    members = [row.unit for row in year.memberships.select_related("unit") if row.unit_id != document.issuer_id]
    above = [Address("", RecipientPurpose.REPORT, year.bloc.superior)] if year.bloc.superior else []
    addresses = [*above, *(Address("", RecipientPurpose.EXECUTE, unit) for unit in members), Address("VT", RecipientPurpose.KEEP)]
    document = actions.number_document(document, by=by)
    document = actions.address_document(document, addresses=addresses, by=by)
    return actions.issue_document(document, by=by)
