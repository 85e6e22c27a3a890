"""Plans written here: one of the head under the pen, one of bloc B, one that only waits to be issued."""

from typing import TYPE_CHECKING

from thidua.documents import actions as documents
from thidua.files.models import StoredFile
from thidua.plans import actions as plans
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.models import Plan

if TYPE_CHECKING:
    from tests.access.world import World

MEMBERS = "Các đơn vị trong Khu vực"


def write_plans(world: "World") -> None:
    """Each has a duty of its members, a paragraph that nobody else may read, and who gets it."""
    things = world.things
    for side, issuer, by in (("a", "head_unit", "head"), ("b", "b_unit", "outsider")):
        plan = _written(world, side, issuer, by)
        things[f"written_{side}"] = plan
        things[f"written_text_{side}"] = plan.parts.filter(kind=PartKind.TEXT).latest("order")
        things[f"written_duty_{side}"] = plan.parts.get(fact__kind=FactKind.OBLIGATION)
    head, to_issue = world.users["head"], _written(world, "a", "head_unit", "head")
    document = plans.make_document(to_issue, by=head)
    documents.sign_document(document, stored=StoredFile.objects.earliest("pk"), by=head)
    things["written_signed_a"] = to_issue
    things["written_bare_a"] = plans.begin_written_plan(
        things["year_a"], issuer=things["head_unit"], shape=PlanShape.CONFERENCE, title="Hội nghị tổng kết năm 2021", by=head
    )


def _written(world: "World", side: str, issuer: str, by: str) -> Plan:
    user, things = world.users[by], world.things
    plan = plans.begin_written_plan(
        things[f"year_{side}"], issuer=things[issuer], shape=PlanShape.ACTIVITY, title="Hoạt động của Khu vực năm 2021", by=user
    )
    plan.parts.filter(order__gt=5).delete()
    words = f"Ghi chú {world.plant('bản soạn', readers={by})}."
    plans.add_words(plan, kind=PartKind.TEXT, words=words, depth=0, after=plan.parts.last(), by=user)
    due = {"kind": "before", "date": "2021-06-20"}
    duty = {"actor": MEMBERS, "deliverable": "Báo cáo sơ kết", "recipient": "Trưởng Khu vực", "due": due}
    for kind, fields in ((FactKind.OBLIGATION, duty), (FactKind.RECIPIENT, {"name": MEMBERS, "purpose": "để thực hiện"})):
        plans.add_written_fact(plan, kind=kind, fields=fields, after=plan.parts.last(), by=user)
    return plan
