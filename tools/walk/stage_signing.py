"""A trusted root with its list of what it took back, and a document that waits for its digital signatures."""

from datetime import timedelta
from typing import Any

import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from fontpkg_be_vietnam_pro import ROOT as FONTS

from demo.units import so
from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents import actions
from thidua.documents.queries.said import About
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.organisations.models import Unit

Found = dict[str, Any]
DRAFT = """
#set page(paper: "a4", margin: (left: 30mm, right: 20mm, y: 20mm))
#set text(font: "Be Vietnam Pro", size: 13pt)
Báo cáo kết quả kiểm tra chéo công tác thi đua, khen thưởng.
#grid(columns: (1fr, 1fr), [*_Nơi nhận:_* \\ - Lưu: VT.], align(center)[*GIÁM ĐỐC* #v(25mm) *Lò Thị Mẫu*])
"""


def signing(found: Found, admin: User) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    found["root"] = actions.load_root(_root(key), source="Trang của tổ chức cấp; đối chiếu với công văn gửi đơn vị", by=admin).pk
    found["revocations"] = actions.load_list(_taken_back(key), source="Trang của tổ chức cấp, tải ngày 10/06/2021", by=admin).pk
    by = User.objects.get(username=found["users"]["yenbai"])
    pdf = typst.compile(DRAFT.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert isinstance(pdf, bytes)
    stored = store_file(SimpleUploadedFile("bao-cao-kiem-tra.pdf", pdf), by=by, purpose=Purpose.SUBMISSION)
    about = About(DocumentKind.REPORT, "Kết quả kiểm tra chéo", place="Yên Bái", post="GIÁM ĐỐC", signer="Lò Thị Mẫu")
    found["to_sign"] = actions.begin_document(Unit.objects.get(name=so("Yên Bái")), about=about, stored=stored, by=by).pk


def _root(key: ec.EllipticCurvePrivateKey) -> bytes:
    now = clock.now()
    builder = x509.CertificateBuilder().subject_name(_name()).issuer_name(_name()).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=700))
    builder = builder.not_valid_after(now + timedelta(days=3000))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _name() -> x509.Name:
    parts = ((NameOID.COMMON_NAME, "CA trình diễn phục vụ cơ quan nhà nước"), (NameOID.ORGANIZATION_NAME, "Tổ chức cấp trình diễn"))
    return x509.Name([x509.NameAttribute(oid, words) for oid, words in parts])


def _taken_back(key: ec.EllipticCurvePrivateKey) -> bytes:
    """One certificate of it, revoked a month ago."""
    now = clock.now()
    revoked = x509.RevokedCertificateBuilder().serial_number(x509.random_serial_number()).revocation_date(now - timedelta(days=30))
    builder = x509.CertificateRevocationListBuilder().issuer_name(_name()).last_update(now - timedelta(days=1))
    builder = builder.next_update(now + timedelta(days=6)).add_revoked_certificate(revoked.build())
    builder = builder.add_extension(x509.CRLNumber(12), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
