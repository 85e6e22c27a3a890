"""Lists that are printed, of the matrix: one of each side that waits to be printed, one that has its PDF."""

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.lists import COMMON, xlsx
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.models import PrintRun
from thidua.documents.print_runs import print_list
from thidua.files.actions import store_file
from thidua.files.enums import Purpose

if TYPE_CHECKING:
    from tests.access.world import World


def bring_lists(world: "World") -> None:
    """Specialist and leader of the unit print for it; its administrator does not."""
    things, users = world.things, world.users
    own = {"specialist", "leader"}
    things["print_list"] = xlsx([["Bà Lò Thị Mẫu", "", 1, ""]])
    things["print_a"] = _run(world, "unit", "danh sách A", own, users["specialist"])
    things["print_b"] = _run(world, "b_unit", "danh sách B", {"outsider"}, users["outsider"])
    done = _run(world, "unit", "đã in A", own, users["specialist"])
    things["print_done_a"] = print_list(actions.ask_for_print(done, wrong=0, in_background=False, by=users["specialist"]))


def _run(world: "World", unit: str, words: str, readers: set[str], by: User) -> PrintRun:
    upload = SimpleUploadedFile("danh-sach.xlsx", xlsx([[world.plant(words, readers=readers), "", 1, ""]]))
    stored = store_file(upload, by=by, purpose=Purpose.SUBMISSION)
    said = {name: words for name, words in COMMON.items() if name != "day"}
    return actions.begin_print(world.things[unit], kind="GK", version=None, source=stored, said=said, rows=1, by=by)
