"""The roots and the lists of revoked certificates in use, and the latest check of a file."""

import hashlib
from datetime import datetime

from asn1crypto import x509

from thidua.core import clock
from thidua.documents.models import OfficialDocument, RevocationList, SignatureCheck, TrustRoot
from thidua.documents.signing import Kind, Place, SignaturesReport, verify_apart
from thidua.documents.signing.certificates import certificate_in
from thidua.files.models import StoredFile
from thidua.files.queries import path_of

BLOCK = [Kind.PERSON, Kind.ORGANISATION]


def roots_in_use() -> list[x509.Certificate]:
    return [certificate_in(root.pem.encode()) for root in TrustRoot.objects.in_use()]


def digest_of_roots() -> str:
    """The same while the same roots and lists are in use."""
    fingerprints = sorted(TrustRoot.objects.in_use().values_list("fingerprint", flat=True))
    fingerprints += sorted(RevocationList.objects.in_use().values_list("fingerprint", flat=True))
    return hashlib.sha256("\n".join(fingerprints).encode()).hexdigest()


def verified(pdf: bytes) -> SignaturesReport:
    """Takes a second; ask outside of transactions."""
    lists = [bytes(der) for der in RevocationList.objects.in_use().values_list("der", flat=True)]
    return verify_apart(pdf, roots_in_use(), clock.now(), lists=lists)


def bytes_of(stored: StoredFile) -> bytes:
    return path_of(stored).read_bytes()


def check_of(stored: StoredFile | None) -> SignatureCheck | None:
    """The latest check of a file, done or waited for; None when nobody asked."""
    return SignatureCheck.objects.filter(stored=stored).select_related("stored").first() if stored is not None else None


def check_that_holds(stored: StoredFile, now: datetime) -> SignatureCheck | None:
    """One that need not be made again: of today with the roots of today, or still waited for."""
    last = check_of(stored)
    if last is None or last.checked_at is None:
        return last
    is_of_today = last.checked_at.astimezone(clock.LOCAL).date() == now.astimezone(clock.LOCAL).date()
    return last if is_of_today and last.roots == digest_of_roots() else None


def places_of(document: OfficialDocument, wish: str) -> list[Place]:
    """Where signatures go: the signer's block of the document itself, the corner of an annex in a file of its own, of an e-copy."""
    if wish == "phu-luc":
        return [Place(Kind.ANNEX)]
    if wish == "ban-sao":
        return [Place(Kind.COPY)]
    post = document.signer_post.splitlines()[-1] if document.signer_post else ""
    return [Place(kind, post, document.signer_name) for kind in BLOCK]
