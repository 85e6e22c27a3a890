"""Revoked certificates: what the file itself says, what the office has loaded, before and after signing."""

import datetime as dt
import socket
from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto.crl import CertificateList
from cryptography.x509 import ReasonFlags
from cryptography.x509.oid import NameOID
from pyhanko_certvalidator import ValidationContext

from tests.documents import signers
from tests.documents.signers import HOUR, NOW, crl, issue, ocsp_answer, other_root, paper, person, root, sign, stamping, with_store
from thidua.documents.signing import verify, verify_apart, words
from thidua.documents.signing.values import RevocationSource, RevocationState, SignaturesReport, TimeSource, report_of
from thidua.documents.signing.words import Line, Verdict

SIGNED = NOW - 2 * HOUR
"""When `sign` signs; a stamp says an hour later."""
EARLIER, LATER = SIGNED - 24 * HOUR, NOW - HOUR / 2
COMPROMISE, HOLD = ReasonFlags.key_compromise, ReasonFlags.certificate_hold
IN_FILE = "danh sách thu hồi kèm trong tệp (phát hành 07:00:00 ngày 10/06/2021)"
LOADED = "danh sách thu hồi đã nạp (phát hành 07:00:00 ngày 10/06/2021)"
ANSWER = "trả lời của nơi cấp (OCSP) kèm trong tệp (phát hành 07:00:00 ngày 10/06/2021)"
UNREVOKED = "chứng thư chưa bị thu hồi."


def judged(pdf: bytes, *lists: bytes, roots: tuple[signers.Holder, ...] | None = None, moment: dt.datetime = NOW) -> SignaturesReport:
    trusted = [one.asn1 for one in ((root(),) if roots is None else roots)]
    report = verify(pdf, trusted, moment, lists=[CertificateList.load(one) for one in lists])
    assert report_of(report.as_json()) == report
    return report


def line_of(report: SignaturesReport) -> Line:
    """The sentence about revocation."""
    return words.lines(report.signatures[0], report.moment)[4]


def signed(**more: Any) -> bytes:
    return sign(paper(), person(), **more)


def gone(at: dt.datetime, reason: ReasonFlags = COMPROMISE, holder: signers.Holder | None = None) -> bytes:
    return crl(root(), (holder or person(), at, reason), issued=NOW)


NEW = "danh sách thu hồi đã nạp (phát hành 08:00:00 ngày 10/06/2021)"
GONE_BEFORE = f"Chứng thư đã bị thu hồi từ 06:00:00 ngày 09/06/2021 (theo {NEW}, lý do: lộ khóa), trước lúc ký."
GONE_AFTER = f"Chứng thư đã bị thu hồi từ 07:30:00 ngày 10/06/2021 (theo {NEW}, lý do: lộ khóa), "
TABLE: dict[str, tuple[Callable[[], tuple[bytes, ...]], Verdict, str]] = {
    "list in the file": (
        lambda: (with_store(signed(), crls=(crl(root()),)),),
        Verdict.GOOD,
        f"Đã kiểm tra thu hồi theo {IN_FILE}: {UNREVOKED}",
    ),
    "answer in the file": (
        lambda: (with_store(signed(), answers=(ocsp_answer(person(), root()),)),),
        Verdict.GOOD,
        f"Đã kiểm tra thu hồi theo {ANSWER}: {UNREVOKED}",
    ),
    "list loaded": (lambda: (signed(), crl(root())), Verdict.GOOD, f"Đã kiểm tra thu hồi theo {LOADED}: {UNREVOKED}"),
    "issued before signing, in force then": (
        lambda: (signed(), crl(root(), issued=SIGNED - HOUR)),
        Verdict.GOOD,
        "Đã kiểm tra thu hồi theo danh sách thu hồi đã nạp (phát hành 05:00:00 ngày 10/06/2021): chứng thư chưa bị thu hồi.",
    ),
    "out of date before signing": (
        lambda: (signed(), crl(root(), issued=SIGNED - 5 * HOUR, until=SIGNED - HOUR)),
        Verdict.NOTE,
        "Chưa kiểm tra được tình trạng thu hồi: danh sách thu hồi đã nạp (phát hành 01:00:00 ngày 10/06/2021) đã quá hạn trước lúc ký.",
    ),
    "revoked before signing": (lambda: (signed(), gone(EARLIER)), Verdict.BAD, GONE_BEFORE),
    "revoked after signing, by the signer's own clock": (
        lambda: (signed(), gone(LATER)),
        Verdict.DOUBT,
        f"{GONE_AFTER}sau giờ ký ghi trong tệp; giờ này không được chứng thực nên chưa chắc đã ký trước khi thu hồi.",
    ),
    "revoked after signing, the time attested": (
        lambda: (signed(stamper=stamping()), gone(LATER)),
        Verdict.NOTE,
        f"{GONE_AFTER}sau lúc ký; giờ ký có dấu thời gian chứng thực nên chữ ký vẫn tính theo lúc ký.",
    ),
    "revoked, as an answer in the file says": (
        lambda: (with_store(signed(), answers=(ocsp_answer(person(), root(), gone=EARLIER),)),),
        Verdict.BAD,
        f"Chứng thư đã bị thu hồi từ 06:00:00 ngày 09/06/2021 (theo {ANSWER}, lý do: lộ khóa), trước lúc ký.",
    ),
    "held for a while": (
        lambda: (signed(), gone(EARLIER, HOLD)),
        Verdict.BAD,
        f"Chứng thư đã bị thu hồi từ 06:00:00 ngày 09/06/2021 (theo {NEW}, lý do: tạm dừng), trước lúc ký.",
    ),
    "without a reason": (
        lambda: (signed(), gone(EARLIER, ReasonFlags.unspecified)),
        Verdict.BAD,
        f"Chứng thư đã bị thu hồi từ 06:00:00 ngày 09/06/2021 (theo {NEW}), trước lúc ký.",
    ),
    "the file says good, the office knows more": (
        lambda: (with_store(signed(), answers=(ocsp_answer(person(), root()),)), gone(EARLIER)),
        Verdict.BAD,
        GONE_BEFORE,
    ),
    "another's certificate is revoked": (
        lambda: (signed(), crl(root(), (signers.organisation(), EARLIER, COMPROMISE))),
        Verdict.GOOD,
        f"Đã kiểm tra thu hồi theo {LOADED}: {UNREVOKED}",
    ),
}
NOT_KNOWN = (
    "Chưa kiểm tra được tình trạng thu hồi: tệp không kèm thông tin thu hồi còn dùng được, hệ thống chưa nạp danh sách thu hồi "
    "của “CA thử nghiệm phục vụ cơ quan”."
)
IGNORED: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "of another issuer": lambda: (signed(), crl(other_root(), (person(), EARLIER, COMPROMISE))),
    "signed by somebody else": lambda: (signed(), crl(root(), (person(), EARLIER, COMPROMISE), key=other_root())),
    "an answer signed by somebody else": lambda: (with_store(signed(), answers=(ocsp_answer(person(), other_root(), gone=EARLIER),)),),
    "of an answer about another": lambda: (with_store(signed(), answers=(ocsp_answer(signers.organisation(), root()),)),),
}


@pytest.mark.parametrize("case", TABLE)
def test_sentence_about_revocation(case: str) -> None:
    make, verdict, sentence = TABLE[case]
    said = line_of(judged(*make()))
    assert (said.verdict, said.words) == (verdict, sentence)


@pytest.mark.parametrize("case", IGNORED)
def test_what_proves_nothing_is_not_believed(case: str) -> None:
    said = line_of(judged(*IGNORED[case]()))
    assert (said.verdict, said.words) == (Verdict.NOTE, NOT_KNOWN)


def test_a_revoked_signer_spoils_the_whole_file() -> None:
    headline = words.headline(judged(signed(), gone(EARLIER)))
    assert (headline.verdict, headline.words[:40]) == (Verdict.BAD, "Tệp có 1 chữ ký số, 1 chữ ký không đạt. ")


def test_what_the_signature_itself_carries_is_read() -> None:
    """As Adobe's tools put it in: a list among the signed attributes."""
    context = ValidationContext(trust_roots=[root().asn1], crls=[crl(root())], moment=NOW - HOUR / 2, revocation_mode="soft-fail")
    pdf = signed(pades=False, embed_validation_info=True, validation_context=context)
    found = judged(pdf).signatures[0].revocation
    assert (found.state, found.source) == (RevocationState.GOOD, RevocationSource.CRL)


def test_a_broken_store_is_left_out() -> None:
    data = crl(root())
    pdf = with_store(signed(), crls=(data,))
    assert pdf.count(data) == 1
    assert line_of(judged(pdf.replace(data, bytes(len(data))))).words == NOT_KNOWN


def middle() -> signers.Holder:
    return issue(signers.named((NameOID.COMMON_NAME, "CA trung gian")), by=root(), number=9, ca=True)


def below() -> signers.Holder:
    return issue(signers.PERSON, by=middle(), number=3)


def test_an_issuer_between_is_asked_too() -> None:
    pdf = sign(paper(), below(), others=(middle(),))
    only_signer = line_of(judged(pdf, crl(middle())))
    assert (only_signer.verdict, only_signer.words) == (
        Verdict.NOTE,
        f"Đã kiểm tra thu hồi theo {LOADED}: {UNREVOKED} Chưa kiểm tra được thu hồi chứng thư của người cấp “CA trung gian”.",
    )
    assert line_of(judged(pdf, crl(middle()), crl(root()))).verdict == Verdict.GOOD
    revoked = line_of(judged(pdf, crl(middle()), crl(root(), (middle(), EARLIER, ReasonFlags.ca_compromise))))
    assert (revoked.verdict, revoked.words[:87]) == (
        Verdict.BAD,
        "Chứng thư của người cấp “CA trung gian” đã bị thu hồi từ 06:00:00 ngày 09/06/2021 (theo",
    )


def test_an_issuer_that_stands_in_the_store_alone_is_found() -> None:
    pdf = with_store(sign(paper(), below()), crls=(crl(middle()), crl(root())), others=(middle(),))
    assert line_of(judged(pdf)).verdict == Verdict.GOOD


def test_nothing_is_believed_of_a_chain_that_leads_nowhere() -> None:
    report = judged(signed(), gone(EARLIER), roots=(other_root(),))
    assert line_of(report).words == "Chưa kiểm tra được tình trạng thu hồi: chưa xác minh được người cấp."


def test_a_list_of_after_the_certificate_ran_out_says_nothing() -> None:
    pdf = sign(paper(), person((-365, -10)), at=NOW - 20 * 24 * HOUR)
    assert line_of(judged(pdf, crl(root()))).words == NOT_KNOWN


@pytest.mark.parametrize(
    ("at", "reason", "source"),
    [
        (EARLIER, ReasonFlags.superseded, TimeSource.UNVERIFIED),
        (LATER, ReasonFlags.superseded, TimeSource.ATTESTED),
        (LATER, ReasonFlags.key_compromise, TimeSource.UNVERIFIED),
    ],
)
def test_time_stamp_of_a_revoked_certificate(at: dt.datetime, reason: ReasonFlags, source: TimeSource) -> None:
    pdf = signed(stamper=stamping())
    stamper = issue(signers.STAMPS, by=root(), number=5, stamps=True)
    assert judged(pdf, gone(at, reason, stamper)).signatures[0].time_source == source


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert line_of(judged(signed(), crl(root()))).verdict == Verdict.GOOD


def test_apart_says_the_same() -> None:
    pdf, known = signed(), gone(EARLIER)
    assert verify_apart(pdf, [root().asn1], NOW, lists=[known]) == judged(pdf, known)
