"""Evidence: what is taken, one for several criteria, removed without being lost, by whom and until when."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.scoring import make
from tests.scoring.make import Planned
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria.enums import EvidenceKind as Kind
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import turns
from thidua.scoring.actions.evidence import Piece, add_evidence, remove_evidence, use_evidence, why_not_address
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
BLOC = Planned(RoundKind.BLOC, 0, 8)


def added(floor: make.Floor, code: str = "A.1", **more: Any) -> Evidence:
    told: dict[str, Any] = {"kind": Kind.DOCUMENT, "title": "Kế hoạch năm", "number": "05/KH-STP", "dated": date(2021, 1, 15)} | more
    return add_evidence(floor.sheet(2), piece=Piece(**told), criterion=floor.node(code), by=floor.people[2])


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"title": " "}, "Ghi tên hoặc trích yếu"),
        ({"number": ""}, "số, ký hiệu và ngày"),
        ({"dated": None}, "số, ký hiệu và ngày"),
        ({"dated": date(2021, 12, 1)}, "còn ở phía trước"),
        ({"kind": Kind.FILE}, "Chưa chọn tệp"),
        ({"kind": Kind.LINK, "url": "file:///C:/BaoCao.docx"}, "trên máy của bạn"),
        ({"kind": Kind.LINK, "url": "javascript:alert(1)"}, "bắt đầu bằng https"),
        ({"kind": Kind.FIGURE, "figure": Decimal(5)}, "kỳ tính"),
        (
            {"kind": Kind.FIGURE, "figure": Decimal(5), "counted_from": date(2021, 5, 1), "counted_to": date(2021, 4, 1)},
            "kết thúc trước khi bắt đầu",
        ),
    ],
)
def test_bad_evidence_is_a_sentence(told: dict[str, Any], says: str) -> None:
    floor = make.make_floor()
    with pytest.raises(RuleBroken, match=says):
        added(floor, **told)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "url", ["C:\\Tai lieu\\a.pdf", "D:/a.pdf", "\\\\may-chu\\chung\\a.pdf", "https://", "baocao.vidu.example", "https://[x"]
)
def test_addresses_others_cannot_open(url: str) -> None:
    assert why_not_address(url) is not None


def test_every_kind_is_taken() -> None:
    floor = make.make_floor()
    added(floor)
    added(floor, kind=Kind.FILE, file=make.a_file(floor.people[2]))
    added(floor, kind=Kind.LINK, url="https://stp.vidu.example/ke-hoach")
    added(floor, kind=Kind.FIGURE, figure=Decimal("12.5"), counted_from=date(2021, 1, 1), counted_to=date(2021, 5, 31))
    assert Evidence.objects.count() == 4


def test_one_for_several_criteria_leaves_with_the_last() -> None:
    floor = make.make_floor()
    one, by = added(floor), floor.people[2]
    use_evidence(one, criterion=floor.node("A.2"), by=by)
    assert one.criteria.count() == 2
    assert remove_evidence(one, criterion=floor.node("A.1"), by=by).removed_at is None
    with pytest.raises(RuleBroken, match="đã bỏ khỏi tiêu chí"):
        remove_evidence(one, criterion=floor.node("A.1"), by=by)
    assert remove_evidence(one, criterion=floor.node("A.2"), by=by).removed_at is not None
    with pytest.raises(RuleBroken, match="vừa được bỏ"):
        use_evidence(one, criterion=floor.node("A.1"), by=by)
    assert Evidence.objects.count() == 1


def test_only_the_unit_and_only_while_it_may_write() -> None:
    floor = make.make_floor(make.SELF, BLOC, Planned(RoundKind.EXPLANATION, 1, 9))
    piece = Piece(Kind.DOCUMENT, "Kế hoạch", number="05/KH", dated=clock.today() - timedelta(days=1))
    for person in (floor.people[0], floor.people[3], floor.above):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Hà Giang"):
            add_evidence(floor.sheet(2), piece=piece, criterion=floor.node("A.1"), by=person)
    with pytest.raises(RuleBroken, match="không gắn với mục lớn"):
        added(floor, "A")
    turn = floor.turn(2)
    for code, told in (("A.1", {"achieved": True}), ("A.2", {"done": "1", "target": "2"}), ("B.1", {"count": "0"})):
        floor.write(turn, code, **told)
    floor.write(turn, "A.3", value="0", reason="Chưa làm")
    turns.send_turn(turn, by=floor.people[2])
    with pytest.raises(RuleBroken, match=r"đã gửi|mở từ"):
        added(floor)


def test_shown_again_while_the_unit_explains(at: Any) -> None:
    floor = make.make_floor(make.SELF, Planned(RoundKind.EXPLANATION, 6, 9), choices={"late_self_score": "refuse"})
    at(clock.now() + timedelta(days=5, minutes=1))
    with pytest.raises(RuleBroken, match="khép"):
        added(floor)
    at(clock.now() + timedelta(days=2))
    assert added(floor).pk


def test_by_whoever_enters_for_the_unit() -> None:
    floor = make.make_floor()
    clerk = floor.people[0]
    turns.enter_turn(floor.turn(2), way=ArrivalWay.ZALO, arrived_at=clock.now(), paper=make.a_file(clerk), by=clerk)
    piece = Piece(Kind.DOCUMENT, "Kế hoạch", number="05/KH", dated=date(2021, 1, 15))
    assert add_evidence(floor.sheet(2), piece=piece, criterion=floor.node("A.1"), by=clerk).added_by == clerk
