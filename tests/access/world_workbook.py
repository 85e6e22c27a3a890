"""Workbooks of self-scores: on each side one that was filled in and brought by somebody of the unit, and waits to be accepted."""

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.scoring.workbooks import as_read, book_for, compared_for, filled
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.queries import signed
from thidua.scoring.workbook.columns import Column

if TYPE_CHECKING:
    from tests.access.world import World

SCORERS = {"a": "specialist", "b": "outsider"}


def bring_workbooks(world: "World") -> None:
    for side, who in SCORERS.items():
        by, turn = world.users[who], as_read(world.things[f"own_turn_{side}"])
        code = turn.sheet.period.version.criteria.filter(kind="pass_fail").values_list("code", flat=True)[0]
        data = filled(book_for(by, turn), {(code, Column.MET): "Không đạt"})
        stored = store_file(SimpleUploadedFile("phieu.xlsx", data), by=by, purpose=Purpose.SUBMISSION)
        world.things |= {
            f"workbook_{side}": data,
            f"workbook_key_{side}": signed(stored, user=by, purpose=Purpose.SUBMISSION),
            f"workbook_seen_{side}": compared_for(by, turn, data).digest,
        }
