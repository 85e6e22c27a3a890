"""One wish on the standard input, its answer on the standard output; `safely` asks. The kernel keeps the limits."""

import base64
import json
import sys
from dataclasses import asdict
from typing import Any

from thidua.core.apart import bound
from thidua.documents.checking import check_docx, check_file, mend
from thidua.documents.checking.pictures import draw
from thidua.documents.checking.report import CannotCheck, FormReport

MOST_MEMORY = 1024 * 1024 * 1024


def answer(wish: dict[str, Any]) -> dict[str, Any]:
    data = base64.b64decode(wish["file"])
    try:
        if wish["do"] == "mend":
            return {"docx": base64.b64encode(mend(data, check_docx(data))).decode()}
        report = check_file(data, suffix=wish["suffix"])
        return {"report": report.as_json(), "pictures": _drawn(report, wish["pdf"]) if "pdf" in wish else []}
    except CannotCheck as reason:
        return {"unfit": str(reason)}


def _drawn(report: FormReport, pdf: str) -> list[dict[str, Any]]:
    drawn = draw(report, base64.b64decode(pdf))
    return [{**asdict(picture), "png": base64.b64encode(picture.png).decode()} for picture in drawn]


def main(seconds: int) -> None:
    bound(memory=MOST_MEMORY, seconds=seconds)
    sys.stdout.write(json.dumps(answer(json.loads(sys.stdin.buffer.read()))))


main(int(sys.argv[1]))
