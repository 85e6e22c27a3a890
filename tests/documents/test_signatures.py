"""Trusted roots, checks of stored files, the PDF to sign: actions, jobs, pages."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography.x509 import ReasonFlags
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client
from django_tasks_db.models import DBTaskResult
from docx import Document

from tests.documents import signers
from tests.documents.papers import about, signed
from tests.plans.make import House, house
from thidua.accounts.models import User
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.documents import actions, jobs
from thidua.documents.models import OfficialDocument, RevocationList, SignatureCheck, TrustRoot
from thidua.documents.queries.signatures import check_of, digest_of_roots
from thidua.documents.signing import verify
from thidua.files.actions import store_file
from thidua.files.enums import Purpose, ScanState
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.ledger.models import Entry

SOURCE = "Trang của tổ chức cấp; đối chiếu với công văn"
HAS_OFFICE = shutil.which("soffice") is not None


@pytest.fixture
def made(moment: datetime, admin: User) -> House:
    return house(admin)


def loaded(by: User) -> TrustRoot:
    return actions.load_root(signers.root().pem, source=SOURCE, by=by)


def stored(pdf: bytes, *, by: User, name: str = "ban-ky.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, pdf), by=by, purpose=Purpose.SUBMISSION)


def signed_file(by: User) -> StoredFile:
    return stored(signers.sign(signers.paper(), signers.person()), by=by)


# ---- roots ----


def test_root_is_loaded_once_and_withdrawn_with_a_reason(moment: datetime, admin: User) -> None:
    root = loaded(admin)
    assert loaded(admin) == root
    assert (root.name, root.organisation, root.fingerprint) == (
        "CA thử nghiệm phục vụ cơ quan",
        "Ban thử nghiệm",
        signers.root().asn1.sha256.hex(),
    )
    actions.withdraw_root(root, reason="Tổ chức cấp đổi chứng thư", by=admin)
    again = loaded(admin)
    assert again != root
    assert [entry.action for entry in Entry.objects.filter(action__startswith="documents.").order_by("pk")] == [
        "documents.load_root",
        "documents.withdraw_root",
        "documents.load_root",
    ]


def test_only_a_system_administrator_keeps_roots(moment: datetime, admin: User, person: User) -> None:
    words = "Chỉ quản trị hệ thống nạp, rút chứng thư gốc tin cậy. Cần thêm chứng thư nào thì báo quản trị."
    with pytest.raises(RuleBroken) as refusal:
        loaded(person)
    assert str(refusal.value) == words
    root = loaded(admin)
    with pytest.raises(RuleBroken) as refusal:
        actions.withdraw_root(root, reason="Thử", by=person)
    assert str(refusal.value) == words


def test_root_withdrawn_twice_or_without_a_reason(moment: datetime, admin: User) -> None:
    root = loaded(admin)
    with pytest.raises(RuleBroken, match="Ghi lý do rút chứng thư gốc"):
        actions.withdraw_root(root, reason=" ", by=admin)
    actions.withdraw_root(root, reason="Thử", by=admin)
    with pytest.raises(RuleBroken, match="Chứng thư gốc này đã rút rồi"):
        actions.withdraw_root(root, reason="Thử", by=admin)


SECRET = "Tệp này chứa khóa bí mật."
NOT_A_ROOT: dict[str, tuple[Callable[[], bytes], str]] = {
    "PKCS#12": (lambda: signers.person().pkcs12(), SECRET),
    "key in DER": (lambda: signers.person().key_der, SECRET),
    "key in PEM": (lambda: signers.key_pem(signers.person()), SECRET),
    "key beside the certificate": (lambda: signers.root().pem + signers.key_pem(signers.root()), SECRET),
    "signer's certificate": (lambda: signers.person().pem, f"“{signers.NAME}” là chứng thư của người ký"),
    "short key": (
        lambda: signers.issue(signers.CA, number=8, bits=1024, ca=True).pem,
        "Khóa của “CA thử nghiệm phục vụ cơ quan” chỉ dài 1024 bit",
    ),
    "two certificates": (lambda: signers.root().pem + signers.other_root().pem, "Không đọc được chứng thư trong tệp."),
    "not a certificate": (lambda: b"xin chao", "Không đọc được chứng thư trong tệp."),
    "empty": (lambda: b"", "Không đọc được chứng thư trong tệp."),
    "large": (lambda: bytes(65 * 1024), "Tệp lớn hơn 64 KB"),
}


@pytest.mark.parametrize("case", NOT_A_ROOT)
def test_what_is_no_root(case: str, moment: datetime, admin: User, signed_in: Callable[[User], Client]) -> None:
    data, words = NOT_A_ROOT[case]
    with pytest.raises(RuleBroken) as refusal:
        actions.load_root(data(), source=SOURCE, by=admin)
    assert str(refusal.value).startswith(words)
    answer = signed_in(admin).post("/van-ban/chung-thu-goc/nap/", {"file": SimpleUploadedFile("goc.pem", data()), "source": SOURCE})
    assert answer.status_code == 422
    assert words.split("“")[0] in answer.content.decode()
    assert not TrustRoot.objects.exists()


def test_der_is_as_good_as_pem(moment: datetime, admin: User) -> None:
    root = actions.load_root(signers.root().asn1.dump(), source=SOURCE, by=admin)
    assert root.pem.encode() == signers.root().pem


def test_walls_of_the_database(moment: datetime, admin: User) -> None:
    root = loaded(admin)
    check = actions.check_signatures(signed_file(admin), by=admin)
    wrong = [
        lambda: TrustRoot.objects.filter(pk=root.pk).update(source=""),
        lambda: TrustRoot.objects.filter(pk=root.pk).update(valid_to=root.valid_from),
        lambda: TrustRoot.objects.filter(pk=root.pk).update(withdrawn_at=moment),
        lambda: _copied(root),
        lambda: SignatureCheck.objects.filter(pk=check.pk).update(checked_at=moment),
        lambda: SignatureCheck.objects.filter(pk=check.pk).update(result={}),
        lambda: _copied(check),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def _copied(row: TrustRoot | SignatureCheck) -> None:
    again = type(row).objects.get(pk=row.pk)
    again.pk = None
    again.save()


# ---- lists of revoked certificates ----


def listed(by: User, *gone: signers.Gone) -> RevocationList:
    return actions.load_list(signers.crl(signers.root(), *gone), source=SOURCE, by=by)


def test_list_is_loaded_once_and_withdrawn_with_a_reason(moment: datetime, admin: User) -> None:
    gone = (signers.person(), moment - timedelta(days=1), ReasonFlags.superseded)
    first = listed(admin, gone)
    assert actions.load_list(bytes(first.der), source=SOURCE, by=admin) == first
    assert (first.name, first.number, first.issued_at) == ("CA thử nghiệm phục vụ cơ quan", 1, moment - signers.HOUR)
    actions.withdraw_list(first, reason="Nạp nhầm", by=admin)
    with pytest.raises(RuleBroken, match="Danh sách thu hồi này đã rút rồi"):
        actions.withdraw_list(first, reason="Thử", by=admin)
    assert [entry.action for entry in Entry.objects.filter(action__endswith="_list").order_by("pk")] == [
        "documents.load_list",
        "documents.withdraw_list",
    ]


def test_only_a_system_administrator_keeps_lists(moment: datetime, admin: User, person: User) -> None:
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống nạp, rút danh sách thu hồi"):
        listed(person)
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống nạp, rút danh sách thu hồi"):
        actions.withdraw_list(listed(admin), reason="Thử", by=person)


NOT_A_LIST: dict[str, tuple[Callable[[], bytes], str]] = {
    "certificate": (lambda: signers.root().pem, "Không đọc được danh sách thu hồi trong tệp."),
    "key": (lambda: signers.person().key_der, SECRET),
    "empty": (lambda: b"", "Không đọc được danh sách thu hồi trong tệp."),
    "of a root we know, signed by another": (
        lambda: signers.crl(signers.root(), key=signers.other_root()),
        "Danh sách ghi của “CA thử nghiệm phục vụ cơ quan” nhưng không đúng chữ ký",
    ),
    "of tomorrow": (
        lambda: signers.crl(signers.root(), issued=signers.NOW + 24 * signers.HOUR, until=None),
        "Danh sách ghi phát hành ngày 11/06/2021, sau hôm nay.",
    ),
    "of changes alone": (lambda: signers.crl(signers.root(), delta=True), "Đây là danh sách bổ sung (delta)"),
    "large": (lambda: bytes(20 * 1024 * 1024 + 1), "Tệp lớn hơn 20 MB"),
}


@pytest.mark.parametrize("case", NOT_A_LIST)
def test_what_is_no_list(case: str, moment: datetime, admin: User, signed_in: Callable[[User], Client]) -> None:
    data, words = NOT_A_LIST[case]
    loaded(admin)
    answer = signed_in(admin).post(
        "/van-ban/chung-thu-goc/thu-hoi/nap/", {"file": SimpleUploadedFile("thu-hoi.crl", data()), "source": SOURCE}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not RevocationList.objects.exists()


def test_list_goes_in_and_out_by_the_pages(moment: datetime, admin: User, person: User, signed_in: Callable[[User], Client]) -> None:
    browser = signed_in(admin)
    assert "Chưa nạp danh sách nào." in browser.get("/van-ban/chung-thu-goc/").content.decode()
    sent = {"file": SimpleUploadedFile("thu-hoi.crl", signers.crl(signers.root())), "source": SOURCE}
    answer = browser.post("/van-ban/chung-thu-goc/thu-hoi/nap/", sent)
    kept = RevocationList.objects.get()
    assert answer["Location"] == f"/van-ban/chung-thu-goc/#thu-hoi-{kept.pk}"
    act = f"/van-ban/chung-thu-goc/thu-hoi/{kept.pk}/rut/"
    assert [act in signed_in(user).get("/van-ban/chung-thu-goc/").content.decode() for user in (person, admin)] == [False, True]
    assert browser.post(act, {"reason": ""}).status_code == 422
    browser.post(act, {"reason": "Nạp nhầm tệp"})
    assert "Nạp nhầm tệp" in browser.get("/van-ban/chung-thu-goc/").content.decode()


def test_file_is_checked_anew_with_a_list_that_was_loaded_since(made: House) -> None:
    loaded(made.admin)
    file = signed_file(made.clerk)
    jobs.check_signatures(actions.check_signatures(file, by=made.clerk).pk)
    listed(made.admin, (signers.person(), signers.NOW - 24 * signers.HOUR, ReasonFlags.key_compromise))
    again = actions.check_signatures(file, by=made.clerk)
    jobs.check_signatures(again.pk)
    again.refresh_from_db()
    assert again.shown is not None
    assert again.shown.headline.words.startswith("Tệp có 1 chữ ký số, 1 chữ ký không đạt.")


# ---- checks ----


def test_check_is_made_in_the_background_and_kept(made: House) -> None:
    loaded(made.admin)
    file = signed_file(made.clerk)
    before = path_of(file).read_bytes()
    check = actions.check_signatures(file, by=made.clerk)
    assert (check.report, DBTaskResult.objects.count()) == (None, 1)
    jobs.check_signatures(check.pk)
    check.refresh_from_db()
    assert check.shown is not None
    assert check.shown.headline.words == "Tệp có 1 chữ ký số, nguyên vẹn và xác minh được người cấp."
    assert (check_of(file), path_of(file).read_bytes()) == (check, before)


def test_check_asked_and_made_twice_is_one(made: House) -> None:
    file = signed_file(made.clerk)
    check = actions.check_signatures(file, by=made.clerk)
    assert actions.check_signatures(file, by=made.clerk) == check
    jobs.check_signatures(check.pk)
    check.refresh_from_db()
    first = check.checked_at
    jobs.check_signatures(check.pk)
    check.refresh_from_db()
    assert check.checked_at == first
    assert actions.check_signatures(file, by=made.clerk) == check
    assert DBTaskResult.objects.count() == 1


def test_check_is_made_anew_with_other_roots_or_on_another_day(made: House, at: Callable[[datetime], None], moment: datetime) -> None:
    file = signed_file(made.clerk)
    first = actions.check_signatures(file, by=made.clerk)
    jobs.check_signatures(first.pk)
    loaded(made.admin)
    second = actions.check_signatures(file, by=made.clerk)
    jobs.check_signatures(second.pk)
    at(moment + timedelta(days=1))
    third = actions.check_signatures(file, by=made.clerk)
    assert len({first.pk, second.pk, third.pk}) == 3
    shown = [check.shown.headline.words for check in SignatureCheck.objects.exclude(result=None).order_by("pk") if check.shown]
    assert shown == [
        "Tệp có 1 chữ ký số, nội dung nguyên vẹn; 1 chữ ký còn điểm chưa xác minh được.",
        "Tệp có 1 chữ ký số, nguyên vẹn và xác minh được người cấp.",
    ]


def test_withdrawn_root_verifies_nobody(made: House) -> None:
    actions.withdraw_root(loaded(made.admin), reason="Thử", by=made.admin)
    check = actions.check_signatures(signed_file(made.clerk), by=made.clerk)
    jobs.check_signatures(check.pk)
    check.refresh_from_db()
    assert check.shown is not None
    assert "Chưa xác minh được người cấp: hệ thống chưa nạp chứng thư gốc tin cậy nào." in [
        line.words for line in check.shown.signatures[0].lines
    ]


def test_only_the_system_writes_what_was_found(made: House) -> None:
    check = actions.check_signatures(signed_file(made.clerk), by=made.clerk)
    report = verify(signers.paper(), [], signers.NOW)
    with pytest.raises(RuleBroken, match="Kết quả kiểm tra chữ ký số chỉ do hệ thống ghi"):
        actions.note_signatures(check, report, roots=digest_of_roots(), by=made.clerk)
    assert actions.note_signatures(check, report, roots=digest_of_roots(), by=SYSTEM).result == report.as_json()


def test_scan_and_quarantined_file_are_not_checked(made: House) -> None:
    picture = signed_file(made.clerk)
    picture.media_type = "image/jpeg"
    picture.save()
    with pytest.raises(RuleBroken, match="Chữ ký số chỉ kiểm tra được trên tệp PDF"):
        actions.check_signatures(picture, by=made.clerk)
    waiting = signed_file(made.clerk)
    waiting.scan = ScanState.QUARANTINE
    waiting.save()
    with pytest.raises(RuleBroken, match="đang chờ quét mã độc"):
        actions.check_signatures(waiting, by=made.clerk)


# ---- pages ----


def test_page_of_roots_shows_fingerprints_to_everybody_and_acts_to_the_administrator(
    made: House, signed_in: Callable[[User], Client]
) -> None:
    empty = signed_in(made.clerk).get("/van-ban/chung-thu-goc/").content.decode()
    assert "Chưa nạp chứng thư gốc nào" in empty
    root = loaded(made.admin)
    seen, kept = (signed_in(user).get("/van-ban/chung-thu-goc/").content.decode() for user in (made.clerk, made.admin))
    assert [root.fingerprint in page for page in (seen, kept)] == [True, True]
    act = f"/van-ban/chung-thu-goc/{root.pk}/rut/"
    assert [act in page for page in (seen, kept)] == [False, True]


def test_root_goes_in_and_out_by_the_pages(moment: datetime, admin: User, signed_in: Callable[[User], Client]) -> None:
    browser = signed_in(admin)
    sent = {"file": SimpleUploadedFile("goc.cer", signers.root().pem), "source": SOURCE}
    answer = browser.post("/van-ban/chung-thu-goc/nap/", sent)
    root = TrustRoot.objects.get()
    assert answer["Location"] == f"/van-ban/chung-thu-goc/#goc-{root.pk}"
    assert browser.post(f"/van-ban/chung-thu-goc/{root.pk}/rut/", {"reason": ""}).status_code == 422
    browser.post(f"/van-ban/chung-thu-goc/{root.pk}/rut/", {"reason": "Đã thay chứng thư"})
    assert "Đã thay chứng thư" in browser.get("/van-ban/chung-thu-goc/").content.decode()
    again = browser.post(f"/van-ban/chung-thu-goc/{root.pk}/rut/", {"reason": "Lần nữa"}, follow=True)
    assert "Chứng thư gốc này đã rút rồi." in again.content.decode()


def test_any_file_is_looked_into_and_nothing_is_kept(made: House, signed_in: Callable[[User], Client]) -> None:
    loaded(made.admin)
    pdf = signers.sign(signers.paper(), signers.person())
    answer = signed_in(made.clerk).post("/van-ban/kiem-tra-chu-ky/", {"file": SimpleUploadedFile("Công văn.pdf", pdf)})
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Kết quả: Công văn.pdf",
        "Tệp có 1 chữ ký số, nguyên vẹn và xác minh được người cấp.",
        "Chữ ký của người ký: Lan Hoàng Thị Mai, Sở Tư pháp tỉnh Yên Bái",
        "Chưa có chữ ký số của cơ quan, tổ chức",
        "Chưa kiểm tra được tình trạng thu hồi",
    ):
        assert words in page
    assert (StoredFile.objects.count(), SignatureCheck.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "data", "status", "words"),
    [
        ("khoa.p12", lambda: signers.person().pkcs12(), 422, SECRET),
        ("khoa.pdf", lambda: signers.person().pkcs12(), 422, SECRET),
        ("ban.docx", lambda: b"PK", 422, "Chỉ kiểm tra được tệp PDF đã ký số."),
        ("ban.pdf", lambda: b"PK", 200, "Tệp này không phải PDF."),
        ("ban.pdf", lambda: b"", 200, "Tệp này không phải PDF."),
        ("lon.pdf", lambda: bytes(20 * 1024 * 1024 + 1), 422, "Tệp lớn hơn 20 MB."),
    ],
)
def test_file_that_is_not_a_signed_pdf(
    name: str, data: Callable[[], bytes], status: int, words: str, made: House, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(made.clerk).post("/van-ban/kiem-tra-chu-ky/", {"file": SimpleUploadedFile(name, data())})
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_part_of_the_document_page_in_its_four_states(made: House) -> None:
    document = signed(made)
    assert document.signed is not None
    page = {"document": document}
    assert "chữ ký số chưa được kiểm tra" in render_to_string("documents/_signatures.html", page)
    check = actions.check_signatures(document.signed, by=made.clerk)
    assert "Đang kiểm tra chữ ký số của ban-ky.pdf" in render_to_string("documents/_signatures.html", page | {"check": check})
    jobs.check_signatures(check.pk)
    check.refresh_from_db()
    done = render_to_string("documents/_signatures.html", page | {"check": check})
    assert "Tệp chưa có chữ ký số nào." in done and "Kiểm tra lại" in done
    document.signed.media_type = "image/jpeg"
    assert "Bản ký là ảnh quét" in render_to_string("documents/_signatures.html", page)


def test_check_of_a_document_is_asked_by_whoever_reads_it(made: House, signed_in: Callable[[User], Client]) -> None:
    document = signed(made)
    answer = signed_in(made.clerk).post(f"/van-ban/{document.pk}/chu-ky-so/")
    assert answer["Location"] == f"/van-ban/{document.pk}/"
    assert check_of(document.signed) is not None
    assert signed_in(made.people["Lào Cai"]).post(f"/van-ban/{document.pk}/chu-ky-so/").status_code == 404


# ---- the PDF to sign ----


def word_paper(post: str, name: str) -> bytes:
    """A draft with a signer's block as Word users lay it: a table of two columns."""
    document, target = Document(), BytesIO()
    document.add_paragraph("Nội dung của văn bản.")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "Nơi nhận:\n- Lưu: VT."
    cells[1].text = f"{post}\n\n\n\n\n{name}"
    document.save(target)
    return target.getvalue()


def document_with(made: House, data: bytes, *, name: str) -> OfficialDocument:
    said = about(post=f"TRƯỞNG KHU VỰC THI ĐUA\n{signers.POST}", signer=signers.NAME)
    return actions.begin_document(made.head, bloc_year=made.year, about=said, stored=stored(data, by=made.clerk, name=name), by=made.clerk)


def names_of_fields(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(field.T) for field in opened.Root.AcroForm.Fields]


@pytest.mark.parametrize(("wish", "fields"), [("", ["NguoiKy", "CoQuan"]), ("phu-luc", ["PhuLuc"]), ("ban-sao", ["BanSao"])])
def test_pdf_to_sign(wish: str, fields: list[str], made: House, signed_in: Callable[[User], Client]) -> None:
    document = document_with(made, signers.paper(), name="Kế hoạch.pdf")
    answer = signed_in(made.clerk).get(f"/van-ban/{document.pk}/pdf-de-ky/", {"loai": wish})
    assert answer["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch" in answer["Content-Disposition"]
    assert names_of_fields(answer.content) == fields


@pytest.mark.skipif(not HAS_OFFICE, reason="this machine has no LibreOffice")
def test_pdf_to_sign_out_of_a_word_file(made: House, signed_in: Callable[[User], Client]) -> None:
    document = document_with(made, word_paper(signers.POST, signers.NAME), name="du-thao.docx")
    answer = signed_in(made.clerk).get(f"/van-ban/{document.pk}/pdf-de-ky/")
    assert names_of_fields(answer.content) == ["NguoiKy", "CoQuan"]
    twice = signers.sign(signers.sign(answer.content, signers.person()), signers.organisation(), field="CoQuan")
    assert [one.wholeness for one in verify(twice, [signers.root().asn1], signers.NOW).signatures] == ["signed_on", "whole"]


@pytest.mark.parametrize(
    ("walk", "words"),
    [
        (lambda made: document_with(made, signers.paper(name="Người Khác Ký"), name="a.pdf"), "Chưa tìm thấy họ tên người ký"),
        (lambda made: actions.begin_document(made.head, about=about(), by=made.clerk), "Chưa có tệp dự thảo để chuyển thành PDF."),
    ],
)
def test_pdf_to_sign_is_refused_with_a_reason(
    walk: Callable[[House], OfficialDocument], words: str, made: House, signed_in: Callable[[User], Client]
) -> None:
    document = walk(made)
    answer = signed_in(made.clerk).get(f"/van-ban/{document.pk}/pdf-de-ky/", follow=True)
    assert answer.redirect_chain == [(f"/van-ban/{document.pk}/", 302)]
    assert words in answer.content.decode()


def test_pdf_to_sign_is_not_for_others(made: House, signed_in: Callable[[User], Client]) -> None:
    document = document_with(made, signers.paper(), name="a.pdf")
    assert signed_in(made.people["Lào Cai"]).get(f"/van-ban/{document.pk}/pdf-de-ky/").status_code == 404
    assert signed_in(made.admin).get(f"/van-ban/{document.pk}/pdf-de-ky/").status_code == 302
