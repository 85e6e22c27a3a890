from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing

from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.files.disk import size_of
from thidua.files.enums import Purpose, ScanState
from thidua.files.models import Incoming, StoredFile

SALT = "files.taken"
KEY_LIFE = timedelta(hours=12)
"""As long as a signed-in day."""


def folder() -> Path:
    return Path(settings.MEDIA_ROOT)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie: two letters of the hash, then the hash."""
    return folder() / stored.sha256[:2] / stored.sha256


def partial_path_of(incoming: Incoming) -> Path:
    """Beside the stored files, not among them: a backup holds only what was received."""
    return Path(settings.DATA_DIR) / "incoming" / incoming.key


def received_of(incoming: Incoming) -> int:
    """How many bytes are here for sure. After a restore the partial file is gone, whatever the row says."""
    return min(incoming.received, size_of(partial_path_of(incoming)))


def why_not_open(stored: StoredFile) -> str | None:
    """Nobody is handed a file that holds a virus, or one that the scanner has not answered for."""
    if stored.scan == ScanState.INFECTED:
        return f"Máy quét thấy mã độc trong “{stored.name}” ({stored.scan_note}). Tệp bị giữ lại; đề nghị đơn vị gửi tệp khác."
    if stored.scan == ScanState.QUARANTINE:
        return f"“{stored.name}” đã nhận nhưng đang chờ quét mã độc. Vài phút nữa tải lại trang này."
    return None


def signed(stored: StoredFile, *, user: User, purpose: Purpose) -> str:
    """A key that a form may carry: this person brought this file for this purpose."""
    return signing.dumps([stored.pk, user.pk, purpose], salt=SALT)


def kept(files: Iterable[StoredFile], *, user: User, purpose: Purpose) -> list[dict[str, object]]:
    """For `_upload.html` when a form comes back: what was brought stays brought."""
    return [{"key": signed(file, user=user, purpose=purpose), "name": file.name, "size": file.size} for file in files]


def taken(user: User, keys: Iterable[str], *, purpose: Purpose) -> list[StoredFile]:
    """The files of the hidden inputs `stored`, in their order, each once. Raises `RuleBroken` for an old or foreign key."""
    numbers = list(dict.fromkeys(_number(user, key, purpose) for key in keys))
    rows = StoredFile.objects.filter(stored_by=user).in_bulk(numbers)
    return [rows[number] for number in numbers]


def _number(user: User, key: str, purpose: Purpose) -> int:
    try:
        number, owner, wanted = signing.loads(key, salt=SALT, max_age=KEY_LIFE)
    except signing.BadSignature as error:
        raise RuleBroken("Một tệp tải lên đã quá 12 giờ nên không còn gắn với trang này. Chọn lại tệp rồi gửi.") from error
    if (owner, wanted) != (user.pk, purpose):
        raise RuleBroken("Một tệp tải lên không phải của bạn hoặc không phải cho việc này. Chọn lại tệp rồi gửi.")
    return int(number)
