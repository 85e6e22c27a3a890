"""Trusted roots and lists of revoked certificates come and go; files are checked.

Looking into a file takes a second and is done by a job, outside of any transaction.
"""

from dataclasses import asdict

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import RuleBroken, require
from thidua.core.jobs import enqueue
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.models import RevocationList, SignatureCheck, TrustRoot
from thidua.documents.permissions import signatures as permissions
from thidua.documents.queries.signatures import check_that_holds, digest_of_roots, roots_in_use
from thidua.documents.signing import CannotSign, SignaturesReport, described, list_in, pem_of, root_in
from thidua.files.models import StoredFile
from thidua.ledger.record import record


@transaction.atomic
def load_root(data: bytes, *, source: str, by: User) -> TrustRoot:
    """Trust an issuer from now on. Loaded twice it is one."""
    require(permissions.why_not_keep_roots(by))
    require(None if one_line(source) else "Ghi chứng thư lấy từ đâu và đã đối chiếu vân tay với ai.")
    root = _root_of(data, source=source, by=by)
    known = TrustRoot.objects.in_use().select_for_update().filter(fingerprint=root.fingerprint).first()
    if known is not None:
        return known
    root.save()
    record(by, "documents.load_root", root, sha256=root.fingerprint, source=root.source)
    return root


def _root_of(data: bytes, *, source: str, by: User) -> TrustRoot:
    try:
        certificate = root_in(data)
    except CannotSign as refusal:
        raise RuleBroken(str(refusal)) from refusal
    known = described(certificate)
    return TrustRoot(
        pem=pem_of(certificate),
        name=known.name,
        organisation=known.organisation,
        fingerprint=known.fingerprint,
        valid_from=known.valid_from,
        valid_to=known.valid_to,
        source=one_line(source)[:300],
        loaded_at=clock.now(),
        loaded_by=by,
    )


@transaction.atomic
def withdraw_root(root: TrustRoot, *, reason: str, by: User) -> TrustRoot:
    """Trust it no longer. Checks that were made stay as they were found then."""
    root = lock(root)
    require(permissions.why_not_withdraw(by, root))
    require(None if one_line(reason) else "Ghi lý do rút chứng thư gốc.")
    root.withdrawn_at, root.withdrawn_why = clock.now(), one_line(reason)[:300]
    root.save(update_fields=["withdrawn_at", "withdrawn_why"])
    record(by, "documents.withdraw_root", root, sha256=root.fingerprint, reason=root.withdrawn_why)
    return root


@transaction.atomic
def load_list(data: bytes, *, source: str, by: User) -> RevocationList:
    """What an issuer took back counts from now on, beside what older lists say. Loaded twice it is one."""
    require(permissions.why_not_keep_lists(by))
    require(None if one_line(source) else "Ghi danh sách lấy từ đâu.")
    try:
        found = list_in(data, roots_in_use(), clock.now())
    except CannotSign as refusal:
        raise RuleBroken(str(refusal)) from refusal
    known = RevocationList.objects.in_use().select_for_update().filter(fingerprint=found.fingerprint).first()
    if known is not None:
        return known
    listed = RevocationList.objects.create(**asdict(found), source=one_line(source)[:300], loaded_at=clock.now(), loaded_by=by)
    record(by, "documents.load_list", listed, sha256=listed.fingerprint, source=listed.source, number=listed.number)
    return listed


@transaction.atomic
def withdraw_list(listed: RevocationList, *, reason: str, by: User) -> RevocationList:
    """It counts no longer. Checks that were made stay as they were found then."""
    listed = lock(listed)
    require(permissions.why_not_withdraw_list(by, listed))
    require(None if one_line(reason) else "Ghi lý do rút danh sách thu hồi.")
    listed.withdrawn_at, listed.withdrawn_why = clock.now(), one_line(reason)[:300]
    listed.save(update_fields=["withdrawn_at", "withdrawn_why"])
    record(by, "documents.withdraw_list", listed, sha256=listed.fingerprint, reason=listed.withdrawn_why)
    return listed


@transaction.atomic
def check_signatures(stored: StoredFile, *, by: Actor) -> SignatureCheck:
    """Have the signatures of a PDF checked in the background. Asked again on the same day with the same roots it is the same check."""
    stored = lock(stored)
    require(permissions.why_not_check(stored))
    now = clock.now()
    known = check_that_holds(stored, now)
    if known is not None:
        return known
    check = SignatureCheck.objects.create(stored=stored, roots=digest_of_roots(), asked_at=now)
    record(by, "documents.check_signatures", check, file=stored)
    enqueue("documents.check_signatures", check=check.pk)
    return check


@transaction.atomic
def note_signatures(check: SignatureCheck, report: SignaturesReport, *, roots: str, by: Actor) -> SignatureCheck:
    """Write down what was found, once. `roots`: those it was found with, should they have changed since it was asked for."""
    require(permissions.why_not_note(by))
    check = lock(check)
    if check.checked_at is not None:
        return check
    check.checked_at, check.result, check.roots = report.moment, report.as_json(), roots
    check.save(update_fields=["checked_at", "result", "roots"])
    record(by, "documents.note_signatures", check, number=len(report.signatures))
    return check
