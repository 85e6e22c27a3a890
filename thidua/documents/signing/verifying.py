"""Every signature of a PDF, judged with the roots and the lists of revoked certificates that the office has loaded. Never asks the network.

The file comes from strangers: run this where it may die (`apart`). pyHanko says whether bytes and signature agree and what was added
since; the dates of the certificate are judged here, each by itself, so that "expired now" is never mixed up with "expired at signing".
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from itertools import islice

from asn1crypto import crl, x509
from asn1crypto.core import Void
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate, AdESSubIndic
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus, SignatureStatus
from pyhanko.sign.validation.utils import CMSAlgorithmUsagePolicy
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import AcceptAllAlgorithms

from thidua.documents.signing.certificates import described, signer_of
from thidua.documents.signing.changes import count_pages, page_counts, wholeness_of
from thidua.documents.signing.names import signer_of_field
from thidua.documents.signing.revocation import UNREADABLE, Known, Store, piece_of_list, pieces_in, revocation_of, spoils_time, store_of
from thidua.documents.signing.values import (
    Chain,
    RevocationSource,
    Signature,
    SignaturesReport,
    Signer,
    TimeSource,
    Trouble,
    Wholeness,
)

MOST_BYTES = 100 * 1024 * 1024
MOST_SIGNATURES = 30
START = 1024
EITHER_USE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
ANY_ALGORITHM = CMSAlgorithmUsagePolicy.lift_policy(AcceptAllAlgorithms())
"""A weak signature is still looked into; that it is weak is said beside."""
CHAINS: dict[AdESSubIndic | None, Chain] = {
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Chain.NOT_FOR_SIGNING,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: Chain.WEAK,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: Chain.WEAK,
}


@dataclass(frozen=True, slots=True)
class Trust:
    """What the office has loaded: roots, and lists of revoked certificates."""

    roots: tuple[x509.Certificate, ...]
    lists: tuple[crl.CertificateList, ...]


def verify(
    pdf: bytes, roots: Sequence[x509.Certificate], moment: datetime, *, lists: Sequence[crl.CertificateList] = ()
) -> SignaturesReport:
    """Never raises for what is in the file: a file that cannot be read is a report with its trouble."""
    trouble = _why_not_look(pdf)
    if trouble is not None:
        return SignaturesReport(moment, trouble=trouble)
    try:
        return _look(pdf, Trust(tuple(roots), tuple(lists)), moment)
    except UNREADABLE:
        return SignaturesReport(moment, trouble=Trouble.BROKEN)


def _why_not_look(pdf: bytes) -> Trouble | None:
    if len(pdf) > MOST_BYTES:
        return Trouble.TOO_LARGE
    return None if b"%PDF-" in pdf[:START] else Trouble.NOT_PDF


def _look(pdf: bytes, trust: Trust, moment: datetime) -> SignaturesReport:
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    if reader.encrypted:
        return SignaturesReport(moment, trouble=Trouble.ENCRYPTED)
    report = SignaturesReport(moment, count_pages(reader.root), empty=_empty(reader))
    filled = list(islice(enumerate_sig_fields(reader, filled_status=True), MOST_SIGNATURES + 1))
    if len(filled) > MOST_SIGNATURES:
        return replace(report, trouble=Trouble.TOO_MANY)
    store = store_of(reader)
    found = [_judge(reader, name, field.get_object(), trust, store, moment) for name, _, field in filled]
    return replace(report, signatures=tuple(signature for _, signature in sorted(found, key=lambda pair: pair[0])))


def _empty(reader: PdfFileReader) -> tuple[str, ...]:
    fields = islice(enumerate_sig_fields(reader, filled_status=False), MOST_SIGNATURES)
    return tuple(str(name) for name, _, _ in fields)


def _judge(
    reader: PdfFileReader, name: str, field: DictionaryObject, trust: Trust, store: Store, moment: datetime
) -> tuple[int, Signature]:
    """With the revision in which it was made, for their order."""
    unread = Signature(str(name), _sub_filter(field), Wholeness.UNREADABLE)
    try:
        embedded = EmbeddedPdfSignature(reader, field, str(name))
        known = _before(embedded, unread)
        return embedded.signed_revision, asyncio.run(_validated(embedded, known, _known(embedded, trust, store), moment))
    except UNREADABLE:
        return reader.total_revisions, unread


def _sub_filter(field: DictionaryObject) -> str:
    try:
        return str(field["/V"]["/SubFilter"]).removeprefix("/")
    except UNREADABLE:
        return ""


def _before(embedded: EmbeddedPdfSignature, unread: Signature) -> Signature:
    """What the signature says of itself, before anything is proved."""
    certificate = embedded.signer_cert
    signer = Signer.TIMESTAMP if embedded.sig_object_type == "/DocTimeStamp" else signer_of(certificate)
    then, now = page_counts(embedded)
    claimed = embedded.self_reported_timestamp
    return replace(
        unread,
        signer=signer_of_field(unread.field) if signer == Signer.UNKNOWN else signer,
        certificate=described(certificate),
        digest=embedded.external_md_algorithm,
        signed_at=_aware(claimed),
        time_source=TimeSource.CLAIMED if claimed else TimeSource.NONE,
        pages_then=then,
        pages_now=now,
    )


def _aware(moment: datetime | None) -> datetime | None:
    return moment.astimezone() if moment is not None and moment.tzinfo is None else moment


def _known(embedded: EmbeddedPdfSignature, trust: Trust, store: Store) -> Known:
    """Of the lists that the office has loaded those that speak of anybody here."""
    others = (*embedded.other_embedded_certs, *store.certificates)
    issuers = {one.issuer.hashable for one in (embedded.signer_cert, *others)}
    loaded = [piece_of_list(one, RevocationSource.LOADED) for one in trust.lists if one.issuer.hashable in issuers]
    return Known(trust.roots, others, (*pieces_in(embedded), *store.pieces, *loaded))


async def _validated(embedded: EmbeddedPdfSignature, signature: Signature, known: Known, moment: datetime) -> Signature:
    when = _stamped_at(embedded) or signature.signed_at or moment
    if signature.signer == Signer.TIMESTAMP:
        stamp = await async_validate_pdf_timestamp(embedded, _context(embedded, known, when))
        signature = replace(
            signature,
            signed_at=stamp.timestamp,
            stamped_by=signature.certificate.name if signature.certificate else "",
            time_source=TimeSource.ATTESTED if stamp.trusted else TimeSource.UNVERIFIED,
        )
        return await _proved(embedded, signature, stamp, known, moment)
    status = await async_validate_pdf_signature(
        embedded,
        signer_validation_context=_context(embedded, known, when),
        ts_validation_context=_context(embedded, known, when, holder=False),
        key_usage_settings=EITHER_USE,
        algorithm_policy=ANY_ALGORITHM,
    )
    return await _proved(embedded, await _timed(signature, status, known), status, known, moment)


async def _proved(
    embedded: EmbeddedPdfSignature,
    signature: Signature,
    status: PdfSignatureStatus | DocumentTimestampStatus,
    known: Known,
    moment: datetime,
) -> Signature:
    wholeness, filled = wholeness_of(embedded, status, pages=(signature.pages_then, signature.pages_now))
    chain = _chain(status, embedded, known)
    is_trusted = chain == Chain.TRUSTED
    path = status.validation_path if is_trusted else None
    revocation = await revocation_of(path, signature.signed_at, moment, known)
    root = _root(status) if is_trusted else ""
    return replace(signature, wholeness=wholeness, filled=filled, chain=chain, root=root, revocation=revocation)


def _stamped_at(embedded: EmbeddedPdfSignature) -> datetime | None:
    """What the time stamp says, whether or not it is to be trusted."""
    if embedded.sig_object_type == "/DocTimeStamp":
        return _said(embedded.signed_data)
    return next((_said(stamp) for stamp in extract_tst_data_iter(embedded.signer_info, signed=False)), None)


def _said(stamp: Void) -> datetime | None:
    moment: datetime | None = stamp["encap_content_info"]["content"].parsed["gen_time"].native
    return moment


def _context(embedded: EmbeddedPdfSignature, known: Known, when: datetime, *, holder: bool = True) -> ValidationContext:
    """The chain as it stood at `when`; for the holder's own dates, which are judged apart, the nearest moment at which it was in force."""
    certificate = embedded.signer_cert
    if holder:
        when = min(max(when, certificate.not_valid_before), certificate.not_valid_after)
    return ValidationContext(
        trust_roots=list(known.roots), other_certs=list(known.others), moment=when, allow_fetching=False, revocation_mode="soft-fail"
    )


async def _timed(signature: Signature, status: PdfSignatureStatus, known: Known) -> Signature:
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid):
        return signature
    is_trusted = stamp.trusted
    if is_trusted:
        revocation = await revocation_of(stamp.validation_path, stamp.timestamp, stamp.timestamp, known)
        is_trusted = not spoils_time(revocation, stamp.timestamp)
    source = TimeSource.ATTESTED if is_trusted else TimeSource.UNVERIFIED
    return replace(signature, signed_at=stamp.timestamp, time_source=source, stamped_by=described(stamp.signing_cert).name)


def _chain(status: SignatureStatus, embedded: EmbeddedPdfSignature, known: Known) -> Chain:
    problem: AdESSubIndic | None = status.trust_problem_indic
    certificate = embedded.signer_cert
    if problem is None and status.validation_path is not None:
        return Chain.TRUSTED
    if certificate.self_issued:
        return Chain.SELF_SIGNED
    if not known.roots:
        return Chain.NO_ROOTS
    if problem in CHAINS:
        return CHAINS[problem]
    issuers = [one for one in [*known.roots, *known.others] if one.subject == certificate.issuer]
    return Chain.ISSUER_EXPIRED if issuers and not any(_in_force(one, status) for one in issuers) else Chain.UNKNOWN


def _in_force(certificate: x509.Certificate, status: SignatureStatus) -> bool:
    assert status.validation_time is not None
    is_so: bool = certificate.not_valid_before <= status.validation_time <= certificate.not_valid_after
    return is_so


def _root(status: SignatureStatus) -> str:
    assert status.validation_path is not None
    return described(status.validation_path[0]).name
