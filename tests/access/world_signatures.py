"""Trusted roots, a document that waits for its signatures and one that has them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents import signers
from tests.files import honest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents import actions
from thidua.documents.jobs import check_signatures
from thidua.documents.models import OfficialDocument, SignatureCheck
from thidua.documents.queries.said import About
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.actions import store_file
from thidua.files.enums import Purpose, ScanState
from thidua.files.models import StoredFile

if TYPE_CHECKING:
    from tests.access.world import World


def signatures(world: "World") -> None:
    things, admin, by = world.things, world.users["system_admin"], world.users["head"]
    done = _document(world, _stored(honest.pdf(), by=by))
    things["sign_done"] = actions.sign_document(done, stored=_stored(honest.pdf(), by=by), by=by)
    check_signatures(SignatureCheck.objects.get(stored=things["sign_done"].signed).pk)  # by the roots of then; others came since
    things["root"] = actions.load_root(signers.root().pem, source="Trang của tổ chức cấp", by=admin)
    withdrawn = actions.load_root(signers.other_root().pem, source="Trang của tổ chức cấp", by=admin)
    things["root_withdrawn"] = actions.withdraw_root(withdrawn, reason="Nạp nhầm", by=admin)
    things["revocation_list"] = actions.load_list(_list(), source="Trang của tổ chức cấp", by=admin)
    old = actions.load_list(_list(hours=48), source="Trang của tổ chức cấp", by=admin)
    things["revocation_list_withdrawn"] = actions.withdraw_list(old, reason="Nạp nhầm", by=admin)
    things["sign_draft"] = _document(world, _stored(signers.paper(), by=by))
    scanned = _stored(honest.picture(size=(160, 120)), by=by, name="ban-quet.jpg")
    things["sign_scan"] = actions.sign_document(_document(world, _stored(honest.pdf(), by=by)), stored=scanned, by=by)
    waiting = _stored(signers.paper(), by=by)
    StoredFile.objects.filter(pk=waiting.pk).update(scan=ScanState.QUARANTINE)
    things["sign_quarantined"] = _document(world, waiting)


def _list(*, hours: int = 1) -> bytes:
    return signers.crl(signers.root(), issued=clock.now() - timedelta(hours=hours), until=None)


def _stored(data: bytes, *, by: User, name: str = "van-ban.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, data), by=by, purpose=Purpose.SUBMISSION)


def _document(world: "World", draft: StoredFile) -> OfficialDocument:
    summary = world.plant("văn bản chờ ký số", readers={"head"})
    said = About(DocumentKind.REPORT, summary, post=signers.POST, signer=signers.NAME)
    return actions.begin_document(world.things["head_unit"], about=said, stored=draft, by=world.users["head"])
