"""Numbers: one each, none twice, none lost without a reason, a new year begins at 01."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once
from tests.documents import papers
from tests.plans.make import House, clerk_of, house
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.enums import DocumentState, GapKind
from thidua.documents.models import OfficialDocument, Series, SeriesGap
from thidua.documents.queries.registers import coming_number
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.registers import why_not_dated, why_not_leave_out, why_not_tail

At = Callable[[datetime], None]
db = pytest.mark.django_db


@pytest.fixture
def made(admin: User, moment: datetime) -> House:
    return house(admin)


def holes(series: Series) -> list[int]:
    """Numbers up to the last that stand neither on a document nor in a gap, or in both."""
    series.refresh_from_db()
    used = [number for number in series.documents.values_list("number", flat=True) if number is not None]
    for gap in series.gaps.all():
        used += range(gap.first, gap.last + 1)
    return sorted(set(range(1, series.last_number + 1)) ^ set(used)) + sorted({number for number in used if used.count(number) > 1})


@db
def test_a_bloc_has_its_own_series_beside_its_heads(made: House) -> None:
    papers.bloc_series(made)
    papers.unit_series(made)
    codes = [papers.numbered(made).code, papers.numbered(made, of_bloc=False).code, papers.numbered(made).code]
    assert codes == ["01/KH-KVTĐ", "01/KH-STP", "02/KH-KVTĐ"]


@db
def test_a_kind_with_its_own_series_leaves_the_common_one(made: House) -> None:
    papers.bloc_series(made)
    papers.bloc_series(made, kind="GM")
    kinds = (DocumentKind.PLAN, DocumentKind.INVITATION, DocumentKind.REPORT, DocumentKind.LETTER)
    codes = [papers.numbered(made, kind=kind, drafted_by="VP" if kind is DocumentKind.LETTER else "").code for kind in kinds]
    assert codes == ["01/KH-KVTĐ", "01/GM-KVTĐ", "02/BC-KVTĐ", "03/KVTĐ-VP"]


@db
def test_without_a_series_nothing_is_numbered(made: House) -> None:
    document = papers.signed(made)
    with pytest.raises(RuleBroken, match="Chưa lập sổ đánh số cho kế hoạch của Khu vực"):
        actions.number_document(document, by=made.clerk)


@db
def test_the_page_foretells_the_number(made: House) -> None:
    series = papers.bloc_series(made, on_paper=183, reason="Đã cấp trên sổ giấy đến ngày 09/6/2021")
    document = papers.signed(made)
    coming = coming_number(document, clock.now())
    assert coming is not None
    assert (coming.code, coming.series, coming.is_first_of_year) == ("184/KH-KVTĐ", series, False)
    assert actions.number_document(document, by=made.clerk).code == "184/KH-KVTĐ"
    assert [(gap.kind, gap.first, gap.last) for gap in series.gaps.all()] == [(GapKind.PAPER, 1, 183)]
    assert holes(series) == []


@db
def test_a_number_rolled_back_is_neither_lost_nor_doubled(made: House) -> None:
    series = papers.bloc_series(made)
    first = papers.signed(made)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.number_document(first, by=made.clerk)
        raise RuntimeError
    first.refresh_from_db()
    assert (first.state, first.number) == (DocumentState.SIGNED, None)
    assert [papers.numbered(made).number, actions.number_document(first, by=made.clerk).number] == [1, 2]
    assert holes(series) == []


@db
def test_a_cancelled_number_stays_with_its_reason(made: House) -> None:
    series = papers.bloc_series(made)
    lost = actions.cancel_document(papers.numbered(made), reason="In sai ngày", by=made.clerk)
    assert (lost.number, lost.code, lost.ending_reason) == (1, "01/KH-KVTĐ", "In sai ngày")
    assert papers.numbered(made).number == 2
    assert holes(series) == []


@db
def test_numbers_left_out_are_explained(made: House) -> None:
    series = papers.bloc_series(made)
    papers.numbered(made)
    with pytest.raises(RuleBroken, match="Ghi lý do"):
        actions.leave_out_numbers(series, upto=4, kind=GapKind.SKIPPED, reason=" ", by=made.clerk)
    actions.leave_out_numbers(series, upto=4, kind=GapKind.SKIPPED, reason="Để dành cho văn bản mật", by=made.clerk)
    assert papers.numbered(made).number == 5
    with pytest.raises(RuleBroken, match="Số 05 đã cấp"):
        actions.leave_out_numbers(series, upto=5, kind=GapKind.SKIPPED, reason="Nhầm", by=made.clerk)
    assert holes(series) == []


@db
def test_database_refuses_a_number_twice(made: House) -> None:
    series = papers.bloc_series(made)
    one, other = papers.numbered(made), papers.numbered(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.filter(pk=other.pk).update(number=one.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.filter(pk=other.pk).update(code=one.code)
    with pytest.raises(IntegrityError), transaction.atomic():
        Series.objects.create(bloc=made.year.bloc, kind="", year=2021, tail="KVTĐ")
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesGap.objects.create(series=series, kind="skipped", first=3, last=2, reason="Ngược", noted_by_name="A", noted_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.filter(pk=other.pk).update(number=None)


@db
def test_two_series_of_one_seal_never_give_the_same_code(made: House) -> None:
    papers.bloc_series(made, tail="STP")
    papers.unit_series(made)
    papers.numbered(made)
    with pytest.raises(RuleBroken, match="đã có văn bản số 01/KH-STP trong năm"):
        papers.numbered(made, of_bloc=False)


@db
def test_the_year_turns_at_midnight(made: House, at: At) -> None:
    """23:59:59 of 31 December is the old year, 00:00:00 the new one; the series goes on by itself from 01."""
    series = papers.bloc_series(made)
    first, late, early = (papers.signed(made) for _ in range(3))
    actions.number_document(first, by=made.clerk)
    at(datetime(2021, 12, 31, 23, 59, 58, tzinfo=clock.LOCAL))
    late = actions.number_document(late, by=made.clerk)
    at(datetime(2022, 1, 1, 0, 0, 0, tzinfo=clock.LOCAL))
    early = actions.number_document(early, by=made.clerk)
    assert [(one.code, one.year, one.issued_on) for one in (late, early)] == [
        ("02/KH-KVTĐ", 2021, date(2021, 12, 31)),
        ("01/KH-KVTĐ", 2022, date(2022, 1, 1)),
    ]
    assert (late.series_id, early.series_id == series.pk) == (series.pk, False)


@db
def test_every_series_goes_on_into_the_new_year(made: House, at: At) -> None:
    """A kind with its own series keeps it, also when another kind was numbered first in the new year."""
    papers.bloc_series(made)
    papers.bloc_series(made, kind="GM", tail="KV")
    plan, invitation = papers.signed(made), papers.signed(made, kind=DocumentKind.INVITATION)
    at(datetime(2022, 1, 4, 8, 0, tzinfo=clock.LOCAL))
    assert [actions.number_document(one, by=made.clerk).code for one in (plan, invitation)] == ["01/KH-KVTĐ", "01/GM-KV"]
    assert sorted(Series.objects.filter(year=2022).values_list("kind", "tail")) == [("", "KVTĐ"), ("GM", "KV")]


@db
def test_a_closed_year_takes_no_more(made: House, at: At) -> None:
    series = papers.bloc_series(made)
    at(datetime(2022, 1, 1, 0, 0, tzinfo=clock.LOCAL))
    with pytest.raises(RuleBroken, match="Sổ năm 2021 đã khép"):
        actions.leave_out_numbers(series, upto=3, kind=GapKind.SKIPPED, reason="Muộn", by=made.clerk)
    with pytest.raises(RuleBroken, match="Chỉ lập sổ của năm 2022"):
        papers.unit_series(made, year=2021)


@db
def test_dates_follow_the_numbers(made: House) -> None:
    papers.bloc_series(made)
    today = clock.today()
    document = actions.number_document(papers.signed(made), dated=today - timedelta(days=1), by=made.clerk)
    assert document.issued_on == today - timedelta(days=1)
    with pytest.raises(RuleBroken, match="Số liền trước ghi ngày 09/06/2021"):
        actions.number_document(papers.signed(made), dated=today - timedelta(days=2), by=made.clerk)
    with pytest.raises(RuleBroken, match="chưa tới"):
        actions.number_document(papers.signed(made), dated=today + timedelta(days=1), by=made.clerk)


@db
def test_rights_follow_leadership(made: House, at: At) -> None:
    """The unit that leads now numbers in the bloc's name; the one before does not, not even its own old draft."""
    series = papers.bloc_series(made)
    old = papers.signed(made)
    papers.numbered(made)
    blocs.end_leadership(made.year.leaderships.get(role=LeadRole.HEAD), ends_on=date(2021, 7, 1), by=made.admin)
    blocs.appoint(made.year, unit=made.units["Lạng Sơn"], role=LeadRole.HEAD, starts_on=date(2021, 7, 1), by=made.admin)
    at(datetime(2021, 7, 1, 8, 0, tzinfo=clock.LOCAL))
    with pytest.raises(RuleBroken, match="hiện không phải đơn vị Trưởng"):
        actions.number_document(old, by=made.clerk)
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng của Khu vực"):
        actions.leave_out_numbers(series, upto=9, kind=GapKind.SKIPPED, reason="Thử", by=made.clerk)
    new_clerk = made.people["Lạng Sơn"]
    document = actions.begin_document(made.units["Lạng Sơn"], bloc_year=made.year, about=papers.about(), by=new_clerk)
    actions.sign_document(document, stored=papers.scan(new_clerk), by=new_clerk)
    assert actions.number_document(document, by=new_clerk).code == "02/KH-KVTĐ"
    assert holes(series) == []


# ---- at the same moment, really committed ----


@pytest.mark.django_db(transaction=True)
def test_issued_at_once_they_get_different_numbers(admin: User, moment: datetime) -> None:
    made = house(admin)
    series = papers.bloc_series(made)
    officers = [made.clerk, *(clerk_of(made.head, name=f"Văn Thư {at}", by=made.admin) for at in range(3))]
    documents = [papers.signed(made) for _ in officers]

    def work(document: OfficialDocument, by: User) -> Callable[[], str]:
        return lambda: actions.number_document(document, by=by).code

    codes = at_once(*(work(document, by) for document, by in zip(documents, officers, strict=True)))
    assert sorted(codes) == ["01/KH-KVTĐ", "02/KH-KVTĐ", "03/KH-KVTĐ", "04/KH-KVTĐ"]
    assert holes(series) == []


@pytest.mark.django_db(transaction=True)
def test_a_double_press_gives_one_number(admin: User, moment: datetime) -> None:
    made = house(admin)
    series = papers.bloc_series(made)
    document = papers.signed(made)
    said = [str(one) for one in at_once(*[lambda: actions.number_document(document, by=made.clerk).code] * 2)]
    assert sorted(said)[0] == "01/KH-KVTĐ"
    assert sum("đã được cấp số" in words for words in said) == 1
    series.refresh_from_db()
    assert series.last_number == 1


@pytest.mark.django_db(transaction=True)
def test_the_first_two_of_a_new_year_make_one_series(admin: User, at: At) -> None:
    """Nobody opened the year's series: both who ask at once go on from last year's, and get 01 and 02."""
    at(datetime(2021, 12, 31, 23, 59, tzinfo=clock.LOCAL))
    made = house(admin)
    papers.bloc_series(made)
    papers.bloc_series(made, kind="GM")
    documents = [papers.signed(made) for _ in range(3)]
    at(datetime(2022, 1, 1, 0, 0, tzinfo=clock.LOCAL))
    works = [lambda one=one: actions.number_document(one, by=made.clerk).code for one in documents]
    assert sorted(map(str, at_once(*works))) == ["01/KH-KVTĐ", "02/KH-KVTĐ", "03/KH-KVTĐ"]
    assert sorted(Series.objects.filter(year=2022).values_list("kind", "last_number")) == [("", 3), ("GM", 0)]


# ---- the rules alone ----


def test_date_of_a_number() -> None:
    today = date(2021, 6, 10)
    assert why_not_dated(today, today=today, last=today) is None
    assert "thuộc sổ năm 2021" in (why_not_dated(date(2020, 12, 31), today=today, last=None) or "")


@pytest.mark.parametrize(
    ("last", "upto", "reason", "words"),
    [(3, 9, "Giấy", None), (3, 3, "Giấy", "đã cấp"), (0, 0, "Giấy", "Ghi số cuối"), (0, 9000, "Giấy", "quá 5000"), (0, 4, "", "lý do")],
)
def test_numbers_to_leave_out(last: int, upto: int, reason: str, words: str | None) -> None:
    said = why_not_leave_out(last, upto, reason)
    assert said is None if words is None else words in (said or "")


@pytest.mark.parametrize(
    ("tail", "holds"), [("KVTĐ", True), ("STP-VP", True), ("", False), ("KV TĐ", False), ("KH/KV", False), ("STP-", False)]
)
def test_symbol_is_written_in_one(tail: str, holds: bool) -> None:
    assert (why_not_tail(tail) is None) is holds
