"""Plans as they were received, what was read out of them, what people made of it, and the milestones of the year."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.documents.models import OfficialDocument
from thidua.documents.models.registers import KIND_OF
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit
from thidua.organisations.queries import unit_keys
from thidua.plans.enums import ActorGroup, FactKind, FactState, MilestoneKind, PartKind, PlanForm, PlanShape, PlanState

OPEN_TO_ALL = [PlanState.IN_FORCE, PlanState.SUPERSEDED, PlanState.RECALLED]
"""States in which everybody of the year reads the plan; before that only its issuer does."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User, day: date, *, thrown_out: bool = False) -> "PlanQuerySet":
        """The year's plans for everybody in it; drafts for their issuer. Those thrown out show only on their own page (`thrown_out`)."""
        shown = self if thrown_out else self.exclude(state=PlanState.DISCARDED)
        if user.is_system_admin:
            return shown
        years, units = BlocYear.objects.visible_to(user, day).values("pk"), unit_keys(user, day)
        of_the_year = Q(state__in=OPEN_TO_ALL) & (
            Q(bloc_year__in=years) | Q(issuer__in=Unit.objects.filter(children__in=units).values("pk"))
        )
        return shown.filter(of_the_year | Q(issuer__in=units))


class Plan(models.Model):
    """A plan of a year, or a letter that asks for something outside it. `document`: the blocks as they read; `meta`: its head.

    One with a `shape` is written here: its parts and `head` make its file anew; `issued_as`: the official document it goes out as.
    """

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="plans", verbose_name="năm thi đua")
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans", verbose_name="đơn vị ban hành")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="tệp gốc")
    part = models.PositiveSmallIntegerField("thứ tự trong tệp", default=1)
    form = models.CharField("thể loại", max_length=8, choices=PlanForm, default=PlanForm.PLAN)
    shape = models.CharField("mẫu soạn", max_length=12, choices=PlanShape, blank=True)
    state = models.CharField("tình trạng", max_length=12, choices=PlanState, default=PlanState.DRAFT)
    title = models.CharField("tên kế hoạch", max_length=400)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amended_by",
        verbose_name="thay thế, sửa đổi",
    )
    carries_out = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_out_by",
        verbose_name="triển khai kế hoạch",
    )
    meta = models.JSONField(default=dict)
    document = models.JSONField(default=dict)
    head = models.JSONField("đầu và cuối văn bản", default=dict, blank=True)
    issued_as = models.ForeignKey(
        OfficialDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="văn bản phát hành"
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên")
    uploaded_at = models.DateTimeField("tải lên lúc")
    in_force_at = models.DateTimeField("đưa vào năm lúc", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state"),
            models.CheckConstraint(condition=Q(form__in=PlanForm.values), name="plan_form"),
            models.CheckConstraint(condition=Q(shape__in=["", *PlanShape.values]), name="plan_shape"),
            models.CheckConstraint(
                condition=~Q(state=PlanState.IN_FORCE) | Q(in_force_at__isnull=False),
                name="plan_in_force_has_its_moment",
            ),
            models.UniqueConstraint(fields=["bloc_year", "issuer", "file", "part"], condition=Q(shape=""), name="one_plan_a_file_and_part"),
        ]

    def __str__(self) -> str:
        return f"{self.called} {self.number}" if self.number else self.title

    @property
    def called(self) -> str:
        """A letter that went out as a notice or a guidance is called so: its symbol says it ("05/TB-KVTĐ")."""
        kind = KIND_OF.get(self.number.partition("/")[2].partition("-")[0]) if self.form == PlanForm.LETTER else None
        return kind.label if kind else self.get_form_display()


class PlanFact(models.Model):
    """One fact of a plan: read by the machine or added by a person, then accepted, edited or rejected."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField("loại", max_length=20, choices=FactKind)
    state = models.CharField("tình trạng", max_length=10, choices=FactState, default=FactState.FOUND)
    quote = models.TextField("trích văn bản")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    clause = models.CharField("mục", max_length=60, blank=True)
    fields = models.JSONField(default=dict)
    read_as = models.JSONField("máy đọc là", null=True, blank=True)
    actor_group = models.CharField("ai", max_length=20, choices=ActorGroup, default=ActorGroup.UNKNOWN)
    units = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="đơn vị phải làm")
    settled_as = models.CharField("đã xử lý", max_length=200, blank=True)

    class Meta:
        verbose_name = "điều đọc được"
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="plan_fact_kind"),
            models.CheckConstraint(condition=Q(state__in=FactState.values), name="plan_fact_state"),
            models.CheckConstraint(condition=Q(actor_group__in=ActorGroup.values), name="plan_fact_actor_group"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="plan_fact_span"),
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class PlanPart(models.Model):
    """A heading, a paragraph or a fact of a plan that is written here. `depth` 1 to 3 numbers it ("I.", "1.", "a)"); `order` counts from 1.

    `words` of a fact: what its fields do not hold. `is_read`: its sentence reads back as the fact.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    kind = models.CharField("loại", max_length=8, choices=PartKind)
    depth = models.PositiveSmallIntegerField("cấp", default=0)
    words = models.TextField("lời", blank=True)
    fact = models.OneToOneField(PlanFact, on_delete=models.CASCADE, related_name="part", null=True, blank=True)
    is_read = models.BooleanField("đọc lại đúng", default=True)

    class Meta:
        verbose_name = "phần của kế hoạch"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PartKind.values), name="plan_part_kind"),
            models.CheckConstraint(condition=Q(depth__lte=3), name="plan_part_depth"),
            models.CheckConstraint(
                condition=Q(kind=PartKind.FACT, fact__isnull=False) | (~Q(kind=PartKind.FACT) & Q(fact__isnull=True)),
                name="plan_part_has_its_fact",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class Milestone(models.Model):
    """A step, gathering or phase of the year out of a plan in force. `held_on` is the day it truly took place (dates what hangs on it)."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="milestones")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="milestones", null=True, blank=True)
    fact = models.ForeignKey(PlanFact, on_delete=models.SET_NULL, related_name="milestones", null=True, blank=True)
    kind = models.CharField("loại", max_length=10, choices=MilestoneKind)
    title = models.CharField("tên gọi", max_length=300)
    due = models.JSONField("thời gian", null=True, blank=True)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    held_on = models.DateField("đã diễn ra ngày", null=True, blank=True)
    withdrawn_at = models.DateTimeField("thôi thực hiện lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mốc của năm"
        ordering = [F("starts_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MilestoneKind.values), name="milestone_kind"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="milestone_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title
