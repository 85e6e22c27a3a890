"""`python -m thidua.files.rules.judge PATH SUFFIX`: open a file that may be hostile, in a process of its own with little to spend.

Prints one JSON object: {"why": null} when the file is taken, else the sentence. Whatever else happens (a crash, no memory, no time) is a
refusal too: `thidua.files.inspection` reads it so.
"""

import json
import resource
import sys
from pathlib import Path
from typing import BinaryIO

from thidua.files.rules.images import judge_image
from thidua.files.rules.office import judge_office
from thidua.files.rules.pdf import judge_pdf
from thidua.files.rules.refused import Refused

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 10


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


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps({"why": answer(Path(sys.argv[1]), sys.argv[2])}))
