"""A small world for the access matrix, built by walking the actions: two blocs, their units and people, and what they keep.

To add a thing of your app: write `_yourapp(world)`, put things under names into `world.things`, plant a canary (`world.plant`) in what
strangers must not read, and call it at the end of `build`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client, override_settings

from tests.access.consultations_world import consultations
from tests.access.world_criteria import write_tables
from tests.access.world_criteria_files import bring_criteria_files
from tests.access.world_criteria_issued import issue_tables
from tests.access.world_desk import put_on_desk
from tests.access.world_documents import write_documents
from tests.access.world_explaining import explain_points
from tests.access.world_papers import hand_in
from tests.access.world_printing import bring_lists
from tests.access.world_reports import write_reports
from tests.access.world_results import publish_results
from tests.access.world_scoring import score_years
from tests.access.world_sheets import write_sheets
from tests.access.world_signatures import signatures
from tests.access.world_templates import bring_templates
from tests.access.world_workbook import bring_workbooks
from tests.access.world_written import write_plans
from tests.accounts.make import administrator, newcomer, officer
from tests.files import honest
from tests.organisations.sheets import upload, xlsx
from tests.plans import make as make_plan
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear
from thidua.calendars import actions as calendars
from thidua.calendars.enums import DayKind
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.files.actions import store_file
from thidua.files.actions.receiving import begin_upload, take_bytes
from thidua.files.enums import Purpose
from thidua.ledger.models import Entry
from thidua.notices import actions as notices
from thidua.notices.actions.sending import send_waiting
from thidua.notices.enums import MessageKind
from thidua.notices.models import Message
from thidua.notices.rules import Letter
from thidua.obligations import actions as obligations
from thidua.obligations.enums import OrderKind
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole, UnitKind
from thidua.organisations.models import Unit
from thidua.plans import actions as plans
from thidua.plans.enums import FactKind, PlanForm
from thidua.plans.models import Milestone
from thidua.years import actions as years
from thidua.years.enums import RotationWay

WHO = (
    "anonymous",
    "specialist",  # chuyên viên của đơn vị
    "leader",  # lãnh đạo của đơn vị
    "unit_admin",  # quản trị của đơn vị
    "head",  # chuyên viên của đơn vị Trưởng
    "deputy",  # chuyên viên của đơn vị Phó Trưởng
    "same_bloc",  # chuyên viên của đơn vị khác cùng khối
    "outsider",  # chuyên viên của đơn vị ngoài khối
    "superior",  # chuyên viên của cơ quan cấp trên của khối
    "system_admin",  # quản trị hệ thống
)
BEGIN = date(2021, 1, 1)
TEXT = (
    "Các đơn vị trong Khu vực gửi báo cáo {words} về Trưởng Khu vực trước ngày 20/6/2021",
    "Các đơn vị trong Khu vực gửi báo cáo tổng kết về Trưởng Khu vực chậm nhất ngày 15/11/2021",
    "Hội nghị tổng kết tổ chức trong tháng 12/2021",
)


@dataclass
class World:
    users: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    planted: dict[str, set[str]] = field(default_factory=dict)
    """Canary → those who may read it."""
    rows: dict[str, int] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def canaries(self) -> list[str]:
        return list(self.planted)

    def hidden_from(self, who: str) -> list[str]:
        return [canary for canary, readers in self.planted.items() if who not in readers]

    def plant(self, word: str, *, readers: set[str]) -> str:
        """A word that occurs nowhere else; a page that shows it to anybody but the readers leaks."""
        canary = f"Chim{len(self.planted):02d}yến {word}"
        self.planted[canary] = readers | {"system_admin"}
        return canary

    def client(self, who: str) -> Client:
        """A browser of that person, with no memory of earlier cells but the sign-in."""
        client = Client(raise_request_exception=False)
        if who != "anonymous":
            client.cookies = self.clients[who].cookies.copy()
        return client

    def key(self, name: str) -> str:
        """An argument of an address: the key of a thing, or the thing itself when it is a word; "=17" is 17 as written."""
        if str(name).startswith("="):
            return str(name)[1:]
        thing = self.things[name]
        return str(thing.pk if isinstance(thing, models.Model) else thing)

    def text(self, value: Any) -> str:
        """A value of a query or a form: "@name" is the key of a thing, anything else is sent as written."""
        return self.key(value[1:]) if isinstance(value, str) and value.startswith("@") else str(value)

    def value(self, value: Any) -> Any:
        """What a form sends for it: a list of values; a file from "file:name.txt:what stands in it" (or ":@thing", bytes); else its text."""
        if isinstance(value, list):
            return [self.text(item) for item in value]
        if isinstance(value, str) and value.startswith("file:"):
            _, name, content = value.split(":", 2)
            return SimpleUploadedFile(name, self.things[content[1:]] if content.startswith("@") else content.encode())
        return self.text(value)


A_PEOPLE = {"specialist", "leader", "unit_admin", "head", "deputy", "same_bloc", "superior"}


def build() -> World:
    world = World()
    _organisations(world)
    _blocs(world)
    _plans(world)
    _papers(world)
    _letter(world)
    _accounts(world)
    _people_and_sheets(world)
    _incoming(world)
    put_on_desk(world)
    hand_in(world)
    consultations(world)
    write_reports(world)
    write_documents(world)
    bring_templates(world)
    bring_lists(world)
    signatures(world)
    write_plans(world)
    bring_criteria_files(world)
    write_tables(world)
    issue_tables(world)
    score_years(world)
    write_sheets(world)
    explain_points(world)
    bring_workbooks(world)
    publish_results(world)
    _years(world)
    _told(world)
    for who, user in world.users.items():
        world.clients[who] = Client()
        world.clients[who].force_login(user)
        world.clients[who].get("/khong-co-trang-nay/")  # notes the minute it was seen in
    return world


def _organisations(world: World) -> None:
    """The ministry above bloc A; four units in A, three in B; one officer each, and a leader and an administrator in the unit."""
    admin = world.users["system_admin"] = administrator("Quản Trị Hệ Thống")
    for name, words, kind in (
        ("ministry", "Bộ Tư pháp", UnitKind.MINISTRY),
        ("unit", "Sở Tư pháp tỉnh Lào Cai", UnitKind.SO_TU_PHAP),
        ("head_unit", "Sở Tư pháp tỉnh Yên Bái", UnitKind.SO_TU_PHAP),
        ("deputy_unit", "Cục THADS tỉnh Hà Giang", UnitKind.CUC_THADS),
        ("other_unit", "Cục THADS tỉnh Sơn La", UnitKind.CUC_THADS),
        ("b_unit", "Công an tỉnh Tuyên Quang", UnitKind.PROVINCIAL_AGENCY),
        ("b_head_unit", "Viện kiểm sát nhân dân tỉnh Tuyên Quang", UnitKind.PROVINCIAL_AGENCY),
        ("b_deputy_unit", "Tòa án nhân dân tỉnh Tuyên Quang", UnitKind.PROVINCIAL_AGENCY),
    ):
        world.things[name] = organisations.add_unit(name=words, kind=kind, valid_from=BEGIN, by=admin)
    for who, full_name, unit, role in (
        ("specialist", "Lò Văn Chuyên", "unit", StaffRole.SPECIALIST),
        ("leader", "Giàng Thị Lãnh", "unit", StaffRole.LEADER),
        ("unit_admin", "Vàng A Trị", "unit", StaffRole.ADMINISTRATOR),
        ("head", "Hà Thị Trưởng", "head_unit", StaffRole.SPECIALIST),
        ("deputy", "Nông Văn Phó", "deputy_unit", StaffRole.SPECIALIST),
        ("same_bloc", "Cà Thị Cùng", "other_unit", StaffRole.SPECIALIST),
        ("outsider", "Ma Văn Ngoại", "b_unit", StaffRole.SPECIALIST),
        ("superior", "Trần Thị Trên", "ministry", StaffRole.SPECIALIST),
    ):
        user = world.users[who] = officer(full_name, by=admin)
        person = organisations.add_person(full_name=full_name, unit=world.things[unit], user=user, by=admin)
        post = organisations.give_post(person=person, unit=world.things[unit], role=role, starts_on=BEGIN, by=admin)
        world.things[f"{who}_account"], world.things[f"{who}_person"], world.things[f"{who}_post"] = user, person, post


def _blocs(world: World) -> None:
    for side, words in (("a", "Khu vực thi đua miền núi thử"), ("b", "Khối Nội chính thử")):
        world.things[f"bloc_{side}"], world.things[f"year_{side}"] = _bloc(world, words, side)
    readers_a, readers_b = A_PEOPLE, {"outsider"}
    world.things["contact_a"] = _contact(world, "year_a", "head_unit", readers_a)
    world.things["contact_b"] = _contact(world, "year_b", "b_head_unit", readers_b)


def _bloc(world: World, words: str, side: str) -> tuple[models.Model, BlocYear]:
    admin, things = world.users["system_admin"], world.things
    superior: Unit | None = things["ministry"] if side == "a" else None
    bloc = blocs.found_bloc(name=words, short_name=words, kind=BlocKind.KHU_VUC, superior=superior, by=admin)
    year = blocs.open_year(bloc, year=2021, by=admin)
    units = ("unit", "head_unit", "deputy_unit", "other_unit") if side == "a" else ("b_unit", "b_head_unit", "b_deputy_unit")
    for name in units:
        things[f"{name}_member"] = blocs.add_member(year, unit=things[name], by=admin)
    roles = ((LeadRole.HEAD, "head_unit"), (LeadRole.DEPUTY, "deputy_unit"))
    for role, name in roles:
        unit = things[name if side == "a" else f"b_{name}"]
        things[f"{role}_{side}"] = blocs.appoint(year, unit=unit, role=role, starts_on=BEGIN, by=admin)
    return bloc, year


def _contact(world: World, year: str, unit: str, readers: set[str]) -> models.Model:
    name = world.plant("đầu mối", readers=readers)
    return blocs.add_contact(world.things[year], name=name, unit=world.things[unit], phone="0900.000.150", by=world.users["system_admin"])


def _plans(world: World) -> None:
    """On each side a plan in force, with what its units owe and a milestone that waits for its day, and a draft of the head alone."""
    things = world.things
    for side, issuer, by, readers in (("a", "head_unit", "head", A_PEOPLE), ("b", "b_unit", "outsider", {"outsider"})):
        user, owner = world.users[by], things["unit" if side == "a" else "b_unit"]
        for name, who in (("plan", readers), ("draft", {by})):
            words = world.plant("tóm tắt", readers=who)
            file = SimpleUploadedFile(f"{name}-{side}.txt", words.encode())
            [plan] = plans.keep_plans(file, readings=[_reading(words)], bloc_year=things[f"year_{side}"], issuer=things[issuer], by=user)
            things[f"{name}_{side}"], things[f"{name}_fact_{side}"] = plan, plan.facts.filter(kind=FactKind.OBLIGATION).earliest("pk")
        obligations.bring_into_year(things[f"plan_{side}"], despite_errors=True, by=user)
        owed = Obligation.objects.filter(bloc_year=things[f"year_{side}"], unit=owner)
        things[f"obligation_{side}"] = owed.earliest("pk")
        things[f"done_{side}"] = obligations.mark_done(owed.latest("pk"), done_on=clock.today(), note="", by=user)
        things[f"milestone_{side}"] = Milestone.objects.filter(bloc_year=things[f"year_{side}"]).earliest("pk")


def _letter(world: World) -> None:
    """A letter of the head under review: one duty reads like one of the plan with another day; one order is written."""
    things, by = world.things, world.users["head"]
    read = _reading(world.plant("theo công văn", readers={"head"}))
    read["facts"] = [{**read["facts"][0], "due": {"kind": "before", "date": "2021-06-26"}}]
    file = SimpleUploadedFile("letter-a.txt", b"letter a")
    about = {"bloc_year": things["year_a"], "issuer": things["head_unit"], "form": PlanForm.LETTER}
    [things["letter_a"]] = plans.keep_plans(file, readings=[read], **about, by=by)
    things["letter_said_a"] = things["letter_a"].facts.get(kind=FactKind.OBLIGATION)
    second = things["plan_a"].facts.filter(kind=FactKind.OBLIGATION).latest("pk")
    things["order_a"] = obligations.order_by_letter(things["letter_a"], fact=second, kind=OrderKind.CANCEL, by=by)


def _papers(world: World) -> None:
    """The unit's leader approves its plans: one draft of its specialist, one that waits for the leader."""
    things, by = world.things, world.users["specialist"]
    organisations.choose_paper_way(things["unit"], paper=Paper.PLAN, way=PaperWay.LEADER, by=world.users["unit_admin"])
    for name in ("unit_draft", "proposed"):
        words = world.plant("riêng của đơn vị", readers={"specialist", "leader", "unit_admin"})
        file = SimpleUploadedFile(f"{name}.txt", words.encode())
        [things[name]] = plans.keep_plans(file, readings=[_reading(words)], bloc_year=things["year_a"], issuer=things["unit"], by=by)
    things["proposed"] = plans.propose_plan(things["proposed"], despite_errors=True, by=by)
    things["draft_warning"] = things["draft_a"].facts.get(kind=FactKind.WARNING)


def _reading(words: str) -> dict[str, Any]:
    """Two duties of every member and a conference, as the reader hands them over."""
    lines = [line.format(words=words) for line in TEXT]
    text, members = " ".join(lines), "Các đơn vị trong Khu vực"
    dues = ({"kind": "before", "date": "2021-06-20"}, {"kind": "by", "date": "2021-11-15"})
    facts = [
        make_plan.fact("obligation", line, text=text, actor=members, deliverable=line[25:90], recipient="Trưởng Khu vực", due=due)
        for line, due in zip(lines[:2], dues, strict=True)
    ]
    why = {"code": "year_mismatch", "severity": "error", "why": "Năm lạ.", "todo": "Sửa.", "suggest": "2021-06-21"}
    facts.append(make_plan.fact("warning", "trước ngày 20/6/2021", text=text, **why))
    facts.append(make_plan.fact("event", lines[2], text=text, event="Hội nghị tổng kết", due={"kind": "month", "month": "2021-12"}))
    return make_plan.reading(facts, paragraphs=lines, title=f"Kế hoạch {words}")


def _accounts(world: World) -> None:
    admin, users = world.users["system_admin"], world.users
    world.things["newcomer"], _ = newcomer("Người Chưa Vào", by=admin)
    world.things["second_admin"] = administrator("Quản Trị Thứ Hai")
    locked = world.things["locked"] = officer("Người Đã Khóa", by=admin)
    accounts.disable(locked, by=admin)
    for who in ("specialist", "outsider"):
        phone = world.plant("số riêng", readers={who})[:30]
        accounts.change_own_data(users[who], email="", phone=phone, by=users[who])
    world.things["entry_of_outsider"] = Entry.objects.filter(actor_key=users["outsider"].actor_key).latest("pk")
    world.things["entry_of_admin"] = Entry.objects.filter(actor_key=admin.actor_key).latest("pk")
    world.things["day"] = calendars.set_day(day=date(2021, 6, 5), kind=DayKind.WORKING, name="Làm bù", source="", by=admin)
    world.things["feed_secret"] = notices.make_address(by=users["specialist"])


def _people_and_sheets(world: World) -> None:
    """In the unit: somebody without an account, somebody who works in bloc B too, a delegation; sheets brought by three people."""
    things, users, admin = world.things, world.users, world.users["system_admin"]
    colleagues = {"specialist", "leader", "unit_admin"}
    for name, words, places in (
        ("waiting_person", "Người Chưa Tài Khoản", ["unit"]),
        ("shared_person", "Người Hai Nơi", ["unit", "b_unit"]),
    ):
        phone = world.plant("máy", readers=colleagues | ({"outsider"} if "b_unit" in places else set()))
        person = things[name] = organisations.add_person(full_name=words, unit=things["unit"], phone=phone, by=admin)
        for place in places:
            organisations.give_post(person=person, unit=things[place], role=StaffRole.SPECIALIST, by=admin)
    things["delegation"] = organisations.delegate(
        things["leader_post"],
        taker=things["specialist_person"],
        paper=Paper.PLAN,
        starts_at=clock.start_of(date(2021, 6, 14)),
        ends_at=clock.end_of(date(2021, 6, 18)),
        reason="Đi công tác",
        by=users["leader"],
    )
    units = [["Tên đơn vị", "Loại"], ["Sở Mới", "Cơ quan, đơn vị khác"]]
    people = [["Họ và tên", "Đơn vị", "Vai trò"], ["Người Mới", things["unit"].name, "Chuyên viên phụ trách"]]
    members = [["Đơn vị"], [things["b_unit"].name]]
    for name, rows, who in (("units", units, "system_admin"), ("people", people, "unit_admin"), ("members", members, "head")):
        things[f"sheet_of_{name}"] = store_file(upload(xlsx(rows)), by=users[who])


def _told(world: World) -> None:
    """The specialist and the outsider have something unread, nobody else; the specialist has a mail that waits and one that was sent."""
    things, users = world.things, world.users
    for user in users.values():
        if (unread := Message.objects.unread().filter(user=user)).exists():
            notices.read_messages(unread, by=user)
    for who in ("specialist", "outsider", "system_admin"):
        user = User.objects.get(pk=users[who].pk)
        users[who] = accounts.change_own_data(user, email=f"thu-{user.pk}@vidu.example", phone=user.phone, by=user)
    for who in ("specialist", "outsider"):
        words = world.plant("tin riêng", readers={who})
        notices.tell(users[who], key="thu", kind=MessageKind.DUE, title=words, url="/viec/", by=SYSTEM)
        things[f"message_of_{who}"] = users[who].told.get(key="thu")
        letter = Letter(words, words, f"<p>{words}</p>")
        things[f"mail_of_{who}"] = notices.queue_digest(
            users[who], letter=letter, messages=[things[f"message_of_{who}"]], day=clock.today(), by=SYSTEM
        )
        if who == "specialist":
            with override_settings(MAIL_GOES_OUT=True):
                send_waiting(by=SYSTEM)
            things["sent_mail"], yesterday = things["mail_of_specialist"], clock.today() - timedelta(days=1)
            things["mail_of_specialist"] = notices.queue_digest(users[who], letter=letter, messages=[], day=yesterday, by=SYSTEM)


def _incoming(world: World) -> None:
    """The specialist is sending two papers in pieces: of one nothing has come yet, the other is all here."""
    paper, by = honest.pdf(), world.users["specialist"]
    begun = begin_upload(name=world.plant("tệp dở", readers={"specialist"}) + ".pdf", size=5_000, purpose=Purpose.SUBMISSION, by=by)
    whole = begin_upload(name="đủ.pdf", size=len(paper), purpose=Purpose.SUBMISSION, by=by)
    world.things["begun_key"], world.things["whole_key"] = begun.key, take_bytes(whole, paper, offset=0).key


def _years(world: World) -> None:
    """A third bloc, led by `head_unit`, where `unit` comes next: in 2021 the handover is offered, in 2022 a draft
    beside another proposal, in 2023 there is none yet; 2024 is closed while somebody is proposed for it; in 2025 the year has changed after
    the handover was offered. Also a register of old years and a unit that is passed over."""
    things, by = world.things, world.users["head"]
    bloc = things["bloc_c"] = blocs.found_bloc(
        name="Ủy ban kế nhiệm thử",
        short_name="Khối kế nhiệm",
        kind=BlocKind.KHOI,
        superior=things["ministry"],
        by=world.users["system_admin"],
    )
    for year in (2021, 2022, 2023):
        made = things[f"year_c_{year}"] = _succession(world, bloc, year)
        if year < 2023:
            things[f"handover_{year}"] = years.start_handover(made, by=by)
            note = world.plant("dặn lại", readers={"head"} if year == 2022 else {"head", "specialist", "leader", "unit_admin", "superior"})
            years.write_handover(things[f"handover_{year}"], effective_on=date(2021, 12, 31), note=note, by=by)
    blocs.add_contact(things["year_c_2021"], name="Lò Văn Chuyên", unit=things["unit"], by=by)
    things["handover_2021"] = years.offer_handover(things["handover_2021"], by=by)
    things["seal_2021"] = things["handover_2021"].sha256
    _closed_year(world, bloc)
    made = _succession(world, bloc, 2025)
    things["handover_changed"] = years.offer_handover(years.start_handover(made, by=by), by=by)
    things["seal_changed"] = things["handover_changed"].sha256
    blocs.add_contact(made, name="Đầu Mối Đến Sau", unit=things["unit"], by=by)
    made, third = things["year_c_2022"], things["other_unit"]
    things["proposal_c"] = years.propose_head(made, year=2022, head=third, by=by)
    years.set_rule(bloc, way=RotationWay.DEPUTY, order=[], clause="", needs_decision=True, by=by)
    things["past_c"] = years.add_past_lead(bloc, year=2015, role=LeadRole.HEAD, name="Đơn vị cũ", by=by)
    things["pass_c"] = years.pass_over(bloc, unit=third, year=2022, reason="Xin lùi", decided_by="Hội nghị", by=by)


def _closed_year(world: World, bloc: Bloc) -> None:
    things, admin, by = world.things, world.users["system_admin"], world.users["head"]
    made = things["year_c_closed"] = blocs.open_year(bloc, year=2024, by=admin)
    for name in ("head_unit", "unit"):
        blocs.add_member(made, unit=things[name], by=admin)
    blocs.appoint(made, unit=things["head_unit"], role=LeadRole.HEAD, starts_on=BEGIN, by=admin)
    things["proposal_closed"] = years.propose_head(made, year=2024, head=things["unit"], by=by)
    years.close_year(made, words="", by=by)


def _succession(world: World, bloc: Bloc, year: int) -> BlocYear:
    """A year in which `head_unit` leads to its end and `unit` is seated after it."""
    things, admin, by = world.things, world.users["system_admin"], world.users["head"]
    made = blocs.open_year(bloc, year=year, by=admin)
    for name in ("head_unit", "unit", "other_unit"):
        blocs.add_member(made, unit=things[name], by=admin)
    blocs.appoint(made, unit=things["head_unit"], role=LeadRole.HEAD, starts_on=BEGIN, by=admin)
    proposal = things[f"decided_{year}"] = years.propose_head(made, year=year, head=things["unit"], by=by)
    file = SimpleUploadedFile("quyet-dinh.txt", "Quyết định".encode())
    years.decide_head(proposal, decision="QĐ 1", effective_on=date(2021, 12, 31), file=file, by=by)
    return made
