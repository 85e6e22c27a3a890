"""Checks of stored files, the PDF to sign: actions, jobs, pages."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography.x509 import ReasonFlags
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django_tasks_db.models import DBTaskResult
from docx import Document

from tests.documents import signers
from tests.documents.papers import about, signed
from tests.documents.trust import SECRET, listed, loaded, signed_file, stored
from tests.plans.make import House, house
from thidua.accounts.models import User
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.documents import actions, jobs
from thidua.documents.models import OfficialDocument, SignatureCheck
from thidua.documents.queries.signatures import check_of, digest_of_roots
from thidua.documents.signing import verify
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.files.queries import path_of

HAS_OFFICE = shutil.which("soffice") is not None


@pytest.fixture
def made(moment: datetime, admin: User) -> House:
    return house(admin)


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


# ---- pages ----


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
