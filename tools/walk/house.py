"""A house of its own: a data folder, a free port, the server of the product. Nothing of it stays when it closes."""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2021-06-10"
WAIT = 60
KEEP_ALIVE = "120"
"""Seconds. A line that the server lets go after two breaks the next request of a walk that was slow in between."""
ITS_OWN = ("THIDUA_", "DATABASE_URL", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
"""Not taken over from who starts it. Every house is a handful of processes: without bytecode each compiles the whole product anew."""


@dataclass(frozen=True)
class House:
    url: str
    data: Path
    log: Path
    """What the server wrote: a page that broke stands here with its trace."""


def environment(data: Path, *, demo: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ITS_OWN)}
    own = {
        "THIDUA_DATA": str(data),
        "THIDUA_STATIC": _static_folder(),
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
        "PYTHONPATH": str(ROOT),
    }
    return kept | own | ({"THIDUA_DEMO": "1", "THIDUA_TODAY": TODAY} if demo else {})


@cache
def _static_folder() -> str:
    """Collected static files of this process alone: two workers of one run would write over each other's."""
    folder = tempfile.mkdtemp(prefix="thidua-static-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(*command: str, data: Path, demo: bool = True) -> str:
    """A Python module or script in the house; what it prints. Its complaint is raised whole."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment(data, demo=demo), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def prepare(data: Path, *, demo: bool = True) -> None:
    """An empty database; with the demo in it."""
    data.mkdir(parents=True, exist_ok=True)
    run("manage.py", "migrate", "-v", "0", data=data, demo=demo)
    run("manage.py", "createcachetable", "-v", "0", data=data, demo=demo)
    _collect_static()
    if demo:
        run("-m", "demo", data=data)


@cache
def _collect_static() -> None:
    """Once in a process: every house has the same ones."""
    with tempfile.TemporaryDirectory() as anywhere:
        run("manage.py", "collectstatic", "--noinput", "-v", "0", data=Path(anywhere))


def samples(data: Path) -> dict[str, Any]:
    """What `tools.walk.stage` adds to a loaded demo: keys of things and names of sign-ins."""
    found: dict[str, Any] = json.loads(run("-m", "tools.walk.stage", data=data).splitlines()[-1])
    return found


@contextmanager
def serve(data: Path, *, demo: bool = True, worker: bool = False) -> Iterator[House]:
    """The pages; with `worker` also the background work beside them."""
    _collect_static()
    port = _free_port()
    log = data / "server.log"
    command = [sys.executable, "-m", "gunicorn", "thidua.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "1", "--threads", "4", "--timeout", "180", "--keep-alive", KEEP_ALIVE]
    command += ["--log-level", "warning", "--no-control-socket"]
    commands = [command, *([[sys.executable, "manage.py", "worker"]] if worker else [])]
    with log.open("w") as written:
        started = [subprocess.Popen(one, cwd=ROOT, env=environment(data, demo=demo), stdout=written, stderr=written) for one in commands]
    house = House(url=f"http://127.0.0.1:{port}", data=data, log=log)
    try:
        _wait_for(house, started[0])
        yield house
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(house: House, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{house.url}/", timeout=WAIT).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Máy chủ không mở được:\n{house.log.read_text()}")
