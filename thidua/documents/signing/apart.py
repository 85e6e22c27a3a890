"""Signatures are looked into in a process of its own: what is hostile costs that process its life and nothing else.

It is started for one file, gets no environment but the way to the code, and has so much time and memory. What it is asked and what it
answers is one line of JSON, then the bytes of a PDF, if any.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from asn1crypto import x509

from thidua.documents.signing.certificates import pem_of
from thidua.documents.signing.finding import Place
from thidua.documents.signing.values import CannotSign, SignaturesReport, Trouble, report_of

SECONDS = 30
TOO_MUCH = "Đặt ô chữ ký quá lâu nên đã dừng: tệp PDF phức tạp bất thường. Xuất lại PDF rồi thử lại."


def verify_apart(pdf: bytes, roots: Sequence[x509.Certificate], moment: datetime, *, seconds: float = SECONDS) -> SignaturesReport:
    wish = {"do": "verify", "roots": [pem_of(root) for root in roots], "moment": moment.isoformat()}
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
    command = [sys.executable, "-P", "-m", "thidua.documents.signing.worker"]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    words = json.dumps(wish | {"seconds": seconds}).encode() + b"\n" + pdf
    try:
        done = subprocess.run(
            command, env=environment, input=words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {}, b""
    line, _, rest = done.stdout.partition(b"\n")
    return (json.loads(line), rest) if done.returncode == 0 else ({}, b"")
