"""Keys and signed files of the tests' own. The keys live only in a run."""

import datetime as dt
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from asn1crypto.crl import CertificateList
from asn1crypto.ocsp import OCSPResponse
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from fontpkg_be_vietnam_pro import ROOT as FONTS
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pypdfium2 import PdfDocument

NOW = dt.datetime(2021, 6, 10, 1, tzinfo=dt.UTC)
"""8:00 here, the moment of the tests."""
USER_ID = ObjectIdentifier("0.9.2342.19200300.100.1.1")
PASSWORD = b"khong-de-ai-biet"
POST, NAME, OFFICE = "GIÁM ĐỐC", "Lan Hoàng Thị Mai", "Sở Tư pháp tỉnh Yên Bái"


@dataclass(frozen=True)
class Holder:
    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_der(self) -> bytes:
        return self.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())

    def pkcs12(self) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"ky", self.key, self.certificate, None, serialization.BestAvailableEncryption(PASSWORD)
        )


@cache
def key_of(number: int, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Making a key takes time, so each number has one."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def named(*parts: tuple[Any, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(oid, words) for oid, words in parts])


def issue(
    subject: x509.Name,
    *,
    by: Holder | None = None,
    number: int,
    days: tuple[int, int] = (-365, 365),
    ca: bool = False,
    stamps: bool = False,
    signs: bool = True,
    bits: int = 2048,
) -> Holder:
    """`days`: in force from and to, counted from NOW. Without `by` it issues itself."""
    key = key_of(number, bits)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(by.certificate.subject if by else subject)
    builder = builder.public_key(key.public_key()).serial_number(1000 + number)
    builder = builder.not_valid_before(NOW + dt.timedelta(days=days[0])).not_valid_after(NOW + dt.timedelta(days=days[1]))
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    usage = dict.fromkeys(("key_agreement", "data_encipherment", "encipher_only", "decipher_only", "key_encipherment"), False)
    usage |= {"digital_signature": signs and not ca, "content_commitment": signs and not ca, "key_cert_sign": ca, "crl_sign": ca}
    usage["key_encipherment"] = not signs
    builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Holder(builder.sign(by.key if by else key, hashes.SHA256()), key)


def key_pem(holder: Holder) -> bytes:
    return holder.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


CA = named((NameOID.COMMON_NAME, "CA thử nghiệm phục vụ cơ quan"), (NameOID.ORGANIZATION_NAME, "Ban thử nghiệm"))
PERSON = named((USER_ID, "CCCD:015000000000"), (NameOID.COMMON_NAME, NAME), (NameOID.ORGANIZATION_NAME, OFFICE))
SEAL = named((USER_ID, "MST:0000000000"), (NameOID.COMMON_NAME, OFFICE), (NameOID.ORGANIZATION_NAME, OFFICE))
STAMPS = named((NameOID.COMMON_NAME, "Dấu thời gian thử nghiệm"))


@cache
def root() -> Holder:
    return issue(CA, number=1, days=(-3650, 3650), ca=True)


@cache
def other_root() -> Holder:
    return issue(named((NameOID.COMMON_NAME, "CA không ai biết")), number=2, days=(-3650, 3650), ca=True)


@cache
def person(days: tuple[int, int] = (-365, 365)) -> Holder:
    return issue(PERSON, by=root(), number=3, days=days)


@cache
def organisation() -> Holder:
    return issue(SEAL, by=root(), number=4)


@cache
def stamping(by: Holder | None = None) -> DummyTimeStamper:
    holder = issue(STAMPS, by=by or root(), number=5, stamps=True)
    return DummyTimeStamper(holder.asn1, asn1_keys.PrivateKeyInfo.load(holder.key_der), fixed_dt=NOW - dt.timedelta(hours=1))


# ---- revoked certificates ----

HOUR = dt.timedelta(hours=1)
Gone = tuple[Holder, dt.datetime, x509.ReasonFlags]


def crl(
    by: Holder,
    *gone: Gone,
    issued: dt.datetime = NOW - HOUR,
    until: dt.datetime | None = NOW + 24 * HOUR,
    key: Holder | None = None,
    delta: bool = False,
) -> bytes:
    """A list of revoked certificates in DER; `key`: whose key signs it, if another's."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject).last_update(issued)
    builder = builder.next_update(until or issued + HOUR)
    if delta:
        builder = builder.add_extension(x509.DeltaCRLIndicator(1), critical=True)
    for holder, at, reason in gone:
        entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number).revocation_date(at)
        if reason != x509.ReasonFlags.unspecified:
            entry = entry.add_extension(x509.CRLReason(reason), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign((key or by).key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def ocsp_answer(of: Holder, by: Holder, *, issued: dt.datetime = NOW - HOUR, gone: dt.datetime | None = None) -> bytes:
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=of.certificate,
        issuer=by.certificate,
        algorithm=hashes.SHA1(),
        cert_status=ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
        this_update=issued,
        next_update=issued + 24 * HOUR,
        revocation_time=gone,
        revocation_reason=x509.ReasonFlags.key_compromise if gone else None,
    )
    answer = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate).sign(by.key, hashes.SHA256())
    return answer.public_bytes(serialization.Encoding.DER)


def with_store(pdf: bytes, *, crls: tuple[bytes, ...] = (), answers: tuple[bytes, ...] = (), others: tuple[Holder, ...] = ()) -> bytes:
    """A signed file with a security store added (PAdES-LT)."""
    target = BytesIO(pdf)
    DocumentSecurityStore.add_dss(
        target,
        sig_contents=None,
        certs=[other.asn1 for other in others],
        crls=[CertificateList.load(one) for one in crls],
        ocsps=[OCSPResponse.load(one) for one in answers],
    )
    return target.getvalue()


PAGE = """
#set page(paper: "a4", margin: (left: 30mm, right: 20mm, y: 20mm))
#set text(font: "Be Vietnam Pro", size: 13pt)
Nội dung của văn bản.
#for number in range(1, {pages}) [ #pagebreak() Trang sau. ]
#grid(columns: (1fr, 1fr), [*_Nơi nhận:_* \\ - Lưu: VT.], align(center)[*{post}* #v({gap}) *{name}*])
"""


@cache
def paper(*, pages: int = 1, post: str = POST, name: str = NAME, gap: str = "25mm") -> bytes:
    """A PDF with a signer's block on its last page."""
    source = PAGE.format(pages=pages, post=post, name=name, gap=gap)
    made = typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def sign(
    pdf: bytes,
    holder: Holder,
    *,
    field: str = "NguoiKy",
    at: dt.datetime | None = None,
    md: str = "sha256",
    stamper: Any = None,
    pades: bool = True,
    others: tuple[Holder, ...] = (),
    **more: Any,
) -> bytes:
    """Signed as an officer's tool does it; `at` is what the clock of that machine says. The key comes out of a PKCS#12."""
    signer = signers.SimpleSigner.load_pkcs12_data(holder.pkcs12(), other_certs=[other.asn1 for other in others], passphrase=PASSWORD)
    assert signer is not None
    return sign_with(pdf, signer, field=field, at=at, md=md, stamper=stamper, pades=pades, **more)


class Signing(signers.PdfSigner):
    """Signs by the clock of another machine."""

    at: dt.datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def sign_with(
    pdf: bytes,
    signer: signers.Signer,
    *,
    field: str = "NguoiKy",
    at: dt.datetime | None = None,
    md: str = "sha256",
    stamper: Any = None,
    pades: bool = True,
    **more: Any,
) -> bytes:
    sub_filter = SigSeedSubFilter.PADES if pades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=md, subfilter=sub_filter, **more)
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    is_there = any(name == field for name, _, _ in enumerate_sig_fields(reader))
    engine = Signing(meta, signer=signer, timestamper=stamper, new_field_spec=None if is_there else SigFieldSpec(field))
    engine.at = at or NOW - dt.timedelta(hours=2)
    target = BytesIO()
    engine.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf), strict=False), output=target)
    return target.getvalue()


def opened(pdf: bytes) -> PdfDocument:
    return PdfDocument(pdf)


# ---- a token: SoftHSM ----

PIN = "123456"


def token(folder: Path, monkeypatch: pytest.MonkeyPatch, *, library: str, holder: Holder) -> str:
    """A token with the key and the certificate of the holder, made in a folder of the test. Returns its label."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    (folder / "key.pem").write_bytes(key_pem(holder))
    words = ["softhsm2-util", "--module", library]
    subprocess.run([*words, "--init-token", "--free", "--label", "the-ky", "--so-pin", PIN, "--pin", PIN], check=True, capture_output=True)
    there = ["--token", "the-ky", "--pin", PIN, "--label", "khoa", "--id", "01"]
    subprocess.run([*words, "--import", str(folder / "key.pem"), *there], check=True, capture_output=True)
    (folder / "key.pem").unlink()
    return "the-ky"


def sign_by_token(pdf: bytes, label: str, *, library: str, holder: Holder | None = None) -> bytes:
    with open_pkcs11_session(library, token_criteria=TokenCriteria(label=label), user_pin=PIN) as session:
        signer = PKCS11Signer(session, key_label="khoa", signing_cert=(holder or person()).asn1)
        return sign_with(pdf, signer)
