"""Handing in against a bare view that writes the same bytes with fsync (≤ 3×); and the rush of 355 units in one minute.

Both behind the same sign-in, session, CSRF token and middleware, and both acknowledge only what is on disk: file and folder synced, a row
committed in the same database (SQLite, synchronous=FULL). What ours does besides is the price that is measured: the file is opened in a
process of its own and its parts are read; right, pack and deadline are asked under lock; draft, piece, receipt, trace, ledger, bell and
the job that counts its pages are written.

`python -m tools.benches.submit ratio` | `rush`: the rush serves the house with gunicorn and a worker of its own on loopback.
"""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import docx

from tools.benches.house import FOLDER, Bloc, bloc_of

from django.conf import settings  # isort: skip
from django.core.files.uploadedfile import SimpleUploadedFile  # isort: skip
from django.test import Client  # isort: skip
from django.urls import reverse  # isort: skip

from tests.plans import make  # isort: skip
from thidua.accounts.models import User  # isort: skip
from thidua.obligations.enums import CountState, SubmissionState  # isort: skip
from thidua.obligations.models import Obligation, Piece, Submission  # isort: skip

ROUNDS, RUSH, PORT, PATIENCE = 15, 355, 8765, 900
BYTES = 400_000


def report(mark: str, *, size: int = 0) -> bytes:
    """A Word file that no other is equal to; `size`: padded by about so many random bytes."""
    document = docx.Document()
    for at in range(40):
        document.add_paragraph(f"{at}. Báo cáo {mark}: đơn vị đã triển khai các nội dung của kế hoạch đúng tiến độ.")
    if size:
        document.add_paragraph(os.urandom(size).hex())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def ratio() -> dict[str, float]:
    house = bloc_of(3, ROUNDS + 3)
    client = Client(enforce_csrf_checks=True)
    member = house.units[2]
    client.force_login(make.clerk_of(member, name="Người Nộp", by=User.objects.get(username="quantri")))
    client.get(reverse("portal:work"))
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    taken: dict[str, list[float]] = {"ours": [], "peer": []}
    for at, row in enumerate(Obligation.objects.filter(unit=member)[: ROUNDS + 1]):
        data = report(str(at), size=BYTES)
        for who, page, name in (("ours", f"/nghia-vu/{row.pk}/nop/gui/", "uploads"), ("peer", "/peer/nhan-tep/", "files")):
            begun = time.perf_counter()
            answer = client.post(page, {"csrfmiddlewaretoken": token, name: SimpleUploadedFile("bao-cao.docx", data)})
            seconds = time.perf_counter() - begun
            if answer.status_code not in {200, 302}:
                sys.exit(f"{page}: {answer.status_code}")
            taken[who] += [seconds] if at else []
    sent = Submission.objects.filter(state=SubmissionState.SENT).count()
    if sent != ROUNDS + 1:
        sys.exit(f"{sent} handed in of {ROUNDS + 1}")
    found = {who: median(times) for who, times in taken.items()}
    return {**found, "ratio": found["ours"] / found["peer"], "bytes": float(len(data))}


def rush() -> dict[str, float]:
    house = bloc_of(RUSH, 1)
    doors = list(_doors(house))
    with _served():
        begun = time.monotonic()
        with ThreadPoolExecutor(8) as pool:
            statuses = list(pool.map(lambda door: _hand_in(*door), doors))
        seconds = time.monotonic() - begun
        sent = Submission.objects.filter(state=SubmissionState.SENT).values_list("obligation", flat=True)
        counted = _wait_for_pages(begun)
    refused = sum(status != 302 for status in statuses)
    if refused or len(sent) != RUSH or len(set(sent)) != RUSH:
        sys.exit(f"{refused} refused, {len(sent)} handed in by {len(set(sent))} of {RUSH} units")
    return {"units": RUSH, "seconds to hand in": seconds, "seconds until all pages counted": counted}


def _doors(house: Bloc) -> Iterator[tuple[str, str, int, bytes]]:
    """For each unit an officer's session and CSRF token, its duty, its file."""
    admin = User.objects.get(username="quantri")
    for at, unit in enumerate(house.units):
        client = Client()
        client.force_login(make.clerk_of(unit, name=f"Người Nộp {at}", by=admin))
        row = Obligation.objects.get(unit=unit)
        client.get(f"/nghia-vu/{row.pk}/nop/")
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        yield cookies[settings.SESSION_COOKIE_NAME], cookies[settings.CSRF_COOKIE_NAME], row.pk, report(str(at))


def _hand_in(session: str, token: str, duty: int, data: bytes) -> int:
    bound = "ranh-gioi-tep"
    head = f'--{bound}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
    head += f'--{bound}\r\nContent-Disposition: form-data; name="uploads"; filename="bao-cao.docx"\r\n'
    head += "Content-Type: application/octet-stream\r\n\r\n"
    line = HTTPConnection("127.0.0.1", PORT, timeout=120)
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    about = {"Host": "testserver", "Cookie": cookie, "Content-Type": f"multipart/form-data; boundary={bound}"}
    line.request("POST", f"/nghia-vu/{duty}/nop/gui/", head.encode() + data + f"\r\n--{bound}--\r\n".encode(), about)
    status = line.getresponse().status
    line.close()
    return status


def _wait_for_pages(begun: float) -> float:
    while Piece.objects.filter(count_state=CountState.WAITING).exists():
        if time.monotonic() - begun > PATIENCE:
            sys.exit(f"{Piece.objects.filter(count_state=CountState.WAITING).count()} files are not counted after {PATIENCE} seconds")
        time.sleep(1)
    uncounted = Piece.objects.exclude(count_state=CountState.COUNTED).count()
    if uncounted:
        sys.exit(f"{uncounted} files could not be counted")
    return time.monotonic() - begun


@contextmanager
def _served() -> Iterator[None]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tools.benches.settings", "THIDUA_DATA": FOLDER}
    python = sys.executable
    web = [python, "-m", "gunicorn", "thidua.wsgi:application", "--bind", f"127.0.0.1:{PORT}", "--workers", "2", "--threads", "4"]
    log = (Path(FOLDER) / "log").open("wb")
    started = [
        subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        for command in ([*web, "--timeout", "120", "--no-control-socket"], [python, "manage.py", "worker"])
    ]
    try:
        _wait_for_door()
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=60)
        log.close()


def _wait_for_door() -> None:
    for _ in range(100):
        try:
            line = HTTPConnection("127.0.0.1", PORT, timeout=5)
            line.request("GET", "/tai-khoan/dang-nhap/", headers={"Host": "testserver"})
            line.getresponse()
        except (ConnectionError, TimeoutError):
            time.sleep(0.3)
        else:
            return
    sys.exit("gunicorn did not start")


if __name__ == "__main__":
    print(json.dumps({"ratio": ratio, "rush": rush}[sys.argv[1]]()))
