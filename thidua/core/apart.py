"""A module of the house in a process of its own, for what strangers sent: a hostile file costs that process its life and nothing else.

`run_apart` asks, `bound` is the first thing the module does. What goes over the pipes is the two modules' own affair; readers of files
share one way: `read_apart` asks, `answer` writes JSON, or the sentence of a refusal with exit code 2.
"""

import json
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

REFUSED = 2
"""The exit code of a reader that will not have the file; the last line of its standard error says why."""


class TooSlow(Exception):
    """It was ended because its time was over."""


@dataclass(frozen=True, slots=True)
class Ended:
    """`told`: the end of what it wrote on its standard error."""

    code: int
    out: bytes
    told: str


def run_apart(module: str, *args: str, seconds: float, words: bytes = b"", keeps_environment: bool = False) -> Ended:
    """`words` on its standard input. It gets no environment but the way to the code, unless it calls other programs. Raises `TooSlow`."""
    command = [sys.executable, "-P", "-m", module, *args]
    environment = {**(os.environ if keeps_environment else {}), "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    with tempfile.TemporaryFile() as said:  # not a pipe: what is cut off in the middle leaves no words behind to be sent
        said.write(words)
        said.seek(0)
        process = subprocess.Popen(command, env=environment, stdin=said, stdout=pipe, stderr=pipe, start_new_session=True)
    try:
        out, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise TooSlow from None
    return Ended(process.returncode, out, told.decode(errors="replace")[-2000:])


@dataclass(frozen=True, slots=True)
class Refusals:
    """What the sender is told, as `kind`: that it took too long (`slow` names the {seconds}), that the reader died (`broken`)."""

    kind: type[Exception]
    slow: str
    broken: str


def read_apart(
    module: str, *args: str, refusals: Refusals, seconds: float, words: bytes = b"", keeps_environment: bool = False
) -> Any:  # what `answer` was given to write
    """Raises `refusals.kind` with a sentence."""
    try:
        ended = run_apart(module, *args, seconds=seconds, words=words, keeps_environment=keeps_environment)
    except TooSlow:
        raise refusals.kind(refusals.slow.format(seconds=f"{seconds:.0f}")) from None
    if ended.code == REFUSED and ended.told.strip():
        raise refusals.kind(ended.told.strip().splitlines()[-1])
    if ended.code:
        raise refusals.kind(refusals.broken) from RuntimeError(ended.told)
    return json.loads(ended.out)


def answer(read: Callable[[], Any], *, refusal: type[Exception], too_big: str) -> int:
    """The other side of `read_apart`, once it is `bound`: the exit code. `too_big`: told when the memory does not do."""
    try:
        json.dump(read(), sys.stdout, ensure_ascii=False)
    except refusal as error:
        sentence = str(error)
    except (MemoryError, RecursionError):
        sentence = too_big
    else:
        return 0
    print(sentence, file=sys.stderr)  # noqa: T201
    return REFUSED


def bound(*, memory: int, seconds: float) -> None:
    """Bytes, seconds of the processor, and no file is written. The kernel keeps these, also while a library of C is at work."""
    most = math.ceil(seconds)
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, most),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
