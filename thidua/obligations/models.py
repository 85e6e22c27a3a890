"""What each unit owes whom by when, out of a plan in force, and every change of it."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Membership
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_of
from thidua.plans.models import Milestone, Plan, PlanFact


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, user: User, day: date) -> "ObligationQuerySet":
        """Everybody of the year sees who owes what: the plan that says so is theirs. A room sees its own besides."""
        years = BlocYear.objects.visible_to(user, day).values("pk")
        return self.filter(Q(bloc_year__in=years) | Q(unit__in=units_of(user, day).values("pk")))

    def alive(self) -> "ObligationQuerySet":
        """Not withdrawn, and not due after the unit left the year."""
        left = Membership.objects.filter(
            bloc_year=models.OuterRef("bloc_year"), unit=models.OuterRef("unit"), ends_on__lte=models.OuterRef("last_moment__date")
        )
        return self.exclude(state=ObligationState.WITHDRAWN).exclude(models.Exists(left))


class Obligation(models.Model):
    """One thing one unit owes. `last_moment` empty = no date, or hung on an anchor (`anchor_words`) that has no day or leaves none."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="obligations", verbose_name="năm thi đua")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="obligations", verbose_name="kế hoạch")
    fact = models.ForeignKey(PlanFact, on_delete=models.PROTECT, related_name="obligations", verbose_name="điều khoản")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obligations", verbose_name="đơn vị phải làm")
    period = models.CharField("kỳ", max_length=300, blank=True)
    deliverable = models.CharField("việc phải làm", max_length=400)
    deliverable_folded = models.CharField(max_length=400, editable=False)
    recipient = models.CharField("gửi", max_length=300, blank=True)
    recipient_units = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="đơn vị nhận")
    state = models.CharField("tình trạng", max_length=10, choices=ObligationState, default=ObligationState.OPEN)
    due = models.JSONField("thời hạn", null=True, blank=True)
    due_words = models.CharField("thời hạn theo lời văn", max_length=200, blank=True)
    opens_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    last_moment = models.DateTimeField("hết hạn lúc", null=True, blank=True)
    anchor = models.ForeignKey(
        Milestone,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="obligations",
        verbose_name="mốc tính hạn",
    )
    anchor_words = models.CharField("chờ mốc", max_length=200, blank=True)
    is_standing = models.BooleanField("việc thường xuyên", default=False)
    done_on = models.DateField("xong ngày", null=True, blank=True)
    done_note = models.CharField("ghi chú khi xong", max_length=200, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = "nghĩa vụ"
        ordering = [F("last_moment").asc(nulls_last=True), "unit__name_sort", "pk"]
        indexes = [models.Index(fields=["unit", "state", "last_moment"]), models.Index(fields=["bloc_year", "state"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ObligationState.values), name="obligation_state"),
            models.CheckConstraint(condition=~Q(state=ObligationState.DONE) | Q(done_on__isnull=False), name="done_has_its_day"),
            models.UniqueConstraint(fields=["fact", "unit", "period"], name="one_obligation_a_fact_unit_period"),
        ]

    def __str__(self) -> str:
        return self.deliverable


class ObligationChange(models.Model):
    """The trace: what changed in an obligation, when, by whom and why. Only ever added."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField("thay đổi", max_length=10, choices=ChangeKind)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người ghi", max_length=200)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    why = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        verbose_name = "thay đổi của nghĩa vụ"
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="obligation_change_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y}"
