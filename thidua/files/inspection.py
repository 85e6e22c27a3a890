"""Look into a file in a process of its own: what is hostile costs that process its life and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

SECONDS = 15
TOO_MUCH = "tệp quá phức tạp hoặc bị hỏng, không mở được an toàn. Lưu lại thành PDF rồi gửi"


def why_not_inside(path: Path, *, name: str, suffix: str) -> str | None:
    """None when the file opens as what its suffix says. The child gets no environment but the way to the code."""
    command = [sys.executable, "-P", "-m", "thidua.files.rules.judge", str(path), suffix]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _sentence(name, TOO_MUCH)
    if done.returncode:
        return _sentence(name, TOO_MUCH)
    why = json.loads(done.stdout)["why"]
    return None if why is None else _sentence(name, why)


def _sentence(name: str, why: str) -> str:
    return f"Chưa nhận được “{name}”: {why}."
