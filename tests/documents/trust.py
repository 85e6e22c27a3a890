"""What a system administrator loads to verify by, and signed files in store."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents import signers
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.models import RevocationList, TrustRoot
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile

SOURCE = "Trang của tổ chức cấp; đối chiếu với công văn"
SECRET = "Tệp này chứa khóa bí mật."


def loaded(by: User) -> TrustRoot:
    return actions.load_root(signers.root().pem, source=SOURCE, by=by)


def stored(pdf: bytes, *, by: User, name: str = "ban-ky.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, pdf), by=by, purpose=Purpose.SUBMISSION)


def signed_file(by: User) -> StoredFile:
    return stored(signers.sign(signers.paper(), signers.person()), by=by)


def listed(by: User, *gone: signers.Gone) -> RevocationList:
    return actions.load_list(signers.crl(signers.root(), *gone), source=SOURCE, by=by)
