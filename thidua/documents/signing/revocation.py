"""Whether certificates were revoked, by what stands in the file itself (lists and OCSP answers) and by the lists that the office has
loaded. Never asks the network.

Each piece is asked as at the moment it was issued, so that it says all it knows; whether that was before or after signing, and whether
the piece is young enough for the moment of signing, is judged here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import ValueErrorWithMessage
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import CRLValidationError, OCSPValidationError, PathError, RevokedError, ValidationError
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, CertRevTrustPolicy
from pyhanko_certvalidator.revinfo.archival import OCSPContainer
from pyhanko_certvalidator.revinfo.validate_crl import verify_crl
from pyhanko_certvalidator.revinfo.validate_ocsp import verify_ocsp_response

from thidua.documents.signing.certificates import described
from thidua.documents.signing.values import Revocation, RevocationSource, RevocationState

T = TypeVar("T")
MOST_PIECES = 60
"""Of lists and answers in one file."""
SECOND = timedelta(seconds=1)
AT_ANY_TIME = CertRevTrustPolicy(NO_REVOCATION, retroactive_revinfo=True)
HARMLESS = {"superseded", "cessation_of_operation", "affiliation_changed"}
"""Reasons that leave older signatures of the same key as good as they were."""
UNREADABLE = (
    PdfError,
    SignatureValidationError,
    ValueErrorWithMessage,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
)
"""What the reader of a broken or hostile file may raise: it trusts that things have the shape the format gives them."""
NOTHING_SAID = (CRLValidationError, OCSPValidationError, ValidationError, PathError, *UNREADABLE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A list of revoked certificates, or an answer of OCSP about one. `until`: when the issuer meant to say more."""

    source: RevocationSource
    issued_at: datetime
    until: datetime | None
    listed: crl.CertificateList | None = None
    answer: ocsp.OCSPResponse | None = None

    def covers(self, moment: datetime) -> bool:
        return self.issued_at + SECOND >= moment or (self.until is not None and self.until >= moment)


def piece_of_list(found: crl.CertificateList, source: RevocationSource) -> Piece:
    said = found["tbs_cert_list"]
    return Piece(source, said["this_update"].native, said["next_update"].native, listed=found)


def _pieces_of_answer(found: ocsp.OCSPResponse) -> Iterator[Piece]:
    for one in OCSPContainer.load_multi(found):
        said = one.extract_single_response()
        if said is not None:
            yield Piece(RevocationSource.OCSP, said["this_update"].native, said["next_update"].native, answer=found)


# ---- what stands in the file ----


@dataclass(frozen=True, slots=True)
class Store:
    """The security store of a file (DSS): certificates, and what is known of their revocation."""

    certificates: tuple[x509.Certificate, ...] = ()
    pieces: tuple[Piece, ...] = ()


def store_of(reader: PdfFileReader) -> Store:
    """Empty when there is none; what is broken in it is left out."""
    try:
        store = reader.root["/DSS"]
    except UNREADABLE:
        return Store()
    certificates = tuple(_streams(store, "/Certs", DecodePurpose.CERTIFICATE, x509.Certificate.load))
    lists = _streams(store, "/CRLs", DecodePurpose.CRL, _list_in_file)
    answers = _streams(store, "/OCSPs", DecodePurpose.OCSP_RESPONSE, _answer_in_file)
    return Store(certificates, tuple(piece for pieces in (*lists, *answers) for piece in pieces))


def _streams(store: Any, name: str, purpose: DecodePurpose, load: Callable[[bytes], T]) -> Iterator[T]:
    try:
        named = list(islice(store[name], MOST_PIECES)) if name in store else []
    except UNREADABLE:
        return
    for one in named:
        try:
            yield load(one.get_object().read_data(purpose))
        except UNREADABLE:
            continue


def _list_in_file(data: bytes) -> list[Piece]:
    return [piece_of_list(crl.CertificateList.load(data), RevocationSource.CRL)]


def _answer_in_file(data: bytes) -> list[Piece]:
    return list(_pieces_of_answer(ocsp.OCSPResponse.load(data)))


def pieces_in(embedded: EmbeddedPdfSignature) -> tuple[Piece, ...]:
    """Those that the signature itself carries, as Adobe's tools put them in."""
    try:
        found = [
            value
            for attribute in embedded.signer_info["signed_attrs"]
            if attribute["type"].native == "adobe_revocation_info_archival"
            for value in attribute["values"]
        ]
        lists = [piece_of_list(one, RevocationSource.CRL) for value in found for one in value["crl"] or ()]
        answers = [piece for value in found for one in value["ocsp"] or () for piece in _pieces_of_answer(one)]
    except UNREADABLE:
        return ()
    return (*lists[:MOST_PIECES], *answers[:MOST_PIECES])


# ---- what it says ----


@dataclass(frozen=True, slots=True)
class Known:
    """`roots` and `others` are what paths are built of; `pieces` all that may speak."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...]
    pieces: tuple[Piece, ...]


async def revocation_of(path: ValidationPath | None, signed_at: datetime | None, moment: datetime, known: Known) -> Revocation:
    """Of the signer's certificate; where that one is not revoked, of those above it. `path`: None when it leads to no root."""
    certificates = list(path.iter_certs(include_root=False)) if path is not None else []
    if path is None or not certificates:
        return Revocation(RevocationState.UNKNOWN)
    when = signed_at or moment
    own, *above = [await _of_one(certificate, path, when, known) for certificate in reversed(certificates)]
    names = [described(certificate).name for certificate in reversed(certificates[:-1])]
    if own.state != RevocationState.REVOKED:
        for name, one in zip(names, above, strict=True):
            if one.state == RevocationState.REVOKED:
                return replace(one, name=name)
    unsure = tuple(name for name, one in zip(names, above, strict=True) if one.state != RevocationState.GOOD)
    return replace(own, unsure=unsure)


async def _of_one(certificate: x509.Certificate, path: ValidationPath, when: datetime, known: Known) -> Revocation:
    """The earliest revocation that anybody tells of; else the youngest piece that speaks for the moment of signing."""
    told = [await _told(certificate, path, piece, known) for piece in known.pieces]
    revoked = [one for one in told if one is not None and one.revoked_at is not None]
    if revoked:
        return min(revoked, key=lambda one: one.revoked_at or when)
    good = [(piece, one) for piece, one in zip(known.pieces, told, strict=True) if one is not None]
    covering = [one for piece, one in good if piece.covers(when)]
    youngest = max(covering or [one for _, one in good], key=lambda one: one.issued_at or when, default=None)
    if youngest is None:
        return Revocation(RevocationState.UNKNOWN)
    return youngest if covering else replace(youngest, state=RevocationState.OLD)


async def _told(certificate: x509.Certificate, path: ValidationPath, piece: Piece, known: Known) -> Revocation | None:
    """None when it says nothing of this certificate. A list need not name what had expired before it was issued."""
    context = ValidationContext(
        trust_roots=list(known.roots),
        other_certs=list(known.others),
        moment=piece.issued_at + SECOND,
        crls=[piece.listed] if piece.listed is not None else [],
        ocsps=[piece.answer] if piece.answer is not None else [],
        allow_fetching=False,
        revinfo_policy=AT_ANY_TIME,
    )
    ask = verify_crl if piece.listed is not None else verify_ocsp_response
    try:
        await ask(certificate, path, context)
    except RevokedError as error:
        reason = "" if error.reason.native == "unspecified" else str(error.reason.native)
        return Revocation(RevocationState.REVOKED, piece.source, piece.issued_at, revoked_at=error.revocation_dt, reason=reason)
    except NOTHING_SAID:
        return None
    if piece.listed is not None and piece.issued_at > certificate.not_valid_after:
        return None
    return Revocation(RevocationState.GOOD, piece.source, piece.issued_at)


def spoils_time(found: Revocation, stamped_at: datetime) -> bool:
    """Whether a time stamp says nothing any more: its certificate was revoked before, or in a way that puts all of them in doubt."""
    if found.state != RevocationState.REVOKED or found.revoked_at is None:
        return False
    return found.revoked_at <= stamped_at or found.reason not in HARMLESS
