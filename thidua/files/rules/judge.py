"""`python -m thidua.files.rules.judge`: opens files that may be hostile, each in a process of its own with little to spend.

It stands by with its modules read, so that a file costs a fork and not a start of Python. Its standard input is a socket: a message
names a file and carries a pipe, into which the fork writes `BEGUN` and then one JSON object: {"why": null} when the file is taken, else
the sentence. Whatever else happens (a crash, no memory, no time) is a refusal too: `thidua.files.inspection` reads it so. It ends when
the other end of the socket is closed.
"""

import gc
import json
import os
import resource
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from thidua.files.rules.images import judge_image
from thidua.files.rules.office import judge_office
from thidua.files.rules.pdf import judge_pdf
from thidua.files.rules.refused import Refused
from thidua.files.rules.reply import BEGUN

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 10
"""Of the processor; the message says how long by the clock."""
MOST_WORDS = 64 * 1024


def judge(stream: BinaryIO, *, size: int, suffix: str) -> None:
    """Raises `Refused`."""
    if suffix == ".pdf":
        judge_pdf(stream)
    elif suffix in {".docx", ".xlsx"}:
        judge_office(stream, size=size, suffix=suffix)
    else:
        judge_image(stream, suffix=suffix)


def answer(path: Path, suffix: str) -> str | None:
    try:
        with path.open("rb") as stream:
            judge(stream, size=path.stat().st_size, suffix=suffix)
    except Refused as refusal:
        return str(refusal)
    return None


def serve(line: socket.socket) -> None:
    """One fork a message, several at a time if several are asked for. No threads here, so a fork is whole."""
    signal.signal(signal.SIGCHLD, _bury)
    gc.freeze()
    while True:
        words, pipes, _, _ = socket.recv_fds(line, MOST_WORDS, 1)
        if not words:
            return
        if os.fork() == 0:
            _look(line, pipes[0], json.loads(words))
        os.close(pipes[0])


def _bury(*_: object) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _look(line: socket.socket, pipe: int, wish: dict[str, Any]) -> NoReturn:
    """In the fork, which ends here whatever the file does to it, and hears nothing of other files."""
    try:
        line.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.write(pipe, BEGUN)
        _bound(wish["seconds"])
        os.write(pipe, json.dumps({"why": answer(Path(wish["path"]), wish["suffix"])}).encode())
    finally:
        os._exit(0)


def _bound(seconds: float) -> None:
    """The kernel keeps these, also while a library of C is at work: SIGALRM, SIGXCPU end the process."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    serve(socket.socket(fileno=0))
