"""Certificates as officers bring them (.cer, .crt, .pem), and what they say of their holder. A private key is never taken."""

from asn1crypto import pem, pkcs12, x509
from asn1crypto.keys import PrivateKeyInfo

from thidua.documents.signing.values import CannotSign, Certificate, Signer

MOST_BYTES = 64 * 1024
LEAST_RSA = 2048
KEY_BEGINS = b"PRIVATE KEY-----"
REFUSED_KEY = (
    "Tệp này chứa khóa bí mật. Hệ thống không nhận và không giữ khóa bí mật của ai: xóa tệp khỏi nơi đã gửi, "
    "giữ khóa trong thiết bị ký. Ở đây chỉ cần chứng thư công khai (.cer, .crt, .pem)."
)
NOT_ONE = "Không đọc được chứng thư trong tệp. Chọn tệp .cer, .crt hoặc .pem chứa đúng một chứng thư."
TOO_LARGE = "Tệp lớn hơn 64 KB nên không phải là một chứng thư. Chọn tệp .cer, .crt hoặc .pem."
NOT_ISSUER = "“{name}” là chứng thư của người ký, không phải của tổ chức cấp chứng thư. Nạp chứng thư gốc của tổ chức cấp."
WEAK = "Khóa của “{name}” chỉ dài {bits} bit, quá yếu để tin cậy. Xin chứng thư gốc mới (khóa từ 2048 bit) của tổ chức cấp."
PERSONAL = {"surname", "given_name", "title"}
"""Parts of a name that only people have."""


def certificate_in(data: bytes) -> x509.Certificate:
    """The one certificate of a file, PEM or DER. Raises `CannotSign`."""
    if len(data) > MOST_BYTES:
        raise CannotSign(TOO_LARGE)
    if holds_key(data):
        raise CannotSign(REFUSED_KEY)
    try:
        found = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        [der] = found
        certificate = x509.Certificate.load(der, strict=True)
        certificate.native  # noqa: B018  (asn1crypto reads lazily: only now is all of it read)
    except (ValueError, TypeError, KeyError) as error:
        raise CannotSign(NOT_ONE) from error
    return certificate


def root_in(data: bytes) -> x509.Certificate:
    """A certificate that may stand as a root: of an issuer, with a key that is strong enough. Raises `CannotSign`."""
    certificate = certificate_in(data)
    known = described(certificate)
    if not certificate.ca:
        raise CannotSign(NOT_ISSUER.format(name=known.name))
    if 0 < known.key_bits < LEAST_RSA:
        raise CannotSign(WEAK.format(name=known.name, bits=known.key_bits))
    return certificate


def holds_key(data: bytes) -> bool:
    """A private key in any of the shapes that it is carried about in: PEM, PKCS#12, PKCS#8."""
    return KEY_BEGINS in data or _is(pkcs12.Pfx, data) or _is(PrivateKeyInfo, data)


def _is(kind: type[pkcs12.Pfx] | type[PrivateKeyInfo], data: bytes) -> bool:
    try:
        kind.load(data, strict=True).native  # noqa: B018
    except (ValueError, TypeError, KeyError):
        return False
    return True


def pem_of(certificate: x509.Certificate) -> str:
    text: bytes = pem.armor("CERTIFICATE", certificate.dump())
    return text.decode("ascii")


def described(certificate: x509.Certificate) -> Certificate:
    key = certificate.public_key
    return Certificate(
        name=name_of(certificate.subject),
        organisation=_part(certificate.subject, "organization_name"),
        issuer=name_of(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        fingerprint=certificate.sha256.hex(),
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
        key_bits=key.bit_size if key.algorithm in {"rsa", "rsassa_pss"} else 0,
    )


def signer_of(certificate: x509.Certificate) -> Signer:
    """Whether a person or an organisation. Certificates of this country carry CMND, CCCD (person) or MST (organisation) in the user id."""
    native = certificate.subject.native
    ids = " ".join(_words(native.get("user_id"))).upper()
    if any(word in ids for word in ("CMND", "CCCD", "HC:")) or PERSONAL & set(native):
        return Signer.PERSON
    name, organisation = (_part(certificate.subject, part).casefold() for part in ("common_name", "organization_name"))
    if "MST" in ids or "organization_identifier" in native or (name and name == organisation):
        return Signer.ORGANISATION
    return Signer.UNKNOWN


def name_of(name: x509.Name) -> str:
    return _part(name, "common_name") or _part(name, "organization_name") or _tidy(name.human_friendly)


def _part(name: x509.Name, part: str) -> str:
    words = _words(name.native.get(part))
    return _tidy(words[-1]) if words else ""


def _words(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def _tidy(words: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in words)[:200].strip()
