"""Consolidated reports: what the head writes out of the units' papers, each paragraph and figure with its source."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.models import Round, years_led
from thidua.files.models import StoredFile
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.organisations.models import Unit
from thidua.plans.models import PlanFact
from thidua.reports.enums import ReportKind, ReportPartKind, ReportState

OPEN_TO_ALL = [ReportState.FINAL, ReportState.SENT]
"""States in which everybody of the year reads the report; before that only who runs the year (the asked read the draft of the round)."""


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User, day: date) -> "ReportQuerySet":
        if user.is_system_admin:
            return self
        years = BlocYear.objects.visible_to(user, day).values("pk")
        return self.filter(Q(bloc_year__in=years_led(user, day)) | Q(state__in=OPEN_TO_ALL, bloc_year__in=years))


class Report(models.Model):
    """A report of a bloc drawn from what its units handed in for `facts` (of these `periods` only). `duty`: what the leading unit owes
    with it. `final_file`: the text as it was settled; `with_marks`: whether it carries the marks of its sources."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="reports", verbose_name="năm thi đua")
    kind = models.CharField("loại báo cáo", max_length=10, choices=ReportKind)
    title = models.CharField("tên báo cáo", max_length=300)
    period = models.CharField("kỳ báo cáo", max_length=200, blank=True)
    writer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị lập báo cáo")
    facts = models.ManyToManyField(PlanFact, related_name="reports", verbose_name="lấy từ báo cáo của các đơn vị")
    periods = models.JSONField("kỳ được lấy", default=list)
    duty = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="việc phải nộp lên cấp trên"
    )
    state = models.CharField("tình trạng", max_length=10, choices=ReportState, default=ReportState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="đợt lấy ý kiến")
    with_marks = models.BooleanField("có dấu nguồn", default=True)
    final_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản chốt")
    finalised_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    finalised_by_name = models.CharField("người chốt", max_length=200, blank=True)
    submission = models.ForeignKey(
        Submission, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="lần nộp lên cấp trên"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tổng hợp"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="report_kind"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state"),
            models.CheckConstraint(condition=~Q(state=ReportState.IN_ROUND) | Q(round__isnull=False), name="report_in_round_has_its_round"),
            models.CheckConstraint(
                condition=~Q(state__in=OPEN_TO_ALL) | Q(final_file__isnull=False, finalised_at__isnull=False),
                name="final_report_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReportPart(models.Model):
    """A heading, a paragraph or a table of the draft. `table`: what the units gave, cell by cell (`rules.tables.Given`); the sums are
    reckoned from it. `version` counts the writings, so that two officers who type at once do not write over each other."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("là", max_length=10, choices=ReportPartKind)
    text = models.TextField("nội dung", blank=True)
    table = models.JSONField("số liệu", default=list, blank=True)
    version = models.PositiveIntegerField("bản ghi", default=1)
    edited_by_name = models.CharField("người sửa", max_length=200)
    edited_at = models.DateTimeField("sửa lúc")

    class Meta:
        verbose_name = "phần của báo cáo"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReportPartKind.values), name="report_part_kind"),
            models.CheckConstraint(condition=Q(order__gte=1), name="report_part_order"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class PartSource(models.Model):
    """Where a part comes from: a file that a unit handed in, the place in it, the words as they stood there."""

    part = models.ForeignKey(ReportPart, on_delete=models.CASCADE, related_name="sources")
    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="+", verbose_name="tệp đã nộp")
    block = models.PositiveIntegerField("thứ tự trong tệp")
    place = models.CharField("chỗ trong tệp", max_length=200)
    quote = models.TextField("nguyên văn", blank=True)

    class Meta:
        verbose_name = "nguồn của một phần"
        ordering = ["part", "pk"]
        constraints = [models.UniqueConstraint(fields=["part", "piece", "block"], name="one_source_a_place")]

    def __str__(self) -> str:
        return f"{self.piece.file}, {self.place}"


class FileReading(models.Model):
    """What was read in a unit's file, kept by the hash of its bytes. `why`: why nothing was."""

    sha256 = models.CharField(max_length=64, unique=True)
    blocks = models.JSONField(default=list)
    why = models.CharField("vì sao không đọc được", max_length=300, blank=True)
    read_at = models.DateTimeField("đọc lúc")

    class Meta:
        verbose_name = "nội dung đọc được của tệp"
        ordering = [F("read_at").desc()]

    def __str__(self) -> str:
        return self.sha256[:16]
