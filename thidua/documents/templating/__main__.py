"""One wish on the standard input, its answer on the standard output; `safely` asks. The kernel keeps the limits."""

import base64
import json
import sys
from dataclasses import asdict
from typing import Any

from thidua.core.apart import bound
from thidua.documents.rules.fields import FIELDS
from thidua.documents.templating.reading import read_template
from thidua.documents.templating.rendering import render
from thidua.documents.templating.safely import fields_of, received
from thidua.documents.templating.values import Unfit, ValuesMissing

MOST_MEMORY = 512 * 1024 * 1024


def answer(wish: dict[str, Any]) -> dict[str, Any]:
    docx, known = base64.b64decode(wish["docx"]), FIELDS[fields_of(wish["kind"])]
    try:
        if wish["do"] == "read":
            reading = read_template(docx, known)
            return {"reading": asdict(reading) | {"docx": base64.b64encode(reading.docx).decode()}}
        sets = [{name: received(value) for name, value in one.items()} for one in wish["values"]]
        return {"made": [base64.b64encode(render(docx, values, known)).decode() for values in sets]}
    except ValuesMissing as error:
        labels = [one.label if (one := known.get(name)) else name for name in error.names]
        return {"missing": list(error.names), "labels": labels}
    except Unfit as error:
        return {"unfit": str(error)}


def main(seconds: int) -> None:
    bound(memory=MOST_MEMORY, seconds=seconds)
    sys.stdout.write(json.dumps(answer(json.loads(sys.stdin.buffer.read()))))


main(int(sys.argv[1]))
