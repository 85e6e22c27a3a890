"""A bloc with its year, people who act for its units, and plans reached by walking the actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.accounts.make import officer
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Post, Unit
from thidua.plans import actions
from thidua.plans.models import Plan

TEXT = [
    "KẾ HOẠCH",
    "Hoạt động của Khu vực thi đua năm 2021",
    "Khu vực thi đua tổ chức kiểm tra. Thời gian thực hiện: tháng 9/2021.",
    "Các đơn vị trong Khu vực gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2021 (báo cáo tóm tắt không quá 03 trang A4).",
    "Trưởng Khu vực gửi Báo cáo chung về Bộ Tư pháp trước ngày 05/7/2020.",
    "Các Đoàn kiểm tra gửi Biên bản kiểm tra chậm nhất 10 ngày sau khi kết thúc kiểm tra.",
]
MEMBERS = "Các đơn vị trong Khu vực"


@dataclass
class House:
    """A bloc of provinces. `people` sign in for the unit of the same name."""

    admin: User
    year: BlocYear
    units: dict[str, Unit]
    people: dict[str, User] = field(default_factory=dict)

    @property
    def head(self) -> Unit:
        return self.units["Yên Bái"]

    @property
    def clerk(self) -> User:
        """The specialist of the unit that leads."""
        return self.people["Yên Bái"]


@remembered
def house(admin: User, *, places: Iterable[str] = ("Yên Bái", "Tuyên Quang", "Lào Cai", "Lạng Sơn")) -> House:
    """Khu vực 2021: Yên Bái leads, Tuyên Quang deputises, the ministry stands above; one specialist in each unit."""
    ministry = organisations.add_unit(name="Bộ Tư pháp", kind=UnitKind.MINISTRY, by=admin)
    bloc = blocs.found_bloc(
        name="Khu vực thi đua các tỉnh miền núi", short_name="Khu vực miền núi", kind=BlocKind.KHU_VUC, superior=ministry, by=admin
    )
    made = House(admin, blocs.open_year(bloc, year=2021, by=admin), {"Bộ": ministry})
    for place in places:
        unit = organisations.add_unit(
            name=f"Sở Tư pháp tỉnh {place}", short_name=f"STP {place}", kind=UnitKind.SO_TU_PHAP, place=place, by=admin
        )
        blocs.add_member(made.year, unit=unit, by=admin)
        made.units[place] = unit
    for place, role in (("Yên Bái", LeadRole.HEAD), ("Tuyên Quang", LeadRole.DEPUTY)):
        blocs.appoint(made.year, unit=made.units[place], role=role, by=admin)
    for place in list(made.units)[:5]:
        made.people[place] = clerk_of(made.units[place], name=f"Chuyên Viên {place}", by=admin)
    return made


@remembered
def clerk_of(unit: Unit, *, name: str, role: StaffRole = StaffRole.SPECIALIST, by: User) -> User:
    user = officer(name, by=by)
    post_of(user, unit, role=role, by=by)
    return user


def post_of(user: User, unit: Unit, *, role: StaffRole, by: User) -> Post:
    person = organisations.add_person(full_name=str(user), unit=unit, user=user, by=by)
    return organisations.give_post(person=person, unit=unit, role=role, by=by)


def text_of(paragraphs: Iterable[str] = TEXT) -> str:
    return " ".join(paragraphs)


def fact(kind: str, quote: str, *, text: str | None = None, clause: str = "", **fields: Any) -> dict[str, Any]:
    """A fact as the reader gives it, at the place of its quote."""
    start = (text or text_of()).index(quote)
    return {"kind": kind, "quote": quote, "at": [start, start + len(quote)], "clause": clause, **fields}


def reading(facts: Iterable[Mapping[str, Any]], *, paragraphs: Iterable[str] = TEXT, **meta: Any) -> dict[str, Any]:
    """What the reader hands over, in the shape of `thidua.plans.reading`."""
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append({"text": words, "start": at, "kind": "paragraph", "label": "", "bold": [], "italic": [], "struck": []})
        at += len(words) + 1
    said = {"title": "Hoạt động của Khu vực thi đua năm 2021", "number": "12/KH-KV", "date": "2021-02-28", "year": 2021, **meta}
    return {"meta": said, "facts": list(facts), "blocks": blocks, "notes": [], "pages": 1, "format": "txt"}


def usual_facts() -> list[dict[str, Any]]:
    """One duty of every member (dated), one of the head (misdated, with its warning), one that waits, one stage, one page limit."""
    wrong = "trước ngày 05/7/2020"
    return [
        fact("stage", "Thời gian thực hiện: tháng 9/2021", clause="II.1", stage="kiểm tra", due={"kind": "month", "month": "2021-09"}),
        fact(
            "obligation",
            "Các đơn vị trong Khu vực gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2021",
            clause="II.2",
            actor=MEMBERS,
            deliverable="Báo cáo sơ kết",
            recipient="Trưởng Khu vực",
            due={"kind": "before", "date": "2021-06-20"},
        ),
        fact("page_limit", "báo cáo tóm tắt không quá 03 trang A4", clause="II.2", document="báo cáo tóm tắt", max_pages=3, paper="A4"),
        fact(
            "obligation",
            "Trưởng Khu vực gửi Báo cáo chung về Bộ Tư pháp trước ngày 05/7/2020",
            clause="II.3",
            actor="Trưởng Khu vực",
            deliverable="Báo cáo chung",
            recipient="Bộ Tư pháp",
            due={"kind": "before", "date": "2020-07-05"},
        ),
        fact("warning", wrong, clause="II.3", code="year_mismatch", severity="error", why="Năm 2020.", todo="Sửa.", suggest="2021-07-05"),
        fact(
            "obligation",
            "Các Đoàn kiểm tra gửi Biên bản kiểm tra chậm nhất 10 ngày sau khi kết thúc kiểm tra",
            clause="II.4",
            actor="Các Đoàn kiểm tra",
            deliverable="Biên bản kiểm tra",
            recipient=None,
            due={
                "kind": "relative",
                "anchor": "kết thúc kiểm tra",
                "days": 10,
                "unit": "calendar",
                "direction": "after",
                "bound": "at_most",
            },
        ),
    ]


def upload(name: str = "ke-hoach.txt", content: str = "bản thứ nhất") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


@remembered
def draft(made: House, facts: Iterable[Mapping[str, Any]] | None = None, *, content: str = "bản thứ nhất", **more: Any) -> Plan:
    """A plan of the leading unit, as read. `more`: issuer, amends, carries_out, by, paragraphs."""
    read = reading(usual_facts() if facts is None else facts, **{"paragraphs": more.pop("paragraphs", TEXT)})
    about = {"issuer": made.head, "by": made.clerk, **more}
    [plan] = actions.keep_plans(upload(content=content), readings=[read], bloc_year=made.year, **about)
    return plan


@remembered
def ready(made: House, facts: Iterable[Mapping[str, Any]] | None = None, **more: Any) -> Plan:
    """A reviewed plan: who was left open is chosen, the wrong year mended."""
    plan = draft(made, facts, **more)
    by = more.get("by", made.clerk)
    for open_one in plan.facts.filter(kind="obligation", units__isnull=True):
        actions.edit_fact(open_one, fields={}, units=[plan.issuer], by=by)
    for warning in plan.facts.filter(kind="warning"):
        actions.apply_suggestion(warning, by=by)
    return plan


DAY = date(2021, 6, 10)
