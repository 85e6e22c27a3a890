"""A report in Vietnamese, every sentence of it; nowhere else are signatures talked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from thidua.documents.signing.names import LABELS, kind_of_field
from thidua.documents.signing.values import (
    Certificate,
    Chain,
    Revocation,
    RevocationSource,
    RevocationState,
    Signature,
    SignaturesReport,
    Signer,
    TimeSource,
    Trouble,
    Validity,
    Wholeness,
)

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
WEAK_DIGESTS = {"md2", "md5", "sha1"}
LEAST_RSA = 2048
DIGESTS = {"md2": "MD2", "md5": "MD5", "sha1": "SHA-1", "sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


class Verdict(StrEnum):
    """From best to worst; a signature is as good as its worst sentence."""

    GOOD = "good"
    NOTE = "note"
    DOUBT = "doubt"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    verdict: Verdict
    words: str


ORDER = list(Verdict)
TROUBLES = {
    Trouble.NOT_PDF: "Tệp này không phải PDF. Chữ ký số của văn bản chỉ kiểm tra được trên tệp PDF đã ký.",
    Trouble.BROKEN: "Tệp PDF hỏng, không đọc được nên chưa kiểm tra được chữ ký số. Tải lại tệp từ nơi gửi rồi kiểm tra lại.",
    Trouble.ENCRYPTED: "Tệp PDF đặt mật khẩu nên chưa kiểm tra được chữ ký số. Xin nơi gửi bản không đặt mật khẩu.",
    Trouble.TOO_LARGE: "Tệp lớn hơn 100 MB nên không kiểm tra chữ ký số ở đây. Xin nơi gửi bản nhẹ hơn.",
    Trouble.TOO_MANY: "Tệp có hơn 30 chữ ký số, nhiều bất thường nên không kiểm tra. Hỏi lại nơi gửi.",
    Trouble.TOO_MUCH: "Kiểm tra quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng: tệp phức tạp bất thường. Xin nơi gửi bản khác.",
}
WHOLENESS = {
    Wholeness.WHOLE: Line(Verdict.GOOD, "Nội dung nguyên vẹn: chữ ký bao trùm toàn bộ tệp."),
    Wholeness.SIGNED_ON: Line(Verdict.GOOD, "Nội dung nguyên vẹn: sau chữ ký này chỉ có thêm chữ ký số hoặc dấu thời gian."),
    Wholeness.CHANGED: Line(Verdict.BAD, "Nội dung tệp đã bị sửa sau khi ký."),
    Wholeness.PARTIAL: Line(Verdict.BAD, "Chữ ký chỉ bao trùm một phần tệp, phần còn lại ai cũng sửa được."),
    Wholeness.BROKEN: Line(Verdict.BAD, "Nội dung không còn đúng như lúc ký: phần đã ký bị thay đổi."),
    Wholeness.FORGED: Line(Verdict.BAD, "Chữ ký không khớp với chứng thư đi kèm."),
}
CHAINS = {
    Chain.NO_ROOTS: "hệ thống chưa nạp chứng thư gốc tin cậy nào",
    Chain.UNKNOWN: "chứng thư do “{issuer}” cấp, không dẫn tới chứng thư gốc nào đã nạp",
    Chain.SELF_SIGNED: "chứng thư tự cấp, ai cũng tạo được với tên bất kỳ",
    Chain.NOT_FOR_SIGNING: "chứng thư do “{issuer}” cấp không phải để ký văn bản",
    Chain.ISSUER_EXPIRED: "chứng thư của người cấp “{issuer}” không có hiệu lực vào lúc ký",
    Chain.WEAK: "chứng thư do “{issuer}” cấp dùng thuật toán hoặc khóa đã yếu",
}
SOURCES = {
    RevocationSource.CRL: "danh sách thu hồi kèm trong tệp",
    RevocationSource.OCSP: "trả lời của nơi cấp (OCSP) kèm trong tệp",
    RevocationSource.LOADED: "danh sách thu hồi đã nạp",
}
REASONS = {
    "key_compromise": "lộ khóa",
    "ca_compromise": "lộ khóa của người cấp",
    "aa_compromise": "lộ khóa của người cấp",
    "affiliation_changed": "đổi nơi công tác hoặc thông tin",
    "superseded": "đã thay chứng thư khác",
    "cessation_of_operation": "ngừng sử dụng",
    "certificate_hold": "tạm dừng",
    "privilege_withdrawn": "bị rút quyền",
}
SIGNERS = {
    Signer.PERSON: "Chữ ký của người ký",
    Signer.ORGANISATION: "Chữ ký của cơ quan, tổ chức",
    Signer.UNKNOWN: "Chữ ký số (chứng thư không ghi rõ của cá nhân hay của cơ quan)",
    Signer.TIMESTAMP: "Dấu thời gian của cả tệp",
}


# ---- the whole file ----


def headline(report: SignaturesReport) -> Line:
    """What a clerk needs to know first."""
    if report.trouble is not None:
        return Line(Verdict.BAD, TROUBLES[report.trouble])
    count = len(report.signatures)
    if not count:
        waiting = f" Có {len(report.empty)} ô chờ ký." if report.empty else ""
        return Line(Verdict.DOUBT, f"Tệp chưa có chữ ký số nào.{waiting}")
    verdicts = [verdict_of(one, report.moment) for one in report.signatures]
    bad, doubtful = verdicts.count(Verdict.BAD), verdicts.count(Verdict.DOUBT)
    if bad:
        return Line(Verdict.BAD, f"Tệp có {count} chữ ký số, {bad} chữ ký không đạt. Chưa dùng bản này; đề nghị nơi gửi ký lại.")
    if doubtful:
        return Line(Verdict.DOUBT, f"Tệp có {count} chữ ký số, nội dung nguyên vẹn; {doubtful} chữ ký còn điểm chưa xác minh được.")
    every = "đều " if count > 1 else ""
    return Line(Verdict.GOOD, f"Tệp có {count} chữ ký số, {every}nguyên vẹn và xác minh được người cấp.")


def pair(report: SignaturesReport) -> Line | None:
    """Whether both are there that make an electronic document an original; None when nobody has signed, or not well."""
    signers = {one.signer for one in report.signatures} - {Signer.TIMESTAMP}
    if not signers or Signer.UNKNOWN in signers or headline(report).verdict == Verdict.BAD:
        return None
    if signers == {Signer.PERSON, Signer.ORGANISATION}:
        return Line(Verdict.GOOD, "Đủ chữ ký số của người ký và của cơ quan, tổ chức (Điều 5 Nghị định 30/2020/NĐ-CP).")
    missing = "cơ quan, tổ chức" if signers == {Signer.PERSON} else "người có thẩm quyền"
    return Line(Verdict.DOUBT, f"Chưa có chữ ký số của {missing}: văn bản điện tử cần cả hai (Điều 5 Nghị định 30/2020/NĐ-CP).")


def waiting(report: SignaturesReport) -> list[str]:
    """The fields nobody has signed yet, by their labels."""
    kinds = [(name, kind_of_field(name)) for name in report.empty]
    return [LABELS[kind] if kind else f"Ô “{name}”" for name, kind in kinds]


# ---- one signature ----


def title(signature: Signature) -> str:
    if signature.certificate is None:
        return f"Chữ ký ở ô “{signature.field}”"
    return f"{SIGNERS[signature.signer]}: {by_whom(signature.certificate)}"


def by_whom(certificate: Certificate) -> str:
    if certificate.organisation and certificate.organisation != certificate.name:
        return f"{certificate.name}, {certificate.organisation}"
    return certificate.name


def lines(signature: Signature, moment: datetime) -> list[Line]:
    return list(_lines(signature, moment))


def verdict_of(signature: Signature, moment: datetime) -> Verdict:
    """GOOD also where some sentence is only a note."""
    worst = max((line.verdict for line in _lines(signature, moment)), key=ORDER.index)
    return Verdict.GOOD if worst == Verdict.NOTE else worst


def _lines(signature: Signature, moment: datetime) -> Iterator[Line]:
    if signature.certificate is None or signature.wholeness == Wholeness.UNREADABLE:
        kind = f" (kiểu {signature.sub_filter})" if signature.sub_filter else ""
        yield Line(Verdict.BAD, f"Không đọc được chữ ký này{kind}: dữ liệu hỏng, hoặc thuộc kiểu cũ không còn dùng.")
        return
    yield _whole(signature)
    yield _time(signature, moment)
    yield _validity(signature, signature.certificate, moment)
    yield _chain(signature, signature.certificate)
    yield _revocation(signature, signature.certificate)
    yield _strength(signature, signature.certificate)
    yield _form(signature)


def _whole(signature: Signature) -> Line:
    if signature.wholeness == Wholeness.PAGES_CHANGED:
        return Line(Verdict.BAD, f"Sau khi ký có người {_pages(signature)}.")
    if signature.wholeness == Wholeness.FILLED:
        names = ", ".join(signature.filled)
        return Line(Verdict.NOTE, f"Nội dung nguyên vẹn; sau chữ ký này có người điền ô biểu mẫu mà tệp cho phép điền: {names}.")
    return WHOLENESS[signature.wholeness]


def _pages(signature: Signature) -> str:
    more = signature.pages_now - signature.pages_then
    did = f"thêm {more} trang" if more > 0 else f"bớt {-more} trang"
    return f"{did} (lúc ký {signature.pages_then} trang, nay {signature.pages_now} trang)"


def _time(signature: Signature, moment: datetime) -> Line:
    if signature.signed_at is None:
        return Line(Verdict.NOTE, "Chữ ký không ghi giờ ký.")
    at = _moment(signature.signed_at)
    if signature.signed_at > moment:
        return Line(Verdict.DOUBT, f"Giờ ký ghi trong tệp ({at}) muộn hơn lúc kiểm tra: đồng hồ của máy ký sai.")
    if signature.time_source == TimeSource.ATTESTED:
        return Line(Verdict.GOOD, f"Ký lúc {at}, được dấu thời gian của “{signature.stamped_by}” chứng thực.")
    if signature.time_source == TimeSource.UNVERIFIED:
        words = f"Ký lúc {at} theo dấu thời gian của “{signature.stamped_by}”; chưa xác minh được người cấp dấu thời gian."
        return Line(Verdict.NOTE, words)
    return Line(Verdict.NOTE, f"Ký lúc {at} theo đồng hồ của máy người ký, không có dấu thời gian chứng thực.")


def _validity(signature: Signature, certificate: Certificate, moment: datetime) -> Line:
    if signature.signed_at is None:
        return _validity_at_no_time(certificate, moment)
    signed = signature.signed_at
    begin, end = (_day(day) for day in (certificate.valid_from, certificate.valid_to))
    at_signing = certificate.validity(signed)
    if at_signing == Validity.EXPIRED:
        return Line(Verdict.BAD, f"Chứng thư đã hết hạn khi ký: hết hạn ngày {end}, ký ngày {_day(signed)}.")
    if at_signing == Validity.NOT_YET:
        return Line(Verdict.BAD, f"Chứng thư chưa có hiệu lực khi ký: có hiệu lực từ ngày {begin}, ký ngày {_day(signed)}.")
    if certificate.validity(moment) != Validity.EXPIRED:
        return Line(Verdict.GOOD, f"Chứng thư có hạn từ ngày {begin} đến ngày {end}, lúc ký và nay đều còn hạn.")
    if signature.time_source == TimeSource.ATTESTED:
        return Line(Verdict.NOTE, f"Chứng thư còn hạn vào lúc ký, nay đã hết hạn (ngày {end}); chữ ký vẫn tính theo lúc ký.")
    doubt = "giờ này không được chứng thực nên chưa chắc đã ký khi chứng thư còn hạn"
    return Line(Verdict.DOUBT, f"Chứng thư nay đã hết hạn (ngày {end}), còn hạn vào giờ ký ghi trong tệp; {doubt}.")


def _validity_at_no_time(certificate: Certificate, moment: datetime) -> Line:
    begin, end = (_day(day) for day in (certificate.valid_from, certificate.valid_to))
    now = certificate.validity(moment)
    if now == Validity.EXPIRED:
        return Line(Verdict.BAD, f"Chứng thư đã hết hạn (ngày {end}); chữ ký không ghi giờ ký nên không biết ký khi còn hạn hay không.")
    if now == Validity.NOT_YET:
        return Line(Verdict.BAD, f"Chứng thư chưa có hiệu lực: có hiệu lực từ ngày {begin}.")
    return Line(Verdict.GOOD, f"Chứng thư có hạn từ ngày {begin} đến ngày {end}, nay còn hạn.")


def _chain(signature: Signature, certificate: Certificate) -> Line:
    if signature.chain == Chain.TRUSTED:
        words = f"Đã xác minh người cấp: “{certificate.issuer}”, theo chứng thư gốc “{signature.root}” đã nạp."
        return Line(Verdict.GOOD, words)
    return Line(Verdict.DOUBT, f"Chưa xác minh được người cấp: {CHAINS[signature.chain].format(issuer=certificate.issuer)}.")


def _revocation(signature: Signature, certificate: Certificate) -> Line:
    found = signature.revocation
    if found.state == RevocationState.REVOKED:
        return _revoked(signature, found)
    if found.state == RevocationState.GOOD:
        words = f"Đã kiểm tra thu hồi theo {_source(found)}: chứng thư chưa bị thu hồi."
        if found.unsure:
            names = ", ".join(f"“{name}”" for name in found.unsure)
            return Line(Verdict.NOTE, f"{words} Chưa kiểm tra được thu hồi chứng thư của người cấp {names}.")
        return Line(Verdict.GOOD, words)
    return Line(Verdict.NOTE, f"Chưa kiểm tra được tình trạng thu hồi: {_why_not_known(signature, certificate)}.")


def _why_not_known(signature: Signature, certificate: Certificate) -> str:
    if signature.revocation.state == RevocationState.OLD:
        return f"{_source(signature.revocation)} đã quá hạn trước lúc ký"
    if signature.chain != Chain.TRUSTED:
        return "chưa xác minh được người cấp"
    return f"tệp không kèm thông tin thu hồi còn dùng được, hệ thống chưa nạp danh sách thu hồi của “{certificate.issuer}”"


def _source(found: Revocation) -> str:
    return f"{SOURCES[found.source]} (phát hành {_moment(found.issued_at)})" if found.issued_at else SOURCES[found.source]


def _revoked(signature: Signature, found: Revocation) -> Line:
    """Before signing it is bad; after it the signature stands, if somebody else attests when it was made."""
    assert found.revoked_at is not None
    whose = f"Chứng thư của người cấp “{found.name}”" if found.name else "Chứng thư"
    why = f", lý do: {REASONS[found.reason]}" if found.reason in REASONS else ""
    words = f"{whose} đã bị thu hồi từ {_moment(found.revoked_at)} (theo {_source(found)}{why})"
    if signature.signed_at is None:
        return Line(Verdict.BAD, f"{words}; chữ ký không ghi giờ ký nên không biết ký trước hay sau đó.")
    if found.revoked_at <= signature.signed_at:
        return Line(Verdict.BAD, f"{words}, trước lúc ký.")
    if signature.time_source == TimeSource.ATTESTED:
        return Line(Verdict.NOTE, f"{words}, sau lúc ký; giờ ký có dấu thời gian chứng thực nên chữ ký vẫn tính theo lúc ký.")
    return Line(Verdict.DOUBT, f"{words}, sau giờ ký ghi trong tệp; giờ này không được chứng thực nên chưa chắc đã ký trước khi thu hồi.")


def _strength(signature: Signature, certificate: Certificate) -> Line:
    digest = DIGESTS.get(signature.digest, signature.digest.upper())
    if signature.digest in WEAK_DIGESTS:
        return Line(Verdict.DOUBT, f"Thuật toán băm {digest} đã yếu, có thể bị làm giả; cần ký lại bằng SHA-256.")
    if 0 < certificate.key_bits < LEAST_RSA:
        return Line(Verdict.DOUBT, f"Khóa ký chỉ dài {certificate.key_bits} bit, đã yếu; cần ký lại bằng khóa từ 2048 bit.")
    return Line(Verdict.GOOD, f"Thuật toán băm {digest}, đủ mạnh.")


def _form(signature: Signature) -> Line:
    if signature.is_pades:
        return Line(Verdict.GOOD, "Chữ ký theo chuẩn PAdES.")
    return Line(Verdict.NOTE, f"Chữ ký theo kiểu {signature.sub_filter or 'không ghi rõ'}, không phải PAdES.")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(HERE):%H:%M:%S ngày %d/%m/%Y}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(HERE):%d/%m/%Y}"


# ---- all of it, for a page ----


@dataclass(frozen=True, slots=True)
class ShownSignature:
    title: str
    verdict: Verdict
    word: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """`waiting`: labels of the fields that nobody has signed."""

    headline: Line
    pair: Line | None
    signatures: tuple[ShownSignature, ...]
    waiting: tuple[str, ...]
    moment: datetime


VERDICTS = {Verdict.GOOD: "Đạt", Verdict.DOUBT: "Chưa xác minh hết", Verdict.BAD: "Không đạt"}


def shown(report: SignaturesReport) -> Shown:
    signatures = tuple(_shown(one, report.moment) for one in report.signatures)
    return Shown(headline(report), pair(report), signatures, tuple(waiting(report)), report.moment)


def _shown(signature: Signature, moment: datetime) -> ShownSignature:
    verdict = verdict_of(signature, moment)
    return ShownSignature(title(signature), verdict, VERDICTS[verdict], tuple(_lines(signature, moment)))
