"""What every page needs to know of time."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from thidua.core import clock


def moment(_request: HttpRequest) -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today(), "is_demo": settings.DEMO}
