"""A run of the tests leaves nothing in the folder for temporary files, and takes away no folder that was given to it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _run(temporary: Path, **more: str) -> None:
    """Another process that sets up the tests, uses their folder and ends."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
    code = "import tests.settings as made; (made.DATA_DIR / 'something').write_text('here')"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**kept, "TMPDIR": str(temporary), **more}, check=True)


def test_the_folder_of_a_run_goes_with_it(tmp_path: Path) -> None:
    running = tmp_path / "thidua-test-running"
    running.mkdir()
    _run(tmp_path)
    assert list(tmp_path.iterdir()) == [running]


def test_a_folder_that_was_given_stays(tmp_path: Path) -> None:
    given = tmp_path / "given"
    _run(tmp_path, THIDUA_DATA=str(given))
    assert list(tmp_path.iterdir()) == [given]
    assert (given / "something").read_text() == "here"
