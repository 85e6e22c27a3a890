"""`python -m thidua.documents.signing.worker`: one wish on standard input, one answer on standard output (see `apart`)."""

import base64
import json
import sys
from datetime import datetime
from typing import Any

from asn1crypto.crl import CertificateList

from thidua.core.apart import bound
from thidua.documents.signing.certificates import certificate_in
from thidua.documents.signing.finding import Place
from thidua.documents.signing.names import Kind
from thidua.documents.signing.preparing import prepare
from thidua.documents.signing.values import CannotSign
from thidua.documents.signing.verifying import verify

MOST_MEMORY = 1536 * 1024 * 1024


def answer(wish: dict[str, Any], pdf: bytes) -> tuple[dict[str, Any], bytes]:
    if wish["do"] == "verify":
        roots = [certificate_in(pem.encode()) for pem in wish["roots"]]
        lists = [CertificateList.load(base64.b64decode(one)) for one in wish["lists"]]
        return {"report": verify(pdf, roots, datetime.fromisoformat(wish["moment"]), lists=lists).as_json()}, b""
    try:
        return {"why": ""}, prepare(pdf, [_place(place) for place in wish["places"]])
    except CannotSign as refusal:
        return {"why": str(refusal)}, b""


def _place(values: dict[str, Any]) -> Place:
    box = values["box"]
    return Place(**(values | {"kind": Kind(values["kind"]), "box": tuple(box) if box else None}))


def main() -> None:
    wish = json.loads(sys.stdin.buffer.readline())
    bound(memory=MOST_MEMORY, seconds=wish["seconds"])
    said, pdf = answer(wish, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
