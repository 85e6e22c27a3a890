"""By which template a unit prints: its own, else that of the unit above, else the one that comes with the system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import Q, QuerySet

from thidua.accounts.models import User
from thidua.core.errors import require
from thidua.documents.enums import TemplateState
from thidua.documents.models.templates import MOST_LEVELS, Template, TemplateVersion
from thidua.documents.rules.fields import FIELDS, slug
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.queries import path_of, why_not_open
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import posts_of

BUILT_IN = Path(__file__).parents[1] / "templating" / "built_in"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The template that prints a kind of document for a unit on a day. `version` None: the one that comes with the system."""

    kind: DocumentKind
    version: TemplateVersion | None = None

    @property
    def name(self) -> str:
        return self.version.template.name if self.version else f"Mẫu có sẵn: {self.kind.label.lower()}"

    @property
    def owner(self) -> Unit | None:
        return self.version.template.owner if self.version else None

    def docx(self) -> bytes:
        """Raises `RuleBroken` while the file is held back by the scanner."""
        require(why_not_open(self.version.file) if self.version else None)
        path = path_of(self.version.file) if self.version else BUILT_IN / f"{slug(self.kind)}.docx"
        return path.read_bytes()


def chain(unit: Unit) -> list[int]:
    """The unit, the unit above it, and so on."""
    keys: list[int] = []
    one: Unit | None = unit
    while one is not None and one.pk not in keys and len(keys) <= MOST_LEVELS:
        keys.append(one.pk)
        one = one.parent
    return keys


def template_for(unit: Unit, kind: DocumentKind, day: date) -> Chosen:
    return templates_for(unit, day, kinds=[kind])[0]


def templates_for(unit: Unit, day: date, *, kinds: Sequence[DocumentKind] = tuple(FIELDS)) -> list[Chosen]:
    """For every kind, in one question to the versions."""
    order = chain(unit)
    rows = TemplateVersion.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
        template__owner__in=order,
        template__kind__in=[kind.value for kind in kinds],
        valid_from__lte=day,
    ).select_related("template__owner", "file")
    found: dict[str, TemplateVersion] = {}
    for row in sorted(rows, key=lambda one: (-order.index(one.template.owner_id), one.valid_from, one.number)):
        found[row.template.kind] = row
    return [Chosen(kind, found.get(kind.value)) for kind in kinds]


def units_keeping_templates(user: User, day: date) -> UnitQuerySet:
    """Units for which the user may bring templates: where they hold any post; a system administrator those that keep some already."""
    mine = Unit.objects.filter(pk__in=posts_of(user, day).filter(role__in=StaffRole.values).values("unit"))
    if not user.is_system_admin:
        return mine.order_by("name_sort", "pk")
    return Unit.objects.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=Template.objects.values("owner"))).order_by("name_sort", "pk")


def version_for(user: User, pk: int, day: date) -> TemplateVersion | None:
    """A version that the user may see."""
    seen = Template.objects.visible_to(user, day).values("pk")
    rows = TemplateVersion.objects.filter(template__in=seen).select_related("template__owner", "file", "added_by")
    return rows.filter(pk=pk).first()


def versions_not_printing(owner: Unit, day: date) -> QuerySet[TemplateVersion]:
    """Fit and not in use yet, or in use from a later day."""
    waits = Q(state=TemplateState.READY) | Q(state=TemplateState.USED, valid_from__gt=day)
    return TemplateVersion.objects.filter(waits, template__owner=owner).select_related("template").order_by("template__kind", "-number")
