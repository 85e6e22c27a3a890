"""Tables that were issued: on each side one in force; on side A one that is being amended, and a draft that may be issued."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.criteria.conventions import CHOSEN
from tests.files import honest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.files.actions import store_file
from thidua.files.enums import Purpose

if TYPE_CHECKING:
    from tests.access.world import World

OF_BLOC_A = {"specialist", "leader", "unit_admin", "head", "deputy", "same_bloc", "superior"}


def issue_tables(world: "World") -> None:
    things, head, outsider = world.things, world.users["head"], world.users["outsider"]
    issued = things["issued_a"] = _issue(_ready(world, "a", OF_BLOC_A, head), head)
    things["issued_table_a"], things["issued_leaf_a"] = issued.table, issued.criteria.get(code="A.1")
    of_b = things["issued_b"] = _issue(_ready(world, "b", {"outsider"}, outsider), outsider)
    things["issued_table_b"], things["issued_leaf_b"] = of_b.table, of_b.criteria.get(code="A.1")
    amended = _issue(_ready(world, "a", OF_BLOC_A, head), head)
    actions.amend_table(amended.table, note=world.plant("sửa bảng", readers={"head"}), by=head)
    things["amended_table_a"] = amended.table
    ready = things["ready_a"] = _ready(world, "a", {"head"}, head)
    things["ready_table_a"], things["ready_seen"] = ready.table, str(ready.edits)


def _ready(world: "World", side: str, readers: set[str], by: User) -> TableVersion:
    """Chosen and sound. As a unit has it that no longer leads: on side B nobody signs in for the unit that does."""
    words, issuer = world.plant("bảng chấm điểm", readers=readers), world.things["head_unit" if side == "a" else "b_unit"]
    bloc = world.things[f"bloc_{side}"]
    table = CriteriaTable.objects.create(
        issuer=issuer, bloc=bloc, year=2021, title=f"Bảng {words}", scored_kind="Sở", made_by=by, made_at=clock.now()
    )
    version = TableVersion.objects.create(table=table, number=1)
    leaf = {"mark": "1", "title": "Ban hành kế hoạch", "points": Decimal(2), "kind": CriterionKind.PASS_FAIL, "params": {}}
    version = actions.plant_criteria(version, criteria=[{"mark": "A", "title": words, "points": Decimal(2), "children": [leaf]}], by=by)
    return actions.choose(version, choices=CHOSEN, seen=version.edits, by=by)


def _issue(version: TableVersion, by: User) -> TableVersion:
    file = store_file(SimpleUploadedFile("quyet-dinh.pdf", honest.pdf()), by=by, purpose=Purpose.SUBMISSION)
    return actions.issue_version(version, decision="12/QĐ-KVTĐ", decided_on=clock.today(), file=file, by=by)
