"""What takes seconds to make and is the same for all: made by one worker of a run, copied by every test that asks."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(os.environ["THIDUA_DATA"]) / f"once-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled; whoever comes while it is being made waits. To read only: copy it to work in it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made, begun = FOLDER / name, FOLDER / f"{name}.begun"
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(made)
    return made
