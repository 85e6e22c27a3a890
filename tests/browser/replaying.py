"""The export of a result in the hands of a doubter: computed again, opened, changed."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from tools.walk.house import ROOT

Data = Any


def replay(export: Path) -> tuple[int, str]:
    """In a process without a database or settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DATABASE_URL", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "thidua.cli", "replay", str(export)], cwd=ROOT, env=kept, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def frozen(export: Path) -> Data:
    with zipfile.ZipFile(export) as pack:
        return json.loads(pack.read("du-lieu.json"))


def packed(told: Data) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def write(export: Path, told: Data, code: str) -> None:
    with zipfile.ZipFile(export, "w") as pack:
        pack.writestr("du-lieu.json", packed(told))
        pack.writestr("ma-noi-dung.txt", code)
