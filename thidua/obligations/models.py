"""What each unit owes whom by when, out of a plan or letter in force; what it hands in for it; every change."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import BlocYear, Leadership, Membership
from thidua.files.models import StoredFile
from thidua.obligations.enums import (
    ChangeKind,
    Confirmation,
    CountState,
    ObligationState,
    OrderKind,
    OverLength,
    PieceKind,
    SubmissionState,
)
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Delegation, Unit
from thidua.organisations.queries import unit_keys, units_inherited
from thidua.plans.models import Milestone, Plan, PlanFact

DESK = [LeadRole.HEAD, LeadRole.DEPUTY, LeadRole.STANDING]
"""Roles that receive the papers of a year."""
UNSENT = [SubmissionState.DRAFT, SubmissionState.PROPOSED]


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, user: User, day: date) -> "ObligationQuerySet":
        """Everybody of the year sees who owes what: the plan that says so is theirs. A room sees its own besides."""
        years = BlocYear.objects.visible_to(user, day).values("pk")
        mine = Q(unit__in=unit_keys(user, day)) | Q(unit__in=units_inherited(user, day))
        return self.filter(Q(bloc_year__in=years) | mine)

    def alive(self) -> "ObligationQuerySet":
        """Not withdrawn, and not due after the unit left the year."""
        left = Membership.objects.filter(
            bloc_year=models.OuterRef("bloc_year"), unit=models.OuterRef("unit"), ends_on__lte=models.OuterRef("last_moment__date")
        )
        return self.exclude(state=ObligationState.WITHDRAWN).exclude(models.Exists(left))


class Obligation(models.Model):
    """One thing one unit owes.

    `last_moment` empty = no date, or hung on an anchor (`anchor_words`) that has no day or leaves none. `planned_moment` is what the
    plan gives; an extension moves only `last_moment`. `handed_in_at` decides lateness; `shorten_by` is the moment until which a paper
    returned only for its length may come again and still count from its first receipt.
    """

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
    planned_moment = models.DateTimeField("hạn theo kế hoạch", null=True, blank=True)
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
    handed_in_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    shorten_by = models.DateTimeField("rút gọn và nộp lại trước", null=True, blank=True)
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
            models.CheckConstraint(
                condition=~Q(state__in=[ObligationState.SUBMITTED, ObligationState.ACCEPTED]) | Q(handed_in_at__isnull=False),
                name="handed_in_has_its_moment",
            ),
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


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User, day: date) -> "SubmissionQuerySet":
        """The unit's own; what was sent also for the units that receive it, that lead the year, and for the superior of the bloc.

        Other members see that a paper was handed in (the board), not the paper.
        """
        if user.is_system_admin:
            return self
        units, inherited = unit_keys(user, day), units_inherited(user, day)
        leading = Leadership.objects.in_force(day).filter(unit__in=units, role__in=DESK).values("bloc_year")
        received = (
            Q(obligation__recipient_units__in=units)
            | Q(obligation__bloc_year__in=leading)
            | Q(obligation__bloc_year__bloc__host__in=units)
            | Q(obligation__bloc_year__bloc__superior__in=units)
        )
        seen = Q(obligation__unit__in=units) | Q(obligation__unit__in=inherited) | (received & ~Q(state__in=UNSENT))
        return self.filter(pk__in=Submission.objects.filter(seen).values("pk"))


class Submission(models.Model):
    """One handing-in for an obligation, numbered from 1. `received_at`: the last byte on disk and the sending, whichever is later; of a
    paper entered on behalf of a unit, when it arrived. `counts_from` decides lateness (a shortened paper counts from its first receipt)."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="submissions", verbose_name="nghĩa vụ")
    number = models.PositiveSmallIntegerField("lần nộp")
    state = models.CharField("tình trạng", max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    note = models.CharField("lời nhắn", max_length=500, blank=True)
    link = models.URLField("đường dẫn", max_length=500, blank=True)
    document_number = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    document_date = models.DateField("ngày văn bản", null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người soạn")
    made_at = models.DateTimeField("soạn lúc")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    counts_from = models.DateTimeField("tính từ lúc", null=True, blank=True)
    due_then = models.DateTimeField("hạn khi nộp", null=True, blank=True)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ủy quyền")
    way = models.CharField("cách đến", max_length=6, choices=ArrivalWay, default=ArrivalWay.HERE)
    confirmation = models.CharField("xác nhận", max_length=12, choices=Confirmation, default=Confirmation.NOT_NEEDED)
    confirmation_words = models.CharField("lời của đơn vị", max_length=300, blank=True)
    receipt = models.CharField("mã biên nhận", max_length=64, blank=True, db_index=True)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decided_by_name = models.CharField("người quyết định", max_length=200, blank=True)
    reason = models.CharField("lý do, lời nhắc", max_length=500, blank=True)
    is_length_only = models.BooleanField("trả lại chỉ vì dài", default=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nộp"
        ordering = ["obligation", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SubmissionState.values), name="submission_state"),
            models.CheckConstraint(condition=Q(way__in=ArrivalWay.values), name="submission_way"),
            models.CheckConstraint(condition=Q(confirmation__in=Confirmation.values), name="submission_confirmation"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed"])
                | Q(received_at__isnull=False, counts_from__isnull=False, sent_at__isnull=False),
                name="sent_has_its_moments",
            ),
            models.UniqueConstraint(fields=["obligation", "number"], name="one_submission_a_number"),
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(state__in=["draft", "proposed", "sent"]), name="one_submission_under_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} – lần {self.number}"

    @property
    def is_on_behalf(self) -> bool:
        return self.confirmation != Confirmation.NOT_NEEDED

    @property
    def is_late(self) -> bool:
        return self.counts_from is not None and self.due_then is not None and self.counts_from > self.due_then


class Piece(models.Model):
    """A file of a submission, with the number of A4 pages it was measured to have (halves: the last page may be one)."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="pieces")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="pieces", verbose_name="tệp")
    kind = models.CharField("là", max_length=15, choices=PieceKind, default=PieceKind.OTHER)
    count_state = models.CharField("đếm trang", max_length=12, choices=CountState, default=CountState.WAITING)
    pages = models.DecimalField("số trang A4", max_digits=6, decimal_places=1, null=True, blank=True)
    most_pages = models.DecimalField("tối đa", max_digits=6, decimal_places=1, null=True, blank=True)
    count_note = models.CharField("ghi chú khi đếm", max_length=200, blank=True)

    class Meta:
        verbose_name = "tệp đã nộp"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PieceKind.values), name="piece_kind"),
            models.CheckConstraint(condition=Q(count_state__in=CountState.values), name="piece_count_state"),
            models.CheckConstraint(
                condition=~Q(count_state=CountState.COUNTED) | Q(pages__isnull=False), name="counted_piece_has_its_pages"
            ),
            models.UniqueConstraint(fields=["submission", "file"], name="one_piece_a_file"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file}"

    @property
    def is_over(self) -> bool:
        return self.pages is not None and self.most_pages is not None and self.pages > self.most_pages


class LengthRule(models.Model):
    """What the head chose for a plan: a paper over its limit is returned (with working days to shorten it), or accepted with a remark."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="length_rule")
    over = models.CharField("văn bản quá dài thì", max_length=6, choices=OverLength, default=OverLength.REMARK)
    days = models.PositiveSmallIntegerField("số ngày làm việc để rút gọn", default=2)

    class Meta:
        verbose_name = "cách xử lý văn bản quá dài"
        constraints = [
            models.CheckConstraint(condition=Q(over__in=OverLength.values), name="length_rule_over"),
            models.CheckConstraint(condition=Q(days__gte=1) & Q(days__lte=30), name="length_rule_days"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_over_display()}"


class LetterOrder(models.Model):
    """What a letter does to a duty of a plan in force: another deadline, other words, or no longer owed. Applied with the letter."""

    letter = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="orders", verbose_name="công văn")
    fact = models.ForeignKey(PlanFact, on_delete=models.PROTECT, related_name="orders", verbose_name="nghĩa vụ")
    period = models.CharField("kỳ", max_length=300, blank=True)
    kind = models.CharField("điều chỉnh", max_length=8, choices=OrderKind)
    last_moment = models.DateTimeField("hạn mới", null=True, blank=True)
    words = models.CharField("nội dung mới", max_length=400, blank=True)
    quote = models.TextField("công văn nói", blank=True)
    units = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="chỉ các đơn vị")
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "điều chỉnh theo công văn"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrderKind.values), name="letter_order_kind"),
            models.CheckConstraint(condition=~Q(kind=OrderKind.RE_DATE) | Q(last_moment__isnull=False), name="re_dating_has_a_moment"),
            models.CheckConstraint(condition=~Q(kind=OrderKind.REWORD) | ~Q(words=""), name="rewording_has_words"),
            models.UniqueConstraint(fields=["letter", "fact", "period", "kind"], name="one_order_a_letter_and_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_kind_display()}"
