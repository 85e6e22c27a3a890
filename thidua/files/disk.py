"""Bytes and the disk: written, flushed, in their place; or not there at all."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.core.errors import RuleBroken


class DiskFull(RuleBroken):
    """There is no room; nothing was acknowledged."""


FULL = "Máy chủ hết chỗ chứa nên chưa nhận phần này của tệp. Báo người quản trị dọn đĩa rồi gửi tiếp; phần đã nhận vẫn còn."


@contextmanager
def told_when_full(refusal: type[RuleBroken] = DiskFull, words: str = FULL) -> Iterator[None]:
    """What the sender is told when there is no room left."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise refusal(words) from error


def write_new(folder: Path, chunks: Iterable[bytes]) -> tuple[Path, str]:
    """A new file of its own name, not flushed yet (`flush`), and its SHA-256. Nothing stays when it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with told_when_full(), tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return Path(file.name), digest.hexdigest()


def flush(path: Path) -> None:
    """Every byte of it."""
    with told_when_full(), path.open("rb") as file:
        os.fsync(file.fileno())


def stand(folder: Path) -> None:
    """A folder in a folder, there for sure."""
    folder.mkdir(exist_ok=True)
    flush_folder(folder.parent)


def move(source: Path, target: Path) -> None:
    """To its name in a folder that stands, and the name itself flushed."""
    source.replace(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_at(path: Path, data: bytes, *, offset: int) -> None:
    """A piece at its place, flushed; what lay behind it (an earlier try that was broken off) goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with told_when_full(), path.open("wb" if is_new else "r+b") as file:
        file.seek(offset)
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        flush_folder(path.parent)


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            yield chunk
