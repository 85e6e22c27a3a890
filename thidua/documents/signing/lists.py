"""Lists of revoked certificates (.crl) as issuers publish them. The office loads them beside its roots; nobody fetches them here."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl, pem, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import CertificateRevocationList, DeltaCRLIndicator, ExtensionNotFound, load_der_x509_certificate, load_der_x509_crl

from thidua.documents.signing.certificates import REFUSED_KEY, holds_key, name_of
from thidua.documents.signing.values import CannotSign

MOST_BYTES = 20 * 1024 * 1024
NOT_ONE = "Không đọc được danh sách thu hồi trong tệp. Tải lại tệp .crl từ trang của tổ chức cấp chứng thư."
TOO_LARGE = "Tệp lớn hơn 20 MB nên không nhận. Chọn đúng tệp .crl của tổ chức cấp chứng thư."
DELTA = "Đây là danh sách bổ sung (delta), chỉ có phần thay đổi. Tải danh sách đầy đủ của tổ chức cấp."
NOT_BY = "Danh sách ghi của “{name}” nhưng không đúng chữ ký của chứng thư gốc đã nạp. Tải lại từ trang của tổ chức cấp."
LATER = "Danh sách ghi phát hành ngày {day}, sau hôm nay. Kiểm tra đồng hồ máy chủ hoặc tải lại tệp."


@dataclass(frozen=True, slots=True)
class ListRead:
    """`der`: as it is signed; `until`: when the issuer promised a newer one; `number`: of revoked certificates."""

    der: bytes
    name: str
    fingerprint: str
    issued_at: datetime
    until: datetime | None
    number: int


def list_in(data: bytes, roots: list[x509.Certificate], now: datetime) -> ListRead:
    """The one list of a file, PEM or DER; of a known root only with that root's signature. Raises `CannotSign`."""
    if len(data) > MOST_BYTES:
        raise CannotSign(TOO_LARGE)
    der, found = _opened(data)
    name = crl.CertificateList.load(der).issuer
    said = name_of(name)
    if any(extension.oid == DeltaCRLIndicator.oid for extension in found.extensions):
        raise CannotSign(DELTA)
    if found.last_update_utc > now:
        raise CannotSign(LATER.format(day=f"{found.last_update_utc:%d/%m/%Y}"))
    known = [root for root in roots if root.subject == name]
    if known and not any(_is_by(found, root) for root in known):
        raise CannotSign(NOT_BY.format(name=said))
    return ListRead(der, said, hashlib.sha256(der).hexdigest(), found.last_update_utc, found.next_update_utc, len(found))


def _opened(data: bytes) -> tuple[bytes, CertificateRevocationList]:
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        found = load_der_x509_crl(der)
        len(found.extensions)
    except (ValueError, TypeError, ExtensionNotFound, UnsupportedAlgorithm) as error:
        raise CannotSign(REFUSED_KEY if holds_key(data) else NOT_ONE) from error
    return der, found


def _is_by(found: CertificateRevocationList, root: x509.Certificate) -> bool:
    key = load_der_x509_certificate(root.dump()).public_key()
    try:
        return found.is_signature_valid(key)  # type: ignore[arg-type]
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False
