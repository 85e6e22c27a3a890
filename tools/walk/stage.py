"""`python -m tools.walk.stage`: add to a loaded demo what people make in their first days, so that every page has something to show.

Walks the actions, as the demo does. Prints one line of JSON: keys of the things by name, and `users`, the names to sign in with.
"""

import io
import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import django
import docx

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
django.setup()

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from openpyxl import Workbook  # noqa: E402

from demo.people import PASSWORD  # noqa: E402
from demo.units import cuc, so  # noqa: E402
from thidua.accounts.actions import choose_password, make_accounts  # noqa: E402
from thidua.accounts.models import User  # noqa: E402
from thidua.accounts.rules import NewAccount  # noqa: E402
from thidua.blocs.actions import add_contact, add_member, appoint, open_year  # noqa: E402
from thidua.blocs.enums import LeadRole  # noqa: E402
from thidua.blocs.models import BlocYear, Contact  # noqa: E402
from thidua.calendars.models import SpecialDay  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.files.actions import store_file  # noqa: E402
from thidua.ledger.models import Entry  # noqa: E402
from thidua.notices.actions import make_address  # noqa: E402
from thidua.obligations.enums import ObligationState  # noqa: E402
from thidua.obligations.models import Obligation  # noqa: E402
from thidua.organisations.actions import choose_paper_way, delegate, record_event  # noqa: E402
from thidua.organisations.enums import EventKind, Paper, PaperWay, StaffRole, UnitKind  # noqa: E402
from thidua.organisations.models import Person, Post, Unit  # noqa: E402
from thidua.organisations.rules.events import NewUnit  # noqa: E402
from thidua.plans.actions import propose_plan, upload_plan  # noqa: E402
from thidua.plans.enums import FactKind  # noqa: E402
from thidua.plans.models import Milestone, Plan, PlanFact  # noqa: E402
from tools.walk.people import SECRET  # noqa: E402
from tools.walk.stage_criteria import criteria_tables  # noqa: E402
from tools.walk.stage_documents import documents  # noqa: E402
from tools.walk.stage_printing import printing  # noqa: E402
from tools.walk.stage_scored import scoring_periods  # noqa: E402
from tools.walk.stage_signing import signing  # noqa: E402
from tools.walk.stage_templates import templates  # noqa: E402
from tools.walk.stage_work import drafts_of_reports, letters, papers, rounds, successions  # noqa: E402
from tools.walk.stage_written import written  # noqa: E402

PLANS = Path(__file__).resolve().parents[2] / "demo" / "plans"
Found = dict[str, Any]


def main() -> None:
    admin = User.objects.get(username="quantri")
    users, code = _signs(admin)
    found: Found = {"users": users, "code": code}
    steps = (_organisation, _years, _plans, _duties, _sheets, _small)
    later = (papers, letters, rounds, drafts_of_reports, successions, documents, signing, templates, written)
    for add in (*steps, *later, printing, criteria_tables, scoring_periods):
        add(found, admin)
    print(json.dumps(found))


def _user(found: Found, key: str) -> User:
    return User.objects.get(username=found["users"][key])


def _signs(admin: User) -> tuple[dict[str, str], str]:
    """The demo's sign-ins by short names, one with two factors, and an account that was never used with its one-time code."""
    posts = {
        "yenbai": (so("Yên Bái"), StaffRole.SPECIALIST),
        "yenbai_leader": (so("Yên Bái"), StaffRole.LEADER),
        "langson": (so("Lạng Sơn"), StaffRole.SPECIALIST),
        "tuyenquang": (so("Tuyên Quang"), StaffRole.SPECIALIST),
        "laocai": (cuc("Lào Cai"), StaffRole.SPECIALIST),
        "superior": ("Vụ Thi đua - Khen thưởng", StaffRole.SPECIALIST),
        "ninhthuan": ("Văn phòng Sở Tư pháp", StaffRole.SPECIALIST),
        "room": ("Phòng Hành chính tư pháp", StaffRole.SPECIALIST),
        "tapchi": ("Tạp chí Dân chủ và Pháp luật", StaffRole.SPECIALIST),
        "thanhtra": ("Thanh tra tỉnh Tuyên Quang", StaffRole.SPECIALIST),
        "congan": ("Công an tỉnh Tuyên Quang", StaffRole.SPECIALIST),
    }
    names = {key: Post.objects.get(unit__name=unit, role=role).person.user.username for key, (unit, role) in posts.items()}  # type: ignore[union-attr]
    newcomer, careful = make_accounts([NewAccount(full_name="Lò Thị Mới"), NewAccount(full_name="Giàng A Cẩn")], by=admin)
    two = User.objects.get(username=careful.username)
    choose_password(two, PASSWORD, by=two)
    TOTP.activate(two, SECRET)
    RecoveryCodes.activate(two)
    return {**names, "admin": admin.username, "newcomer": newcomer.username, "two_factors": careful.username}, newcomer.code


def _organisation(found: Found, admin: User) -> None:
    unit = Unit.objects.get(name=so("Yên Bái"))
    lan, leader = Person.objects.get(user=_user(found, "yenbai")), _user(found, "yenbai_leader")
    giver = Post.objects.get(person__user=leader, role=StaffRole.LEADER)
    now = clock.now()
    handed = delegate(
        giver, taker=lan, paper=Paper.PLAN, starts_at=now, ends_at=now + timedelta(days=10), reason="Đi công tác dài ngày", by=leader
    )
    renamed = Unit.objects.get(name="Tổng cục Thi hành án dân sự")
    old = Unit.objects.filter(kind=UnitKind.CHI_CUC_THADS).order_by("pk").first()
    assert old is not None
    record_event(
        kind=EventKind.RENAME,
        effective_on=date(2021, 5, 1),
        decision="Quyết định số 61/QĐ-TCTHADS",
        decided_on=date(2021, 4, 20),
        before=[old],
        coming=[NewUnit(name=f"{old.name} số 1", kind=UnitKind.CHI_CUC_THADS)],
        by=admin,
    )
    found |= {
        "unit": unit.pk,
        "person": lan.pk,
        "post": Post.objects.get(person=lan, role=StaffRole.SPECIALIST).pk,
        "delegation": handed.pk,
        "old_unit": old.pk,
        "top_unit": renamed.pk,
        "lone_unit": Unit.objects.get(name=so("Lạng Sơn")).pk,
    }


def _years(found: Found, admin: User) -> None:
    """The year of the bloc, and the next one of it, still without a plan."""
    year = BlocYear.objects.get(bloc__short_name="Khu vực miền núi phía Bắc", year=2021)
    coming = open_year(year.bloc, year=2022, by=admin)
    for member in year.memberships.select_related("unit"):
        add_member(coming, unit=member.unit, subgroup=member.subgroup, by=admin)
    for role, name in ((LeadRole.HEAD, so("Yên Bái")), (LeadRole.DEPUTY, so("Lạng Sơn")), (LeadRole.DEPUTY, cuc("Lào Cai"))):
        appoint(coming, unit=Unit.objects.get(name=name), role=role, decision="Quyết định số 1958/QĐ-BTP", by=admin)
    lan = Unit.objects.get(name=so("Yên Bái"))
    if not Contact.objects.filter(bloc_year=year).exists():
        add_contact(year, name="Hoàng Thị Mai Lan", unit=lan, title="Chánh Văn phòng", phone="0900.000.101", source="Kế hoạch", by=admin)
    contact = Contact.objects.filter(bloc_year=year).first()
    member = year.memberships.get(unit__name=so("Sơn La"))
    lead = year.leaderships.get(role=LeadRole.HEAD)
    found |= {"year": year.pk, "coming_year": coming.pk, "member": member.pk, "lead": lead.pk, "contact": contact.pk if contact else 0}
    found |= {"agency_year": BlocYear.objects.get(year=2018).pk, "khoi_year": BlocYear.objects.get(year=2020).pk}
    found["sector_year"] = BlocYear.objects.get(year=2019).pk


def _plans(found: Found, admin: User) -> None:
    """One under review, one that changes the plan in force, one that waits for the leader."""
    lan, unit = _user(found, "yenbai"), Unit.objects.get(pk=found["unit"])
    year, coming = BlocYear.objects.get(pk=found["year"]), BlocYear.objects.get(pk=found["coming_year"])
    current = Plan.objects.get(bloc_year=year, issuer=unit)
    draft = _dropped("001-khu-vuc-mien-nui-phia-bac-2021.docx", bloc_year=coming, issuer=unit, by=lan)
    amended = _dropped("ke-hoach-sua-doi.docx", _with_other_days(), bloc_year=year, issuer=unit, amends=current, by=lan)
    tapchi = _user(found, "tapchi")
    cluster = BlocYear.objects.get(bloc__short_name="Cụm số II")
    ready = _dropped("003-cum-so-ii-2023.txt", bloc_year=cluster, issuer=Unit.objects.get(name="Tạp chí Dân chủ và Pháp luật"), by=tapchi)
    choose_paper_way(unit, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)
    waiting = _dropped("001-khu-vuc-mien-nui-phia-bac-2021.pdf", bloc_year=coming, issuer=unit, by=lan)
    _name_the_units(waiting, found)
    propose_plan(waiting, despite_errors=True, by=lan)
    found |= {"plan": current.pk, "draft": draft.pk, "amended": amended.pk, "ready": ready.pk, "waiting": waiting.pk}
    found |= {"fact": _fact(draft, FactKind.OBLIGATION), "event_fact": _fact(draft, FactKind.EVENT)}
    loose = draft.facts.filter(kind=FactKind.OBLIGATION, units__isnull=True).first()
    found["loose_fact"] = loose.pk if loose else found["fact"]
    found["plan_fact"] = _fact(current, FactKind.OBLIGATION)
    found["doubt"] = _fact(draft, FactKind.WARNING)


def _dropped(name: str, content: bytes | None = None, **about: Any) -> Plan:
    """The first plan of a file that is dropped in."""
    return upload_plan(SimpleUploadedFile(name, content or (PLANS / name).read_bytes()), **about)[0]


def _with_other_days() -> bytes:
    """The plan in force with two deadlines moved, as Word keeps it."""
    document, written = docx.Document(str(PLANS / "001-khu-vuc-mien-nui-phia-bac-2021.docx")), io.BytesIO()
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("20/6/2021", "25/6/2021").replace("10/11/2021", "15/11/2021")
    document.save(written)
    return written.getvalue()


def _name_the_units(plan: Plan, found: Found) -> None:
    """Where the words leave it open, the head's own unit is meant."""
    for fact in plan.facts.filter(kind=FactKind.OBLIGATION, units__isnull=True):
        fact.units.add(found["unit"])


def _fact(plan: Plan, kind: FactKind) -> int:
    fact = PlanFact.objects.filter(plan=plan, kind=kind).order_by("start", "pk").first()
    return fact.pk if fact else 0


def _duties(found: Found, _admin: User) -> None:
    rows, now = Obligation.objects.filter(bloc_year=found["year"]), clock.now()
    late = rows.filter(state=ObligationState.OPEN, last_moment__lt=now).first()
    soon = rows.filter(state=ObligationState.OPEN, last_moment__gt=now, unit__name=so("Lạng Sơn")).order_by("last_moment").first()
    done = rows.filter(state__in=[ObligationState.DONE, ObligationState.ACCEPTED], unit__name=so("Lạng Sơn")).first()
    waits = rows.filter(state=ObligationState.OPEN, last_moment__isnull=True, anchor__isnull=False).first()
    stands = rows.filter(is_standing=True).first()
    named = {"late": late, "soon": soon, "done": done, "waits": waits, "stands": stands}
    found |= {f"{key}_duty": row.pk for key, row in named.items() if row}
    anchored = Milestone.objects.filter(obligations__isnull=False, held_on__isnull=True, bloc_year=found["year"]).first()
    milestone = anchored or Milestone.objects.filter(bloc_year=found["year"]).first()
    found["milestone"] = milestone.pk if milestone else 0


def _sheets(found: Found, admin: User) -> None:
    """Lists from Excel that were brought in and wait for the second press, each with lines that are wrong."""
    units = [
        ["Tên đơn vị", "Tên gọi tắt", "Loại", "Địa phương", "Trực thuộc"],
        ["Sở Tài chính tỉnh Yên Bái", "STC Yên Bái", "Sở, ban, ngành cấp tỉnh", "Yên Bái", ""],
        ["Phòng Ngân sách", "", "Phòng, đơn vị thuộc cơ quan", "Yên Bái", "Sở Tài chính tỉnh Yên Bái"],
        ["Sở Tư pháp tỉnh Yên Bái", "", "Sở Tư pháp", "Yên Bái", ""],
        ["Phòng Giá", "", "Ban", "", "Sở Tài chánh"],
    ]
    people = [
        ["Họ và tên", "Đơn vị", "Vai trò", "Chức vụ", "Điện thoại", "Thư điện tử", "Cấp tài khoản"],
        ["Nguyễn Văn Mẫu", so("Lạng Sơn"), "Lãnh đạo đơn vị", "Giám đốc", "0900.000.110", "mau@vidu.example", "có"],
        ["Trần Thị Ví Dụ", "Sở Tư pháp Lạng", "Chuyên viên", "", "09", "sai", "có"],
    ]
    members = [
        ["Đơn vị", "Nhóm", "Tham gia từ ngày"],
        ["Bộ Tư pháp", "", "01/07/2021"],
        [so("Yên Bái"), "", ""],
        ["Sở không có", "", "31/02/2021"],
    ]
    for name, rows in (("don-vi", units), ("nguoi", people), ("thanh-vien", members)):
        found[name] = store_file(SimpleUploadedFile(f"{name}.xlsx", _book(rows)), by=admin).pk


def _book(rows: list[list[str]]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def _small(found: Found, _admin: User) -> None:
    found["secret"] = make_address(by=_user(found, "langson"))
    day = SpecialDay.objects.filter(day__year=2021).first()
    entry = Entry.objects.order_by("-pk").first()
    found |= {"day": day.pk if day else 0, "entry": entry.pk if entry else 0}


if __name__ == "__main__":
    main()
