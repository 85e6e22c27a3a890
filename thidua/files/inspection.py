"""Look into a file in a process of its own: what is hostile costs that process its life and nothing else.

Beside each process of the web stands one inspector (`rules.judge`), started when it is first needed, that forks for each file. It gets no
environment but the way to the code, is replaced when it dies, and ends with its owner, whose end of the line closes then.
"""

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thidua.files.rules.reply import BEGUN

SECONDS = 15
START_SECONDS = 30
TOO_MUCH = "tệp quá phức tạp hoặc bị hỏng, không mở được an toàn. Lưu lại thành PDF rồi gửi"
OUT_OF_ORDER = "máy chủ chưa kiểm tra được tệp. Vài phút nữa gửi lại; vẫn không được thì báo người quản trị"


class Gone(Exception):
    """The inspector is dead or stuck; nothing is known of the file."""


@dataclass(frozen=True)
class Inspector:
    owner: int
    process: "subprocess.Popen[bytes]"
    line: socket.socket

    def is_fit(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, words: bytes, meanwhile: Callable[[], None]) -> bytes:
        """What the reader of the file said before its end; nothing when it was cut off. Raises `Gone`."""
        reader, writer = os.pipe()
        try:
            try:
                socket.send_fds(self.line, [words], [writer])
            except OSError as error:
                raise Gone from error
            finally:
                os.close(writer)
            meanwhile()
            heard = _heard(reader, seconds=SECONDS + START_SECONDS)
        finally:
            os.close(reader)
        if not heard.startswith(BEGUN):
            raise Gone
        return heard.removeprefix(BEGUN)

    def close(self) -> None:
        """Readers at work end by themselves. After a fork of the owner this is the parent's inspector and lives on."""
        self.line.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


class Standing:
    """The inspector of this process, if there is one."""

    inspector: Inspector | None = None
    turn = threading.Lock()

    @classmethod
    def by(cls) -> Inspector:
        with cls.turn:
            if cls.inspector is None or not cls.inspector.is_fit():
                cls._replace(_start())
            assert cls.inspector is not None
            return cls.inspector

    @classmethod
    def leave(cls, gone: Inspector) -> None:
        """Unless another thread has replaced it already."""
        with cls.turn:
            if cls.inspector is gone:
                cls._replace(None)

    @classmethod
    def close(cls) -> None:
        with cls.turn:
            cls._replace(None)

    @classmethod
    def _replace(cls, new: Inspector | None) -> None:
        old, cls.inspector = cls.inspector, new
        if old is not None:
            old.close()


atexit.register(Standing.close)


def why_not_inside(path: Path, *, name: str, suffix: str, meanwhile: Callable[[], None]) -> str | None:
    """None when the file opens as what its suffix says. `meanwhile`: done here while it is read there, again if it must be asked again."""
    words = json.dumps({"path": str(path), "suffix": suffix, "seconds": SECONDS}).encode()
    for _ in range(2):
        inspector = Standing.by()
        try:
            said = inspector.ask(words, meanwhile)
        except Gone:
            Standing.leave(inspector)
        else:
            why = json.loads(said)["why"] if said else TOO_MUCH
            return None if why is None else _sentence(name, why)
    return _sentence(name, OUT_OF_ORDER)


def _start() -> Inspector:
    """A session of its own: a Ctrl-C meant for the owner ends it by the closed line."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-P", "-m", "thidua.files.rules.judge"]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    with theirs:
        process = subprocess.Popen(command, env=environment, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, start_new_session=True)
    return Inspector(os.getpid(), process, ours)


def _heard(pipe: int, *, seconds: float) -> bytes:
    """Everything until the other end closes, or until the time is over."""
    until, heard = time.monotonic() + seconds, b""
    while select.select([pipe], [], [], max(until - time.monotonic(), 0))[0]:
        part = os.read(pipe, 4096)
        if not part:
            break
        heard += part
    return heard


def _sentence(name: str, why: str) -> str:
    return f"Chưa nhận được “{name}”: {why}."
