from pathlib import Path

from django.conf import settings

from thidua.files.models import StoredFile


def folder() -> Path:
    return Path(settings.MEDIA_ROOT)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie: two letters of the hash, then the hash."""
    return folder() / stored.sha256[:2] / stored.sha256
