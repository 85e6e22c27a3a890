"""Self-scores that came late or never: by each convention of the table, in every place where a result is shown, and computed again."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.criteria.conventions import CHOSEN
from tests.criteria.rules.make import FREE, group, marks, plain
from tests.scoring.results import JUDGED, NAMES, SELF, Scored, hand_in, make_opened, next_round, window_over
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria.enums import LateSelfScore, RoundPolicy, TieEnd
from thidua.criteria.rules.values import Settings, Table
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import publishing
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.prints.paper import paper_of
from thidua.scoring.queries.consolidating import consolidated
from thidua.scoring.queries.results import result_of
from thidua.scoring.rules.consolidating import Entrant, Placed, SelfScore, consolidate
from thidua.scoring.rules.export import first_difference

SignIn = Callable[[User], Client]
DUE = datetime(2021, 6, 5, 23, 59, 59, tzinfo=clock.LOCAL)
IN_TIME, LATE = DUE, DUE + timedelta(seconds=1)
LATE_WORDS = "Gửi tự chấm muộn (lúc 00:00 ngày 06/06/2021, hạn 23:59 ngày 05/06/2021)"
NEVER_WORDS = "Không gửi tự chấm (hạn 23:59 ngày 05/06/2021)"
GROUND = "; bảng tiêu chí quy định không gửi tự chấm đúng hạn thì được chấm nhưng không xếp hạng."


def placed(convention: LateSelfScore, came: SelfScore | None, *, exclusion: str = "") -> Placed:
    """The first of two units that have the same points."""
    settings = Settings(round_policy=RoundPolicy.REPLACE, late_self_score=convention, tie_end=TieEnd.SAME_RANK)
    table = Table((group("A", plain("1", "10")),), settings, pools=FREE, ties=())
    entrants = [Entrant(1, "", exclusion, came), Entrant(2)]
    found = consolidate(table, entrants, marks={1: marks(**{"1": "9"}), 2: marks(**{"1": "9"})}, givens={}).placed(1)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("convention", "came", "rank", "ground", "late"),
    [
        (LateSelfScore.UNRANKED, SelfScore(DUE, IN_TIME), 1, "", ""),
        (LateSelfScore.UNRANKED, SelfScore(DUE, LATE), None, LATE_WORDS + GROUND, LATE_WORDS),
        (LateSelfScore.UNRANKED, SelfScore(DUE, None), None, NEVER_WORDS + GROUND, NEVER_WORDS),
        (LateSelfScore.UNRANKED, None, 1, "", ""),
        (LateSelfScore.ACCEPT, SelfScore(DUE, IN_TIME), 1, "", ""),
        (LateSelfScore.ACCEPT, SelfScore(DUE, LATE), 1, "", LATE_WORDS),
        (LateSelfScore.ACCEPT, SelfScore(DUE, None), 1, "", NEVER_WORDS),
        (LateSelfScore.REFUSE, SelfScore(DUE, IN_TIME), 1, "", ""),
        (LateSelfScore.REFUSE, SelfScore(DUE, None), 1, "", NEVER_WORDS),
    ],
)
def test_what_lateness_does_by_the_convention(
    convention: LateSelfScore, came: SelfScore | None, rank: int | None, ground: str, late: str
) -> None:
    found = placed(convention, came)
    assert (found.ranked.rank, found.ranked.excluded, found.entrant.lateness) == (rank, ground, late)


def test_a_ground_written_down_comes_first() -> None:
    found = placed(LateSelfScore.UNRANKED, SelfScore(DUE, LATE), exclusion="Bị kỷ luật")
    assert (found.ranked.rank, found.ranked.excluded, found.entrant.lateness) == (None, "Bị kỷ luật", LATE_WORDS)


def conventions(chosen: LateSelfScore) -> dict[str, Any]:
    return {"conventions": CHOSEN["conventions"] | {"late_self_score": chosen}}


def lateness(scored: Scored) -> dict[str, str]:
    """Place → the first two words."""
    found = (one for group in consolidated(scored.fresh()).groups.values() for one in group)
    names = {sheet.pk: sheet.unit.name.removeprefix("Sở Tư pháp tỉnh ") for sheet in scored.period.sheets.select_related("unit")}
    return {names[one.entrant.key]: " ".join(one.entrant.lateness.split()[:2]) for one in found}


@pytest.mark.django_db
def test_which_moment_decides(moment: object, admin: User) -> None:
    """That of the signed page where one was entered for the unit; nothing is late while the round is open."""
    scored = make_opened(admin)
    assert set(lateness(scored).values()) == {""}
    own = Turn.objects.filter(sheet__period=scored.period, round__kind=RoundKind.SELF).order_by("sheet__unit__name_sort")
    due = own[0].round.closes_at
    before, after = due - timedelta(hours=1), due + timedelta(hours=1)
    turns = {turn.sheet.unit.name.removeprefix("Sở Tư pháp tỉnh "): turn.pk for turn in own.select_related("sheet__unit")}
    Turn.objects.filter(pk=turns["Yên Bái"]).update(state=TurnState.SENT, sent_at=due)
    Turn.objects.filter(pk=turns["Lào Cai"]).update(state=TurnState.SENT, sent_at=after)
    page = {"arrived_at": before, "way": ArrivalWay.PAPER}
    Turn.objects.filter(pk=turns["Hà Giang"]).update(state=TurnState.SENT, sent_at=after, **page)
    next_round()
    assert lateness(scored) == {"Yên Bái": "", "Lào Cai": "Gửi tự", "Hà Giang": "", "Cao Bằng": "Không gửi"}
    Turn.objects.filter(pk=turns["Hà Giang"]).update(arrived_at=after)
    assert lateness(scored)["Hà Giang"] == "Gửi tự"
    scored.period.rounds.filter(kind=RoundKind.SELF).update(closed_at=before - timedelta(hours=1))
    assert lateness(scored)["Yên Bái"] == "", "a round that is closed early makes nobody late"
    Turn.objects.filter(pk=turns["Yên Bái"]).update(state=TurnState.WRITING)
    assert lateness(scored)["Yên Bái"] == "Không gửi", "what was taken back has not come"


def late_and_missing(admin: User, chosen: LateSelfScore) -> Scored:
    """Cao Bằng sent late, Hà Giang never; the head scored all of both."""
    scored = make_opened(admin, **conventions(chosen))
    for place in NAMES[:2]:
        hand_in(scored, place, RoundKind.SELF, SELF[place], by=scored.people[place])
    next_round()
    hand_in(scored, "Cao Bằng", RoundKind.SELF, SELF["Cao Bằng"], by=scored.people["Cao Bằng"])
    hand_in(scored, "Hà Giang", RoundKind.BLOC, SELF["Hà Giang"] | {JUDGED: "10"}, by=scored.clerk)
    next_round()
    return scored


def in_pages(scored: Scored, client: Client) -> str:
    """The result, its A4 and the unit's own, the word document and the workbook."""
    address = [reverse(f"scoring:{name}", args=[scored.period.pk]) for name in ("result", "print_result")]
    own = reverse("scoring:unit_result", args=[scored.sheet("Cao Bằng").pk])
    return " ".join(client.get(one).content.decode() for one in (*address, own))


def in_papers(scored: Scored, client: Client) -> str:
    word, sheet = (
        client.get(reverse("scoring:result_file", args=[scored.period.pk, shape])).content for shape in ("tong-hop.docx", "tong-hop.xlsx")
    )
    written = docx.Document(io.BytesIO(word))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    rows = [str(cell.value) for row in load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows() for cell in row]
    return "\n".join([*(one.text for one in written.paragraphs), *cells, *rows])


def publish(scored: Scored) -> ScoringPeriod:
    publishing.announce_result(scored.fresh(), by=scored.clerk)
    window_over()
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    return publishing.publish_result(scored.fresh(), word="công bố", by=scored.second)


@pytest.mark.django_db
def test_who_was_not_in_time_is_not_ranked_and_everybody_reads_why(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = late_and_missing(admin, LateSelfScore.UNRANKED)
    scored.period = publish(scored)
    late, never = scored.sheet("Cao Bằng"), scored.sheet("Hà Giang")
    assert [(one.rank, one.total) for one in (never, late)] == [(None, Decimal("21.25")), (None, Decimal("8.50"))]
    line = next(one for one in result_of(scored.fresh()).lines if one.sheet.pk == late.pk)
    assert line.excluded.startswith("Gửi tự chấm muộn (lúc ")
    client = signed_in(scored.people["Cao Bằng"])
    for text in (in_pages(scored, client), in_papers(scored, client)):
        assert line.excluded in text
        assert "Không gửi tự chấm (hạn " in text
        assert text.count("Gửi tự chấm muộn (lúc ") == text.count(line.excluded), "told once, as the ground"
    frozen = scored.fresh().frozen
    assert first_difference(frozen) is None
    unit = next(one for one in frozen["units"] if one["key"] == late.pk)
    unit["self_score"]["came_at"] = unit["self_score"]["due_at"]
    found = first_difference(frozen)
    assert found is not None
    assert "Cao Bằng, hạng" in str(found)


@pytest.mark.django_db
def test_who_was_late_is_ranked_and_named_where_the_table_takes_it(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = late_and_missing(admin, LateSelfScore.ACCEPT)
    scored.period = publish(scored)
    assert [scored.sheet(place).rank for place in ("Hà Giang", "Cao Bằng")] == [1, 4]
    assert paper_of(result_of(scored.fresh()))
    client = signed_in(scored.people["Cao Bằng"])
    for text in (in_pages(scored, client), in_papers(scored, client)):
        assert "Gửi tự chấm muộn (lúc " in text
        assert "Không gửi tự chấm (hạn " in text
    frozen = scored.fresh().frozen
    assert first_difference(frozen) is None
    next(one for one in frozen["units"] if one["key"] == scored.sheet("Cao Bằng").pk)["self_score"] = None
    assert "Cao Bằng, tự chấm muộn" in str(first_difference(frozen))
