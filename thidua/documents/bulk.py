"""Many papers of one kind as one PDF, ready to print: certificates a page each (Typst), invitations with everyone's name (LibreOffice)."""

import io
import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path

import pikepdf
import typst
from fontpkg_be_vietnam_pro import ROOT as BE_VIETNAM

from thidua.core.text import nfc
from thidua.documents.office import CannotConvert, to_pdf
from thidua.documents.rules.widths import lines, words_width
from thidua.documents.writer import Paper, write_together
from thidua.documents.writer.xml import clean

TEMPLATE = Path(__file__).with_name("certificate.typ")
AT_ONCE = 200
"""Papers in one file for LibreOffice, whose time grows faster than their number."""
UNPRINTABLE = "Có ký tự mà kiểu chữ in không có (biểu tượng, chữ nước ngoài). Hãy bỏ ký tự đó rồi in lại."
LONG_WORD, ZERO_SPACE = re.compile(r"\S{40,}"), "\u200b"
SERIF, HOUSE = "Liberation Serif", "Be Vietnam Pro"
HOUSE_IS_WIDER = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """Sizes to try from the largest, for so many lines of so many millimetres; the last one is taken however long the words are."""

    sizes: tuple[int, ...]
    lines: int
    room: float = 230
    is_bold: bool = True

    def size(self, words: str, *, wider: float) -> int:
        """`wider`: how much wider than Times the letters run."""
        return next((one for one in self.sizes if self._lines(words, one * wider) <= self.lines), self.sizes[-1])

    def _lines(self, words: str, size: float) -> int:
        """A word that is broken anywhere counts by its length."""
        whole = words_width(words.replace(ZERO_SPACE, ""), size=size, is_bold=self.is_bold)
        return max(len(lines(words, size=size, room=self.room, is_bold=self.is_bold)), ceil(whole / self.room))


FITTINGS = {
    "giver": Fitting(sizes=(19, 17, 15), lines=2),
    "name": Fitting(sizes=(26, 22, 19, 16, 14), lines=2),
    "unit": Fitting(sizes=(17, 15, 13, 11), lines=2, is_bold=False),
    "merit": Fitting(sizes=(17, 15, 13, 11), lines=3, is_bold=False),
    "signer": Fitting(sizes=(15, 13, 11), lines=2, room=114),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A giấy khen or bằng khen, words as they are to be printed.

    `giver`: who gives it, in capitals ("GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI"). `name`: whom; `unit`: post and unit, a line or two.
    `decision`: "Quyết định số 12/QĐ-STP ngày …"; `entry`: "Số 07 sổ khen thưởng".
    """

    giver: str
    title: str
    name: str
    unit: str
    merit: str
    decision: str
    entry: str
    place_and_date: str
    post: tuple[str, ...]
    signer: str


def certificates_pdf(rows: Sequence[Certificate], *, day: date) -> bytes:
    """Landscape A4 without ornament: the printed frame is the agency's own sheet. PDF/A-2b, dated `day`; the same rows give the same bytes.

    Raises `ValueError` without rows, `documents.office.CannotConvert` for a sign that the typeface has not.
    """
    if not rows:
        raise ValueError("no certificates")
    fonts, family = typeface()
    wider = 1.0 if family == SERIF else HOUSE_IS_WIDER
    words = {"rows": json.dumps([_plain(row, wider=wider) for row in rows]), "family": family, "day": day.isoformat()}
    try:
        pdf = typst.compile(
            str(TEMPLATE),
            font_paths=[str(folder) for folder in fonts],
            ignore_system_fonts=True,
            pdf_standards=["a-2b"],
            sys_inputs=words,
        )
    except typst.TypstError as error:
        raise CannotConvert(UNPRINTABLE) from error
    assert isinstance(pdf, bytes)
    return pdf


def _plain(row: Certificate, *, wider: float) -> dict[str, object]:
    """Composed letters, without signs that cannot be printed anywhere; beside what may be long the size that it fits in."""
    said = {name: _words(value) for name, value in asdict(row).items() if isinstance(value, str)}
    sized = {name: {"said": said[name], "size": fitting.size(said[name], wider=wider)} for name, fitting in FITTINGS.items()}
    return {**said, **sized, "post": [_words(line) for line in row.post]}


def _words(words: str) -> str:
    """A word longer than any line may break anywhere."""
    return LONG_WORD.sub(lambda found: ZERO_SPACE.join(found[0]), nfc(clean(words)))


@cache
def typeface() -> tuple[tuple[Path, ...], str]:
    """Folders of a Times with every Vietnamese letter, by fontconfig's word (older Liberation fonts have not), else of the house's own."""
    try:
        command = ["fc-list", "--format=%{file}\n", f":family={SERIF}:lang=vi"]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    except (FileNotFoundError, subprocess.SubprocessError):
        said = ""
    folders = sorted({Path(line).parent for line in said.splitlines() if line})
    return (tuple(folders), SERIF) if folders else ((Path(BE_VIETNAM),), HOUSE)


def papers_pdf(papers: Sequence[Paper]) -> bytes:
    """Invitations and the like, each beginning on a page of its own. PDF/A-2b. Raises `documents.office.CannotConvert`, `ValueError`."""
    if not papers:
        raise ValueError("no papers")
    files = [to_pdf(write_together(some), suffix=".docx") for some in _handfuls(papers)]
    return files[0] if len(files) == 1 else join(files)


def _handfuls(papers: Sequence[Paper]) -> Iterator[Sequence[Paper]]:
    return (papers[at : at + AT_ONCE] for at in range(0, len(papers), AT_ONCE))


def join(files: Sequence[bytes]) -> bytes:
    """The first one's metadata and colour profile hold for all."""
    target = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(files[0])) as whole:
        for file in files[1:]:
            with pikepdf.Pdf.open(io.BytesIO(file)) as more:
                whole.pages.extend(more.pages)
        whole.save(target, deterministic_id=True)
    return target.getvalue()
