"""A year under way, reached by walking the actions: a plan in force, some things done."""

from typing import Any

from tests.plans.make import MEMBERS, House, fact, house, ready, usual_facts
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.obligations.actions import bring_into_year
from thidua.obligations.models import Obligation
from thidua.plans.models import Plan


@remembered
def under_way(admin: User, *, places: tuple[str, ...] = ("Yên Bái", "Tuyên Quang", "Lào Cai", "Lạng Sơn")) -> House:
    """Khu vực 2021 with its plan in force: every member owes a report by 19/6, the head two more things."""
    made = house(admin, places=places)
    bring_into_year(ready(made), by=made.clerk)
    return made


@remembered
def with_duties(made: House, duties: list[dict[str, Any]], *, content: str = "bản nhiều việc", **more: Any) -> Plan:
    """One more plan in force; each duty says at least `deliverable`; `actor` is every member and `due` open unless said."""
    paragraphs = [f"Việc {at}: {duty['deliverable']} cho đúng hạn." for at, duty in enumerate(duties)]
    text = " ".join(paragraphs)
    said = [
        fact("obligation", words, text=text, clause=f"I.{at}", **{"actor": MEMBERS, "recipient": "Trưởng Khu vực", "due": None, **duty})
        for at, (words, duty) in enumerate(zip(paragraphs, duties, strict=True))
    ]
    plan = ready(made, said, paragraphs=paragraphs, content=content, **more)
    bring_into_year(plan, by=more.get("by", made.clerk))
    return plan


def owed(made: House, place: str, deliverable: str = "Báo cáo sơ kết") -> Obligation:
    return Obligation.objects.get(bloc_year=made.year, unit=made.units[place], deliverable=deliverable)


__all__ = ["House", "house", "owed", "ready", "under_way", "usual_facts", "with_duties"]
