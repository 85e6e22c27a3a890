"""ClamAV's daemon by its INSTREAM command (THIDUA_CLAMD). Only its plain word "OK" makes a file clean."""

import socket
import struct
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from thidua.files.enums import ScanState

STEP = 64 * 1024
SECONDS = 5.0
PATIENT_SECONDS = 60.0
"""While a person waits, and in the background."""


@dataclass(frozen=True, slots=True)
class Scan:
    state: ScanState
    note: str = ""


def is_set_up() -> bool:
    return bool(settings.CLAMD)


def scan(path: Path, *, seconds: float = SECONDS) -> Scan:
    """What the scanner says of the bytes. No answer, half an answer or a strange one: quarantine."""
    if not is_set_up():
        return Scan(ScanState.NOT_SCANNED)
    try:
        word = _ask(path, until=time.monotonic() + seconds)
    except OSError as error:
        return Scan(ScanState.QUARANTINE, str(error)[:100])
    if word == "stream: OK":
        return Scan(ScanState.CLEAN)
    if word.endswith(" FOUND"):
        return Scan(ScanState.INFECTED, word.removeprefix("stream: ").removesuffix(" FOUND")[:100])
    return Scan(ScanState.QUARANTINE, word[:100])


def _ask(path: Path, *, until: float) -> str:
    with _connect(until) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while chunk := file.read(STEP):
            line.settimeout(_left(until))
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            line.settimeout(_left(until))
            part = line.recv(4096)
            if not part:
                raise ConnectionError("máy quét ngắt giữa chừng")
            answer += part
    return answer.rstrip(b"\0\n").decode(errors="replace")


def _connect(until: float) -> socket.socket:
    """A path of a Unix socket, or host:port."""
    address = settings.CLAMD
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_left(until))
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_left(until))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("hết thời gian chờ máy quét")
    return left
