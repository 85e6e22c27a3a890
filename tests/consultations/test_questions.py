"""Questions: who reads them, the name that is hidden, corrections, the next year."""

import pytest

from tests.consultations import make
from tests.plans import make as plans
from tests.plans.make import House, clerk_of
from tests.portal.make import with_duties
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.consultations import actions
from thidua.consultations.actions.questions import about
from thidua.consultations.enums import QuestionState
from thidua.consultations.models import Question
from thidua.consultations.queries.questions import earlier_answers, questions_about, questions_waiting_for, told, with_answers
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.core.text import fold
from thidua.notices.models import Message
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import UnitKind
from thidua.portal.rules.matching import wish
from thidua.portal.search import look_up

pytestmark = pytest.mark.django_db


def readers(house: House) -> list[str]:
    return [place for place, user in house.people.items() if Question.objects.visible_to(user, clock.today()).exists()]


def test_a_question_is_between_two_until_it_is_shown(house: House) -> None:
    row = make.question(house)
    assert readers(house) == ["Yên Bái", "Lạng Sơn"]
    actions.answer_question(row, words="Bản điện tử.", is_shown=False, by=house.clerk)
    assert readers(house) == ["Yên Bái", "Lạng Sơn"]
    actions.answer_question(row, words="Bản điện tử.", is_shown=True, by=house.clerk)
    assert readers(house) == ["Bộ", "Yên Bái", "Tuyên Quang", "Lào Cai", "Lạng Sơn"]
    assert row.answers.count() == 1


def test_a_question_to_the_superior_is_not_the_heads(house: House) -> None:
    row = make.question(house, addressed_to=house.units["Bộ"])
    assert readers(house) == ["Bộ", "Lạng Sơn"]
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Bộ Tư pháp"):
        actions.answer_question(row, words="x", is_shown=True, by=house.clerk)


def test_only_the_head_and_the_superior_are_asked(house: House) -> None:
    with pytest.raises(RuleBroken, match="Không gửi câu hỏi cho"):
        make.question(house, addressed_to=house.units["Lào Cai"])
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
        make.question(house, unit=house.units["Lào Cai"])
    unit = organisations.add_unit(name="Sở Nội vụ", kind=UnitKind.OTHER, by=house.admin)
    with pytest.raises(RuleBroken, match="không tham gia"):
        make.question(house, unit=unit, by=clerk_of(unit, name="Ngoài Cuộc", by=house.admin))


def test_the_name_is_hidden_from_others_alone(house: House) -> None:
    row = make.question(house, hides_unit=True)
    actions.answer_question(row, words="Bản điện tử.", is_shown=True, by=house.clerk)
    names = {}
    for place in ("Lào Cai", "Lạng Sơn", "Yên Bái"):
        [shown] = told(list(with_answers(Question.objects.all())), house.people[place], clock.today())
        names[place] = shown.who
    own = "Sở Tư pháp tỉnh Lạng Sơn"
    assert names == {"Lào Cai": "Một đơn vị", "Lạng Sơn": own, "Yên Bái": own}


def test_a_correction_keeps_what_was_said_before(house: House) -> None:
    row = make.question(house)
    actions.answer_question(row, words="Bản giấy.", is_shown=True, by=house.clerk)
    actions.answer_question(row, words="Bản điện tử.", is_shown=True, by=house.clerk)
    assert [(answer.number, answer.words) for answer in row.answers.all()] == [(2, "Bản điện tử."), (1, "Bản giấy.")]
    told_keys = Message.objects.filter(user=house.people["Lạng Sơn"], key__startswith=f"question:{row.pk}:answer")
    assert told_keys.count() == 2


def test_asked_twice_it_is_asked_once(house: House) -> None:
    assert make.question(house) == make.question(house)


def test_withdrawn_before_the_answer_only(house: House) -> None:
    row = make.question(house)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Lạng Sơn"):
        actions.withdraw_question(row, by=house.clerk)
    actions.answer_question(row, words="Bản giấy.", is_shown=False, by=house.clerk)
    with pytest.raises(RuleBroken, match="chưa trả lời"):
        actions.withdraw_question(row, by=house.people["Lạng Sơn"])
    other = actions.withdraw_question(make.question(house, words="Hỏi nhầm"), by=house.people["Lạng Sơn"])
    assert other.state == QuestionState.WITHDRAWN
    with pytest.raises(RuleBroken, match="đã rút"):
        actions.answer_question(other, words="x", is_shown=False, by=house.clerk)


def test_who_has_questions_to_answer(house: House) -> None:
    row = make.question(house)
    assert list(questions_waiting_for(house.clerk, clock.today())) == [row]
    assert list(questions_waiting_for(house.people["Lạng Sơn"], clock.today())) == []


def duty(house: House, place: str) -> Obligation:
    return Obligation.objects.get(bloc_year=house.year, unit=house.units[place], deliverable="Báo cáo sơ kết")


def test_beside_the_duty_of_everybody_who_may_read(house: House) -> None:
    mine, theirs = duty(house, "Lạng Sơn"), duty(house, "Lào Cai")
    row = make.question(house, about=about(mine))
    assert questions_about(mine, house.people["Lạng Sơn"], clock.today()) == [row]
    assert questions_about(theirs, house.people["Lào Cai"], clock.today()) == []
    actions.answer_question(row, words="Bản điện tử.", is_shown=True, by=house.clerk)
    assert questions_about(theirs, house.people["Lào Cai"], clock.today()) == [row]
    assert questions_about(mine.fact, house.people["Lào Cai"], clock.today()) == [row]


def test_found_next_year_beside_the_same_thing(house: House) -> None:
    row = make.question(house, about=about(duty(house, "Lạng Sơn")))
    actions.answer_question(row, words="Bản điện tử.", is_shown=True, by=house.clerk)
    secret = make.question(house, words="Riêng", about=about(duty(house, "Lạng Sơn")))
    actions.answer_question(secret, words="Riêng.", is_shown=False, by=house.clerk)
    year = blocs.open_year(house.year.bloc, year=2022, by=house.admin)
    for unit in house.units.values():
        blocs.add_member(year, unit=unit, by=house.admin)
    blocs.appoint(year, unit=house.head, role=LeadRole.HEAD, by=house.admin)
    following = plans.House(house.admin, year, house.units, house.people)
    plan = with_duties(following, [{"deliverable": "Báo cáo sơ kết năm 2022"}, {"deliverable": "Đăng ký giao ước"}], content="năm sau")
    report, pledge = plan.facts.order_by("start")
    assert (earlier_answers(report), earlier_answers(pledge)) == ([row], [])
    assert earlier_answers(duty(house, "Lào Cai")) == []


def test_search_finds_words_and_answers_for_who_may_read(house: House) -> None:
    row = make.question(house, words="Mẫu số 5 có phải đóng dấu không?")
    actions.answer_question(row, words="Chỉ cần chữ ký số.", is_shown=False, by=house.clerk)

    def found(place: str, words: str) -> int:
        wanted = wish(words)
        assert wanted is not None
        groups = look_up(house.people[place], clock.today(), wanted)
        return sum(group.total for group in groups if group.finder.key == "hoi-dap")

    assert [found("Lạng Sơn", words) for words in ("dong dau", "chữ ký số", "khong co tu nay")] == [1, 1, 0]
    assert found("Lào Cai", "dong dau") == 0
    assert fold("Mẫu số 5") in row.words_folded
