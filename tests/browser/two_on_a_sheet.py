"""`python -m tests.browser.two_on_a_sheet`: an open period of 150 criteria, and a second officer in the unit that types. Prints one line."""

import json
from typing import Any

from tests.browser.scored_year import BY_HAND, officer_of, open_period  # sets Django up

from django.db import transaction  # isort: skip

from demo.people import PASSWORD  # isort: skip
from demo.units import so  # isort: skip
from thidua.accounts.actions import choose_password  # isort: skip
from thidua.organisations.models import Unit  # isort: skip


def main() -> dict[str, Any]:
    with transaction.atomic():
        made = open_period()
        second = officer_of(Unit.objects.get(name=so(BY_HAND)), f"{BY_HAND} thứ hai")
        choose_password(second, PASSWORD, by=second)
        return {"sheet": made["sheets"][BY_HAND], "second": second.username}


if __name__ == "__main__":
    print(json.dumps(main()))  # noqa: T201
