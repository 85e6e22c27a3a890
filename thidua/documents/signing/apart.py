"""Signatures are looked into in a process of their own (`core.apart`). Both ways: a line of JSON, then a PDF, if any."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from asn1crypto import x509

from thidua.core.apart import TooSlow, run_apart
from thidua.documents.signing.certificates import pem_of
from thidua.documents.signing.finding import Place
from thidua.documents.signing.values import CannotSign, SignaturesReport, Trouble, report_of

SECONDS = 30
TOO_MUCH = "Đặt ô chữ ký quá lâu nên đã dừng: tệp PDF phức tạp bất thường. Xuất lại PDF rồi thử lại."


def verify_apart(
    pdf: bytes, roots: Sequence[x509.Certificate], moment: datetime, *, lists: Sequence[bytes] = (), seconds: float = SECONDS
) -> SignaturesReport:
    """`lists`: of revoked certificates (DER), as the office has loaded them."""
    said_lists = [base64.b64encode(one).decode() for one in lists]
    wish = {"do": "verify", "roots": [pem_of(root) for root in roots], "lists": said_lists, "moment": moment.isoformat()}
    said, _ = _ask(wish, pdf, seconds=seconds)
    return report_of(said["report"]) if said else SignaturesReport(moment, trouble=Trouble.TOO_MUCH)


def prepare_apart(pdf: bytes, places: Sequence[Place], *, seconds: float = SECONDS) -> bytes:
    """Raises `CannotSign`."""
    said, prepared = _ask({"do": "prepare", "places": [asdict(place) for place in places]}, pdf, seconds=seconds)
    if not said or said["why"]:
        raise CannotSign(said["why"] if said else TOO_MUCH)
    return prepared


def _ask(wish: dict[str, Any], pdf: bytes, *, seconds: float) -> tuple[dict[str, Any], bytes]:
    """Nothing when it was cut off."""
    words = json.dumps(wish | {"seconds": seconds}).encode() + b"\n" + pdf
    try:
        ended = run_apart("thidua.documents.signing.worker", seconds=seconds, words=words)
    except TooSlow:
        return {}, b""
    line, _, rest = ended.out.partition(b"\n")
    return (json.loads(line), rest) if ended.code == 0 else ({}, b"")
