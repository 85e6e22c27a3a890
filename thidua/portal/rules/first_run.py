"""The first run: its steps, and what kind of unit a typed name speaks of."""

from dataclasses import dataclass

from thidua.core.text import fold, one_line
from thidua.organisations.enums import UnitKind
from thidua.organisations.rules.lines import KIND, NAME, PARENT
from thidua.organisations.rules.sheets import Line

STEPS = (
    ("first_run", "Quản trị"),
    ("own_unit", "Đơn vị của bạn"),
    ("first_year", "Khối và năm"),
    ("members", "Thành viên"),
    ("ready", "Thả kế hoạch"),
)
BEGINNINGS = (
    ("so tu phap", UnitKind.SO_TU_PHAP),
    ("chi cuc thi hanh an", UnitKind.CHI_CUC_THADS),
    ("chi cuc thads", UnitKind.CHI_CUC_THADS),
    ("cuc thi hanh an", UnitKind.CUC_THADS),
    ("cuc thads", UnitKind.CUC_THADS),
    ("uy ban nhan dan tinh", UnitKind.PROVINCE),
    ("ubnd tinh", UnitKind.PROVINCE),
    ("hoi dong", UnitKind.COUNCIL),
    ("phong ", UnitKind.ROOM),
    ("so ", UnitKind.PROVINCIAL_AGENCY),
    ("ban ", UnitKind.PROVINCIAL_AGENCY),
)
MOST_TYPED = 500


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the first run has come: the number of the step to do now (2–5)."""

    has_unit: bool
    has_year: bool
    members: int

    @property
    def step(self) -> int:
        return 2 if not self.has_unit else 3 if not self.has_year else 4 if not self.members else 5


def kind_of(name: str, *, of_agency: bool) -> UnitKind:
    """What the first words of a name say; a unit of an agency is a room."""
    if of_agency:
        return UnitKind.ROOM
    folded = fold(name) + " "
    return next((kind for words, kind in BEGINNINGS if folded.startswith(words)), UnitKind.OTHER)


def typed_lines(text: str, *, parent: str, first: int = 1) -> list[Line]:
    """One unit a line, once each, as lines of the sheet of units. `parent`: name of the agency whose rooms they are, or ""."""
    names: dict[str, str] = {}
    for line in text.splitlines():
        name = one_line(line).strip(" -•\t;,.")
        if name:
            names.setdefault(name.lower(), name)
    return [
        Line(number, {NAME: name, KIND: kind_of(name, of_agency=bool(parent)).label, PARENT: parent})
        for number, name in enumerate(names.values(), start=first)
    ]
