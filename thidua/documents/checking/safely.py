"""Check and mend what a stranger sent in a process of its own, with limits of memory and time: a hostile file costs that process only."""

import base64
import json
from typing import Any

from thidua.core.apart import TooSlow, run_apart
from thidua.documents.checking.pictures import Numbered, Picture
from thidua.documents.checking.report import BoxSeen, CannotCheck, Fault, FormReport, Mark, Place

SECONDS = 60
TOO_SLOW = "Soát quá {seconds} giây chưa xong nên đã dừng. Tách tệp thành nhiều phần, hoặc bớt ảnh và bảng lớn rồi soát lại."
DIED = "Không soát được: tệp quá lớn hoặc hỏng. Mở bằng Word, chép nội dung sang tệp mới, lưu dạng .docx rồi soát lại."


def check_safely(data: bytes, *, suffix: str, seconds: int = SECONDS) -> FormReport:
    """As `check_file`; what `mend` would do is left behind in the other process. Raises `CannotCheck`."""
    return report_from(_ask({"do": "check", "suffix": suffix, "file": base64.b64encode(data).decode()}, seconds)["report"])


def draw_safely(data: bytes, *, suffix: str, pdf: bytes, seconds: int = SECONDS) -> tuple[FormReport, tuple[Picture, ...]]:
    """The report, and pictures of the pages with faults. `pdf`: of a Word file as it prints. Raises `CannotCheck`."""
    wish = {"do": "check", "suffix": suffix, "file": base64.b64encode(data).decode(), "pdf": base64.b64encode(pdf).decode()}
    said = _ask(wish, seconds)
    return report_from(said["report"]), tuple(_picture(one) for one in said["pictures"])


def _picture(said: dict[str, Any]) -> Picture:
    marks = tuple(Numbered(one["number"], Mark(**one["mark"])) for one in said["marks"])
    return Picture(said["page"], base64.b64decode(said["png"]), said["width"], said["height"], marks)


def mend_safely(docx: bytes, *, seconds: int = SECONDS) -> bytes:
    """Raises `CannotCheck`."""
    return base64.b64decode(_ask({"do": "mend", "file": base64.b64encode(docx).decode()}, seconds)["docx"])


def report_from(said: dict[str, Any]) -> FormReport:
    boxes = tuple(BoxSeen(one["number"], one["name"], one["words"], one["is_needed"]) for one in said["boxes"])
    return FormReport(said["kind"], boxes, tuple(_fault(one) for one in said["faults"]), tuple(said["notes"]))


def _fault(said: dict[str, Any]) -> Fault:
    place = said["place"]
    where = Place(tuple(place["paragraphs"]), tuple(Mark(**mark) for mark in place["marks"]), place["words"])
    return Fault(said["code"], said["box"], said["told"], said["clause"], said["mend"], where, is_mechanical=said["is_mechanical"])


def _ask(wish: dict[str, Any], seconds: int) -> Any:
    try:
        ended = run_apart("thidua.documents.checking", str(seconds), seconds=seconds, words=json.dumps(wish).encode())
    except TooSlow:
        raise CannotCheck(TOO_SLOW.format(seconds=seconds)) from None
    if ended.code:
        raise CannotCheck(DIED) from RuntimeError(ended.told)
    said = json.loads(ended.out)
    if "unfit" in said:
        raise CannotCheck(said["unfit"])
    return said
