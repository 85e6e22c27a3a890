"""A plan under the pen, out of the one in force, and one that waits to be issued."""

from typing import Any

from thidua.accounts.models import User
from thidua.documents import actions as documents
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit
from thidua.plans import actions
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.models import Plan
from thidua.plans.rules.kinds import GROUP_OF

Found = dict[str, Any]


def written(found: Found, _admin: User) -> None:
    by, unit = User.objects.get(username=found["users"]["yenbai"]), Unit.objects.get(pk=found["unit"])
    source = Plan.objects.get(pk=found["plan"])
    plan = actions.begin_written_plan(source.bloc_year, issuer=unit, shape=PlanShape.ACTIVITY, title=source.title, source=source, by=by)
    found["written"] = plan.pk
    found["written_text"] = plan.parts.filter(kind=PartKind.TEXT).earliest("order").pk
    found["written_duty"] = plan.parts.filter(fact__kind=FactKind.OBLIGATION).earliest("order").pk
    found["written_empty"] = actions.begin_written_plan(
        source.bloc_year, issuer=unit, shape=PlanShape.CONFERENCE, title="Hội nghị tổng kết công tác thi đua, khen thưởng năm 2021", by=by
    ).pk
    found["to_issue"] = _to_issue(source, unit, by).pk


def _to_issue(source: Plan, unit: Unit, by: User) -> Plan:
    """Its document is signed; the number and the work wait for one press."""
    plan = actions.begin_written_plan(
        source.bloc_year, issuer=unit, shape=PlanShape.ACTIVITY, title="Kiểm tra chéo giữa các đơn vị năm 2021", by=by
    )
    for heading in plan.parts.filter(order__gt=5).reverse():
        actions.remove_part(heading, by=by)
    due = {"kind": "before", "date": "2021-09-30"}
    duty = {
        "actor": "Các đơn vị trong Khu vực thi đua",
        "deliverable": "Báo cáo tự kiểm tra",
        "recipient": "Trưởng Khu vực thi đua",
        "due": due,
    }
    who = {"name": "Các đơn vị thành viên Khu vực thi đua", "purpose": "để thực hiện"}
    for kind, fields in ((FactKind.OBLIGATION, duty), (FactKind.RECIPIENT, who)):
        actions.add_written_fact(plan, kind=kind, fields=fields, after=plan.parts.last(), by=by)
    actions.accept_facts(plan, group=GROUP_OF[FactKind.OBLIGATION], by=by)
    document = actions.make_document(plan, by=by)
    leader = User.objects.get(username="thinh.lequang")
    documents.sign_document(document, stored=StoredFile.objects.earliest("pk"), by=leader)
    return plan
