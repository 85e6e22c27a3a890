"""Trusted roots and lists of revoked certificates: who keeps them, what is none, their pages."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.x509 import ReasonFlags
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from tests.documents import signers
from tests.documents.trust import SECRET, SOURCE, listed, loaded, signed_file
from tests.plans.make import House, house
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.models import RevocationList, SignatureCheck, TrustRoot
from thidua.ledger.models import Entry


@pytest.fixture
def made(moment: datetime, admin: User) -> House:
    return house(admin)


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


# ---- the page of roots ----


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
