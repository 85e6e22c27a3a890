"""Signed files as they arrive, and the exact sentences a clerk reads about them."""

import datetime as dt
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.documents import signers, tampering
from tests.documents.signers import NOW, issue, organisation, other_root, paper, person, root, sign, stamping
from thidua.documents.signing import Kind, Place, prepare, verify, verify_apart, words
from thidua.documents.signing.values import Chain, SignaturesReport, Signer, TimeSource, Trouble, Wholeness, report_of
from thidua.documents.signing.words import Verdict

DAY = dt.timedelta(days=1)
GOOD_WHOLE = "Nội dung nguyên vẹn: chữ ký bao trùm toàn bộ tệp."
CLAIMED = "Ký lúc 06:00:00 ngày 10/06/2021 theo đồng hồ của máy người ký, không có dấu thời gian chứng thực."
IN_FORCE = "Chứng thư có hạn từ ngày 10/06/2020 đến ngày 10/06/2022, lúc ký và nay đều còn hạn."
KNOWN = "Đã xác minh người cấp: “CA thử nghiệm phục vụ cơ quan”, theo chứng thư gốc “CA thử nghiệm phục vụ cơ quan” đã nạp."
NOT_ASKED = (
    "Chưa kiểm tra được tình trạng thu hồi: tệp không kèm thông tin thu hồi còn dùng được, hệ thống chưa nạp danh sách thu hồi "
    "của “CA thử nghiệm phục vụ cơ quan”."
)
NOT_ASKED_UNKNOWN = "Chưa kiểm tra được tình trạng thu hồi: chưa xác minh được người cấp."
STRONG = "Thuật toán băm SHA-256, đủ mạnh."
PADES = "Chữ ký theo chuẩn PAdES."
GOOD = [GOOD_WHOLE, CLAIMED, IN_FORCE, KNOWN, NOT_ASKED, STRONG, PADES]
ONE_GOOD = "Tệp có 1 chữ ký số, nguyên vẹn và xác minh được người cấp."
ONE_DOUBTFUL = "Tệp có 1 chữ ký số, nội dung nguyên vẹn; 1 chữ ký còn điểm chưa xác minh được."
ONE_BAD = "Tệp có 1 chữ ký số, 1 chữ ký không đạt. Chưa dùng bản này; đề nghị nơi gửi ký lại."


def judged(pdf: bytes, *, roots: tuple[signers.Holder, ...] | None = None, moment: dt.datetime = NOW) -> SignaturesReport:
    known = (root(),) if roots is None else roots
    report = verify(pdf, [one.asn1 for one in known], moment)
    assert report_of(report.as_json()) == report
    return report


def said(report: SignaturesReport, number: int = 0) -> list[str]:
    return [line.words for line in words.lines(report.signatures[number], report.moment)]


def instead(**changes: str) -> list[str]:
    """The sentences of a good signature, some of them another."""
    names = ["whole", "time", "validity", "chain", "revoked", "strength", "form"]
    if "chain" in changes:
        changes.setdefault("revoked", NOT_ASKED_UNKNOWN)
    return [changes.get(name, line) for name, line in zip(names, GOOD, strict=True)]


def self_signed() -> signers.Holder:
    return issue(signers.PERSON, number=6)


def not_for_signing() -> signers.Holder:
    return issue(signers.PERSON, number=7, by=root(), signs=False)


def short_key() -> signers.Holder:
    return issue(signers.PERSON, number=8, by=root(), bits=1024)


TABLE: dict[str, tuple[Callable[[], bytes], str, list[str]]] = {
    "good": (lambda: sign(paper(), person()), ONE_GOOD, GOOD),
    "not PAdES": (
        lambda: sign(paper(), person(), pades=False),
        ONE_GOOD,
        instead(form="Chữ ký theo kiểu adbe.pkcs7.detached, không phải PAdES."),
    ),
    "time attested": (
        lambda: sign(paper(), person(), stamper=stamping()),
        ONE_GOOD,
        instead(time="Ký lúc 07:00:00 ngày 10/06/2021, được dấu thời gian của “Dấu thời gian thử nghiệm” chứng thực."),
    ),
    "time stamp of an unknown issuer": (
        lambda: sign(paper(), person(), stamper=stamping(other_root())),
        ONE_GOOD,
        instead(
            time="Ký lúc 07:00:00 ngày 10/06/2021 theo dấu thời gian của “Dấu thời gian thử nghiệm”; "
            "chưa xác minh được người cấp dấu thời gian."
        ),
    ),
    "signed tomorrow": (
        lambda: sign(paper(), person(), at=NOW + DAY),
        ONE_DOUBTFUL,
        instead(time="Giờ ký ghi trong tệp (08:00:00 ngày 11/06/2021) muộn hơn lúc kiểm tra: đồng hồ của máy ký sai."),
    ),
    "changed byte": (
        lambda: tampering.with_a_byte_changed(sign(paper(), person())),
        ONE_BAD,
        instead(whole="Nội dung không còn đúng như lúc ký: phần đã ký bị thay đổi."),
    ),
    "page added": (
        lambda: tampering.with_a_page_more(sign(paper(), person())),
        ONE_BAD,
        instead(whole="Sau khi ký có người thêm 1 trang (lúc ký 1 trang, nay 2 trang)."),
    ),
    "page added, its number not": (
        lambda: tampering.with_a_page_more(sign(paper(), person()), lies=True),
        ONE_BAD,
        instead(whole="Sau khi ký có người thêm 1 trang (lúc ký 1 trang, nay 2 trang)."),
    ),
    "page taken away": (
        lambda: tampering.with_a_page_less(sign(paper(pages=3), person())),
        ONE_BAD,
        instead(whole="Sau khi ký có người bớt 1 trang (lúc ký 3 trang, nay 2 trang)."),
    ),
    "other words on the page": (
        lambda: tampering.with_other_words(sign(paper(), person())),
        ONE_BAD,
        instead(whole="Nội dung tệp đã bị sửa sau khi ký."),
    ),
    "form filled in": (
        lambda: tampering.with_the_form_filled(sign(tampering.with_a_form(paper()), person())),
        ONE_GOOD,
        instead(whole="Nội dung nguyên vẹn; sau chữ ký này có người điền ô biểu mẫu mà tệp cho phép điền: SoBan."),
    ),
    "expired at signing": (
        lambda: sign(paper(), person((-365, -10))),
        ONE_BAD,
        instead(validity="Chứng thư đã hết hạn khi ký: hết hạn ngày 31/05/2021, ký ngày 10/06/2021."),
    ),
    "expired now, in force at signing": (
        lambda: sign(paper(), person((-365, -10)), at=NOW - 20 * DAY),
        ONE_DOUBTFUL,
        instead(
            time="Ký lúc 08:00:00 ngày 21/05/2021 theo đồng hồ của máy người ký, không có dấu thời gian chứng thực.",
            validity="Chứng thư nay đã hết hạn (ngày 31/05/2021), còn hạn vào giờ ký ghi trong tệp; giờ này không được chứng thực nên "
            "chưa chắc đã ký khi chứng thư còn hạn.",
        ),
    ),
    "not yet in force": (
        lambda: sign(paper(), person((5, 365))),
        ONE_BAD,
        instead(validity="Chứng thư chưa có hiệu lực khi ký: có hiệu lực từ ngày 15/06/2021, ký ngày 10/06/2021."),
    ),
    "self-signed": (
        lambda: sign(paper(), self_signed()),
        ONE_DOUBTFUL,
        instead(chain="Chưa xác minh được người cấp: chứng thư tự cấp, ai cũng tạo được với tên bất kỳ."),
    ),
    "not for signing": (
        lambda: sign(paper(), not_for_signing()),
        ONE_DOUBTFUL,
        instead(chain="Chưa xác minh được người cấp: chứng thư do “CA thử nghiệm phục vụ cơ quan” cấp không phải để ký văn bản."),
    ),
    "weak digest": (
        lambda: sign(paper(), person(), md="sha1"),
        ONE_DOUBTFUL,
        instead(strength="Thuật toán băm SHA-1 đã yếu, có thể bị làm giả; cần ký lại bằng SHA-256."),
    ),
    "short key": (
        lambda: sign(paper(), short_key()),
        ONE_DOUBTFUL,
        instead(strength="Khóa ký chỉ dài 1024 bit, đã yếu; cần ký lại bằng khóa từ 2048 bit."),
    ),
    "kind of old": (
        lambda: tampering.with_an_old_kind(sign(paper(), person())),
        ONE_BAD,
        ["Không đọc được chữ ký này (kiểu adbe.x509.rsa_sha1): dữ liệu hỏng, hoặc thuộc kiểu cũ không còn dùng."],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_sentences_of_one_signature(case: str) -> None:
    make, headline, lines = TABLE[case]
    report = judged(make())
    assert words.headline(report).words == headline
    assert said(report) == lines


NOTHING: dict[str, tuple[Callable[[], bytes], Trouble | None, str]] = {
    "no signature": (paper, None, "Tệp chưa có chữ ký số nào."),
    "empty fields": (
        lambda: prepare(paper(), [Place(Kind.PERSON, signers.POST, signers.NAME), Place(Kind.COPY)]),
        None,
        "Tệp chưa có chữ ký số nào. Có 2 ô chờ ký.",
    ),
    "not a PDF": (
        lambda: b"PK\x03\x04 docx",
        Trouble.NOT_PDF,
        "Tệp này không phải PDF. Chữ ký số của văn bản chỉ kiểm tra được trên tệp PDF đã ký.",
    ),
    "broken": (
        lambda: sign(paper(), person())[:2000],
        Trouble.BROKEN,
        "Tệp PDF hỏng, không đọc được nên chưa kiểm tra được chữ ký số. Tải lại tệp từ nơi gửi rồi kiểm tra lại.",
    ),
    "a head alone": (
        lambda: b"%PDF-1.7\n",
        Trouble.BROKEN,
        "Tệp PDF hỏng, không đọc được nên chưa kiểm tra được chữ ký số. Tải lại tệp từ nơi gửi rồi kiểm tra lại.",
    ),
    "encrypted": (
        lambda: tampering.with_a_password(paper()),
        Trouble.ENCRYPTED,
        "Tệp PDF đặt mật khẩu nên chưa kiểm tra được chữ ký số. Xin nơi gửi bản không đặt mật khẩu.",
    ),
    "a thousand signatures": (
        lambda: tampering.with_many_signatures(paper(), count=1000),
        Trouble.TOO_MANY,
        "Tệp có hơn 30 chữ ký số, nhiều bất thường nên không kiểm tra. Hỏi lại nơi gửi.",
    ),
    "huge": (
        lambda: b"%PDF-1.7\n" + bytes(100 * 1024 * 1024),
        Trouble.TOO_LARGE,
        "Tệp lớn hơn 100 MB nên không kiểm tra chữ ký số ở đây. Xin nơi gửi bản nhẹ hơn.",
    ),
}


@pytest.mark.parametrize("case", NOTHING)
def test_sentence_of_a_file_without_signatures(case: str) -> None:
    make, trouble, headline = NOTHING[case]
    report = judged(make())
    assert (report.trouble, words.headline(report).words, report.signatures) == (trouble, headline, ())


def test_person_and_organisation_signed() -> None:
    one = sign(paper(), person())
    report = judged(sign(one, organisation(), field="CoQuan"))
    assert [words.title(one) for one in report.signatures] == [
        "Chữ ký của người ký: Lan Hoàng Thị Mai, Sở Tư pháp tỉnh Yên Bái",
        "Chữ ký của cơ quan, tổ chức: Sở Tư pháp tỉnh Yên Bái",
    ]
    assert said(report) == instead(whole="Nội dung nguyên vẹn: sau chữ ký này chỉ có thêm chữ ký số hoặc dấu thời gian.")
    assert said(report, 1) == GOOD
    assert words.headline(report).words == "Tệp có 2 chữ ký số, đều nguyên vẹn và xác minh được người cấp."
    both = words.pair(report)
    assert both is not None
    assert both.words == "Đủ chữ ký số của người ký và của cơ quan, tổ chức (Điều 5 Nghị định 30/2020/NĐ-CP)."


@pytest.mark.parametrize(
    ("holder", "missing"),
    [(person, "cơ quan, tổ chức"), (organisation, "người có thẩm quyền")],
)
def test_one_of_both_is_missing(holder: Callable[[], signers.Holder], missing: str) -> None:
    said = words.pair(judged(sign(paper(), holder())))
    assert said is not None
    assert (said.verdict, said.words) == (
        Verdict.DOUBT,
        f"Chưa có chữ ký số của {missing}: văn bản điện tử cần cả hai (Điều 5 Nghị định 30/2020/NĐ-CP).",
    )


def test_page_added_between_two_signatures_spoils_the_first_alone() -> None:
    between = tampering.with_a_page_more(sign(paper(), person()))
    report = judged(sign(between, organisation(), field="CoQuan"))
    assert [one.wholeness for one in report.signatures] == [Wholeness.PAGES_CHANGED, Wholeness.WHOLE]
    assert words.headline(report).words.startswith("Tệp có 2 chữ ký số, 1 chữ ký không đạt.")
    assert words.pair(report) is None


@pytest.mark.parametrize(
    ("roots", "chain", "sentence"),
    [
        ((), Chain.NO_ROOTS, "Chưa xác minh được người cấp: hệ thống chưa nạp chứng thư gốc tin cậy nào."),
        (
            (other_root,),
            Chain.UNKNOWN,
            "Chưa xác minh được người cấp: chứng thư do “CA thử nghiệm phục vụ cơ quan” cấp, không dẫn tới chứng thư gốc nào đã nạp.",
        ),
    ],
)
def test_unknown_root(roots: tuple[Callable[[], signers.Holder], ...], chain: Chain, sentence: str) -> None:
    report = judged(sign(paper(), person()), roots=tuple(make() for make in roots))
    assert report.signatures[0].chain == chain
    assert said(report) == instead(chain=sentence)
    assert words.headline(report).words == ONE_DOUBTFUL


def test_signature_of_an_issuer_between_leads_to_the_root() -> None:
    middle = issue(signers.named((signers.NameOID.COMMON_NAME, "CA trung gian")), by=root(), number=9, ca=True)
    holder = issue(signers.PERSON, by=middle, number=3)
    with_middle = judged(sign(paper(), holder, others=(middle,)))
    assert (with_middle.signatures[0].chain, with_middle.signatures[0].root) == (Chain.TRUSTED, "CA thử nghiệm phục vụ cơ quan")
    assert judged(sign(paper(), holder)).signatures[0].chain == Chain.UNKNOWN


def test_issuer_between_expired_at_signing() -> None:
    middle = issue(signers.named((signers.NameOID.COMMON_NAME, "CA hết hạn")), by=root(), number=9, ca=True, days=(-900, -300))
    report = judged(sign(paper(), issue(signers.PERSON, by=middle, number=3), others=(middle,)))
    assert said(report)[3] == "Chưa xác minh được người cấp: chứng thư của người cấp “CA hết hạn” không có hiệu lực vào lúc ký."


def test_issuer_between_with_a_short_key() -> None:
    middle = issue(signers.named((signers.NameOID.COMMON_NAME, "CA khóa ngắn")), by=root(), number=8, bits=1024, ca=True)
    report = judged(sign(paper(), issue(signers.PERSON, by=middle, number=3), others=(middle,)))
    assert said(report)[3] == "Chưa xác minh được người cấp: chứng thư do “CA khóa ngắn” cấp dùng thuật toán hoặc khóa đã yếu."


def test_time_of_the_stamp_counts_for_the_dates_of_the_certificate() -> None:
    """The clock of the machine says a day on which the certificate was in force; the stamp says when it really was."""
    report = judged(sign(paper(), person((-365, -10)), at=NOW - 20 * DAY, stamper=stamping()))
    assert report.signatures[0].time_source == TimeSource.ATTESTED
    assert said(report)[2] == "Chứng thư đã hết hạn khi ký: hết hạn ngày 31/05/2021, ký ngày 10/06/2021."


def test_certificate_that_expired_after_an_attested_signing_counts_as_at_signing() -> None:
    pdf = sign(paper(), person((-365, 10)), stamper=stamping())
    report = judged(pdf, moment=NOW + 20 * DAY)
    assert said(report)[2] == "Chứng thư còn hạn vào lúc ký, nay đã hết hạn (ngày 20/06/2021); chữ ký vẫn tính theo lúc ký."
    assert words.headline(report).words == ONE_GOOD


@pytest.mark.parametrize(
    ("moment", "verdict", "sentence"),
    [
        (NOW, Verdict.GOOD, "Chứng thư có hạn từ ngày 10/06/2020 đến ngày 20/06/2021, nay còn hạn."),
        (
            NOW + 20 * DAY,
            Verdict.BAD,
            "Chứng thư đã hết hạn (ngày 20/06/2021); chữ ký không ghi giờ ký nên không biết ký khi còn hạn hay không.",
        ),
        (NOW - 400 * DAY, Verdict.BAD, "Chứng thư chưa có hiệu lực: có hiệu lực từ ngày 10/06/2020."),
    ],
)
def test_signature_that_says_no_time(moment: dt.datetime, verdict: Verdict, sentence: str) -> None:
    """No day is put into its mouth."""
    [signature] = judged(sign(paper(), person((-365, 10)))).signatures
    line = words.lines(replace(signature, signed_at=None, time_source=TimeSource.NONE), moment)[2]
    assert (line.verdict, line.words) == (verdict, sentence)


def test_signature_put_under_another_certificate() -> None:
    """The bytes agree and the signature does not: somebody put his own values in."""
    pdf = sign(paper(), person())
    assert judged(tampering.with_the_signature_value_changed(pdf)).signatures[0].wholeness == Wholeness.FORGED


@pytest.mark.parametrize(
    ("parts", "signer"),
    [
        ((("2.5.4.4", "Hoàng"), ("2.5.4.3", "Hoàng Lan")), Signer.PERSON),
        ((("2.5.4.12", "Giám đốc"), ("2.5.4.3", "Lan")), Signer.PERSON),
        ((("2.5.4.3", "Sở Tư pháp"), ("2.5.4.10", "SỞ TƯ PHÁP")), Signer.ORGANISATION),
        ((("2.5.4.97", "VATVN-0"), ("2.5.4.3", "Sở")), Signer.ORGANISATION),
        ((("2.5.4.3", "Ai đó"), ("2.5.4.10", "Sở Tư pháp")), Signer.UNKNOWN),
    ],
)
def test_person_or_organisation_by_the_certificate(parts: tuple[tuple[str, str], ...], signer: Signer) -> None:
    subject = signers.named(*((signers.ObjectIdentifier(oid), words) for oid, words in parts))
    holder = issue(subject, by=root(), number=3)
    assert judged(sign(paper(), holder, field="O1")).signatures[0].signer == signer


def test_unclear_certificate_in_a_field_of_ours_is_known_by_the_field() -> None:
    holder = issue(signers.named((signers.NameOID.COMMON_NAME, "Ai đó")), by=root(), number=3)
    found = [judged(sign(paper(), holder, field=name)).signatures[0].signer for name in ("NguoiKy2", "CoQuan")]
    assert found == [Signer.PERSON, Signer.ORGANISATION]


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert words.headline(judged(sign(paper(), person()))).words == ONE_GOOD


def test_apart_says_the_same() -> None:
    pdf = sign(paper(), person())
    assert verify_apart(pdf, [root().asn1], NOW) == verify(pdf, [root().asn1], NOW)


def test_apart_stops_what_takes_too_long() -> None:
    report = verify_apart(sign(paper(), person()), [root().asn1], NOW, seconds=0.01)
    assert report.trouble == Trouble.TOO_MUCH
    assert words.headline(report).words.startswith("Kiểm tra quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng")
