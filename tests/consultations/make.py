"""Rounds and questions reached by walking the actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plans.make import House
from thidua.accounts.models import User
from thidua.consultations import actions
from thidua.consultations.actions.opinions import Said
from thidua.consultations.actions.questions import About
from thidua.consultations.enums import DraftKind, Verdict
from thidua.consultations.models import Opinion, Question, Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import latest_opinion, may_be_invited, seen_of
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit

POINT = Point("Mục II.3", "Số liệu chưa khớp với báo cáo của đơn vị.", "Có 12 mô hình.")


def draft_file(by: User, words: str = "DỰ THẢO BÁO CÁO") -> StoredFile:
    return store_file(SimpleUploadedFile("du-thao.txt", words.encode()), by=by)


def asking(house: House, **more: Any) -> Asking:
    said: dict[str, Any] = {
        "kind": DraftKind.REPORT,
        "title": "Báo cáo sơ kết Khu vực",
        "asked": "Số liệu ở mục II",
        "starts_at": clock.start_of(clock.today()),
        "ends_at": clock.end_of(clock.today() + timedelta(days=4)),
        "invited": list(may_be_invited(house.year, house.head, clock.today()).exclude(pk=house.units["Bộ"].pk)),
    }
    return Asking(**{**said, **more})


def prepared(house: House, **more: Any) -> Round:
    file = draft_file(house.clerk)
    return actions.start_round(house.year, asking=asking(house, **more), opener=house.head, file=file, plan=None, by=house.clerk)


def opened(house: House, **more: Any) -> Round:
    return actions.open_round(prepared(house, **more), by=house.clerk)


def said(*points: Point) -> Said:
    return Said(Verdict.COMMENTS if points else Verdict.AGREE, points)


def written(asked: Round, unit: Unit, by: User, *points: Point, seen: str | None = None) -> Opinion:
    mark = seen_of(latest_opinion(asked, unit)) if seen is None else seen
    return actions.write_opinion(asked, unit=unit, said=said(*points), seen=mark, by=by)


def sent(asked: Round, house: House, place: str, *points: Point) -> Opinion:
    opinion = written(asked, house.units[place], house.people[place], *points)
    return actions.send_opinion(opinion, by=house.people[place])


def question(house: House, place: str = "Lạng Sơn", words: str = "Nộp bản giấy hay bản điện tử?", **more: Any) -> Question:
    about = {"unit": house.units[place], "addressed_to": house.head, "about": About(), "by": house.people[place], **more}
    return actions.ask_question(house.year, words=words, **about)


def typed(points: Sequence[Point], **more: Any) -> dict[str, Any]:
    """What a browser sends of the form of an opinion."""
    columns = {name: [getattr(point, name) for point in points] for name in ("place", "words", "proposed")}
    return {"verdict": "comments" if points else "agree", "what": "send", "seen": "0", **columns, **more}


__all__ = ["POINT", "House", "datetime"]
