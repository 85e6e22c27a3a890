"""Who does what by when, once more as a table: the annex a clerk puts behind a long plan."""

from collections.abc import Iterator

from thidua.documents.writer import Annex, Table
from thidua.plans.composing.times import time_words
from thidua.plans.composing.values import Draft, Item
from thidua.plans.enums import FactKind

TITLE = "Phân công nhiệm vụ thực hiện Kế hoạch"
POINTER = "Nhiệm vụ của từng đơn vị được tổng hợp tại Phụ lục kèm theo Kế hoạch này."
HEAD = ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Nơi nhận", "Thời hạn")
_SHARES = (8.0, 33.0, 23.0, 18.0, 18.0)


def annexes_of(draft: Draft) -> tuple[Annex, ...]:
    """None unless it is wished and something is owed."""
    rows = tuple(_rows(draft)) if draft.head.has_annex else ()
    return (Annex(title=TITLE, blocks=(Table(HEAD, rows, widths=_SHARES),)),) if rows else ()


def _rows(draft: Draft) -> Iterator[tuple[str, ...]]:
    duties = (part.item for part in draft.parts if part.item is not None and part.item.kind == FactKind.OBLIGATION)
    for number, item in enumerate(duties, 1):
        yield (str(number), *_told(item))


def _told(item: Item) -> Iterator[str]:
    said = item.fields
    work = str(said.get("deliverable") or "").strip(" .;")
    for words in (work, str(said.get("actor") or ""), str(said.get("recipient") or ""), time_words(said.get("due"))):
        yield words[:1].upper() + words[1:]
