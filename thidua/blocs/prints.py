"""The list of members to fill in."""

from collections.abc import Iterable

from thidua.blocs.rules import COLUMNS, UNIT
from thidua.organisations.prints import sheet


def member_sheet(names: Iterable[str]) -> bytes:
    return sheet("Thành viên", COLUMNS, {UNIT: list(names)})
