"""Scanned pages read by tesseract with its Vietnamese data, word by word with their place."""

import csv
import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from statistics import fmean
from typing import Final

import pypdfium2 as pdfium

from thidua.plans.reading.intake.limits import OCR_PAGE_SECONDS
from thidua.plans.reading.intake.page import Page, Word
from thidua.plans.reading.intake.shades import Shades
from thidua.plans.reading.model import Unreadable

PROGRAM: Final = "tesseract"
LANGUAGE: Final = "vie"
PASSED_ON: Final = ("PATH", "TESSDATA_PREFIX")
DOTS_PER_INCH: Final = 300
POINTS_PER_INCH: Final = 72
MAX_PIXELS: Final = 40_000_000
LEAST_SURE: Final = 5.0
LEAST_SURE_LINE: Final = 40.0
MISSING = (
    "Tệp là bản quét (ảnh chụp trang giấy), máy chủ chưa cài chương trình nhận dạng chữ tiếng Việt "
    "(tesseract-ocr và tesseract-ocr-vie). Hãy gửi bản Word của kế hoạch, hoặc nhờ quản trị cài hai gói đó."
)
TOO_SLOW = "Nhận dạng chữ ở trang {page} quá {seconds} giây mà chưa xong nên đã dừng. Hãy quét lại rõ hơn hoặc gửi bản Word."
ROMANS: Final = {
    "H.": "II.",
    "HI.": "III.",
    "IH.": "III.",
    "HII.": "III.",
    "IHI.": "III.",
    "TII.": "III.",
    "TI.": "II.",
    "1I.": "II.",
    "1II.": "III.",
    "l.": "I.",
    "1V.": "IV.",
    "IVY.": "IV.",
    "lV.": "IV.",
}
FAILED = "Không nhận dạng được chữ ở trang {page}. Hãy quét lại rõ hơn hoặc gửi bản Word."


@cache
def is_able() -> bool:
    program = shutil.which(PROGRAM)
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return LANGUAGE in listed.stdout.split()


def read_page(page: pdfium.PdfPage, *, number: int) -> Page:
    """The page as tesseract sees it, in points like any other page."""
    width, height = page.get_size()
    wanted = DOTS_PER_INCH / POINTS_PER_INCH
    scale = min(wanted, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        picture = Path(folder) / "page.pgm"
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            shades = Shades(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        shades.save(picture)
        table = _recognise(picture, number=number, dots=round(scale * POINTS_PER_INCH))
    return Page(number, width, height, list(_words(table, scale)), list(shades.rulings(scale)))


def _recognise(picture: Path, *, number: int, dots: int) -> str:
    command = [PROGRAM, str(picture), "stdout", "-l", LANGUAGE, "--psm", "3", "--dpi", str(dots), "tsv"]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=OCR_PAGE_SECONDS,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ} | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_SLOW.format(page=number, seconds=OCR_PAGE_SECONDS)) from error
    if done.returncode != 0:
        raise Unreadable(FAILED.format(page=number))
    return done.stdout.decode("utf-8", errors="replace")


def _words(table: str, scale: float) -> Iterator[Word]:
    """Rows of level 5 are words, of level 4 the lines they stand on; the line gives its words one height."""
    line: list[Word] = []
    sure: list[float] = []
    edges = (0.0, 0.0)
    order = 0
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, width, height = (float(row[name]) / scale for name in ("left", "top", "width", "height"))
        text = _mended(row["text"] or "")
        if row["level"] == "4":
            yield from _kept(line, sure)
            line, sure, edges = [], [], (top, top + height)
        elif row["level"] == "5" and text and float(row["conf"]) >= LEAST_SURE:
            line.append(Word(text, left, edges[0], left + width, edges[1], order=order))
            sure.append(float(row["conf"]))
            order += 1
    yield from _kept(line, sure)


def _kept(line: list[Word], sure: list[float]) -> list[Word]:
    """The words of a line; none when it was but guessed, as specks and struck lines are."""
    letters = "".join(word.text for word in line)
    is_print = sum(letter.isalpha() for letter in letters) >= 3 or any(letter.isdigit() for letter in letters)
    return _mended_line(line) if is_print and fmean(sure) >= LEAST_SURE_LINE else []


def _mended(text: str) -> str:
    """Signs that tesseract takes for one another; a bar is the edge of a cell."""
    text = text.strip().replace("\u2044", "/").replace("//", "/").replace("Ð", "Đ").replace("ĐĐ", "Đ")
    return "" if text in {"|", "||", "¦", "_", "—_", "¬"} else text


def _mended_line(line: list[Word]) -> list[Word]:
    """A Roman number before a heading in capitals, read as letters: H. NỘI DUNG."""
    if len(line) > 1 and line[0].text in ROMANS and line[1].text.isupper():
        line[0] = replace(line[0], text=ROMANS[line[0].text])
    return line
