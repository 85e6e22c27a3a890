"""A house of this measurement alone: importing this sets Django up on an empty database in a temporary folder, gone at the end."""

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime

FOLDER = tempfile.mkdtemp(prefix="thidua-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(THIDUA_DATA=FOLDER, DJANGO_SETTINGS_MODULE="tools.benches.settings", THIDUA_DEMO="1", THIDUA_HOSTS="testserver")
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from tests.accounts.make import administrator  # noqa: E402
from tests.plans import make  # noqa: E402
from thidua.accounts.models import User  # noqa: E402
from thidua.blocs.models import BlocYear  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.obligations.actions import bring_into_year  # noqa: E402
from thidua.organisations.models import Unit  # noqa: E402
from thidua.plans.actions import keep_plans  # noqa: E402

call_command("migrate", verbosity=0)


@dataclass(frozen=True)
class Bloc:
    """A year, its units in order (the first one leads), and who works where."""

    year: BlocYear
    units: list[Unit]
    head: User


def bloc_of(members: int, duties: int) -> Bloc:
    """Walks the house's own actions: units, year, one plan with so many duties of all members, brought into the year."""
    clock.assume(datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    admin = User.objects.filter(is_system_admin=True).first() or administrator()
    places = ["Yên Bái", "Tuyên Quang", *(f"{members} số {at}" for at in range(2, members))]
    house = make.house(admin, places=places)
    head = house.people[places[0]]
    lines = [f"Các đơn vị gửi báo cáo chuyên đề số {at} về Trưởng Khu vực trước ngày {_day(at)}" for at in range(duties)]
    text = " ".join(lines)
    facts = [make.fact("obligation", line, text=text, **_said(at)) for at, line in enumerate(lines)]
    read = make.reading(facts, paragraphs=lines)
    content = f"kế hoạch của {members}"
    [plan] = keep_plans(make.upload(content=content), readings=[read], bloc_year=house.year, issuer=house.units[places[0]], by=head)
    bring_into_year(plan, despite_errors=True, by=head)
    return Bloc(house.year, [house.units[place] for place in places], head)


def _day(at: int) -> str:
    return f"{1 + at % 28}/{1 + at % 12}/2021"


def _said(at: int) -> dict[str, object]:
    due = {"kind": "before", "date": f"2021-{1 + at % 12:02}-{1 + at % 28:02}"}
    return {"actor": "Các đơn vị trong Khu vực", "deliverable": f"báo cáo chuyên đề số {at}", "recipient": "Trưởng Khu vực", "due": due}
