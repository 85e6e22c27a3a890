"""Templates of an office, one a kind of document, and their versions. Those that come with the system are files, not rows."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.documents.enums import TemplateState
from thidua.documents.models.registers import KIND_OF, units_read
from thidua.documents.rules.fields import FIELDS
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit

TEMPLATE_KINDS = [(kind.value, kind.label) for kind in FIELDS]
TEMPLATE_KIND_VALUES = [kind.value for kind in FIELDS]
MOST_LEVELS = 10
"""Units above a unit that are asked; a ring in the tree ends here."""


def units_above(units: set[int]) -> set[int]:
    """These units and all above them."""
    found, last = set(units), set(units)
    for _ in range(MOST_LEVELS):
        last = set(Unit.objects.filter(children__in=last).values_list("pk", flat=True)) - found
        if not last:
            break
        found |= last
    return found


class TemplateQuerySet(models.QuerySet["Template"]):
    def visible_to(self, user: User, day: date) -> "TemplateQuerySet":
        """Of the user's units and of the units above them, by whose templates they print; all for a system administrator."""
        if user.is_system_admin:
            return self
        mine = set(Unit.objects.filter(units_read(user, day)).values_list("pk", flat=True))
        return self.filter(owner__in=units_above(mine))


class Template(models.Model):
    """By what a unit, and each unit below it without one of its own, prints a kind of document."""

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="templates", verbose_name="đơn vị")
    kind = models.CharField("loại văn bản", max_length=3, choices=TEMPLATE_KINDS)
    name = models.CharField("tên mẫu", max_length=120)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu văn bản"
        ordering = ["owner", "kind"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TEMPLATE_KIND_VALUES), name="template_kind"),
            models.CheckConstraint(condition=~Q(name=""), name="template_has_a_name"),
            models.UniqueConstraint(fields=["owner", "kind"], name="one_template_a_kind_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.owner}"

    @property
    def form(self) -> DocumentKind:
        return KIND_OF[self.kind]


class TemplateVersion(models.Model):
    """The file as it was brought, byte for byte, and what was read in it (`reading`). It prints with its tags mended."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="tệp")
    reading = models.JSONField("kết quả kiểm tra", default=dict)
    note = models.CharField("có gì khác bản trước", max_length=300, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=TemplateState, default=TemplateState.READY)
    valid_from = models.DateField("dùng từ ngày", null=True, blank=True)
    withdrawn_on = models.DateField("thôi dùng từ ngày", null=True, blank=True)
    why_withdrawn = models.CharField("lý do thôi dùng", max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người đưa lên")
    added_at = models.DateTimeField("đưa lên lúc")

    class Meta:
        verbose_name = "bản của mẫu"
        ordering = ["template", "-number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TemplateState.values), name="template_version_state"),
            models.CheckConstraint(
                condition=~Q(state=TemplateState.USED) | Q(valid_from__isnull=False), name="used_template_has_its_first_day"
            ),
            models.CheckConstraint(
                condition=~Q(state=TemplateState.WITHDRAWN) | (Q(withdrawn_on__isnull=False) & ~Q(why_withdrawn="")),
                name="withdrawn_template_says_why",
            ),
            models.UniqueConstraint(fields=["template", "number"], name="one_template_version_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.template}, bản {self.number}"
