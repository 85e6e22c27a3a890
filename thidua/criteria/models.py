"""Criteria tables (bảng tiêu chí), their versions and their tree. A version is frozen once issued; the rules are in `rules`."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import Bloc, BlocYear
from thidua.criteria.enums import CriterionKind, Direction, NaMode, Pool, VersionState
from thidua.documents.models import OfficialDocument
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit
from thidua.organisations.queries import unit_keys

OPEN_TO_ALL = [VersionState.ISSUED, VersionState.REPLACED]


class TableQuerySet(models.QuerySet["CriteriaTable"]):
    def visible_to(self, user: User, day: date) -> "TableQuerySet":
        """The issuer's own; once a version is issued, everybody of the bloc, or of the blocs that report to the issuer."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        blocs = BlocYear.objects.visible_to(user, day).values("bloc")
        of_mine = Q(bloc__in=blocs) | Q(bloc=None, issuer__in=Bloc.objects.filter(pk__in=blocs).values("superior"))
        issued = TableVersion.objects.filter(state__in=OPEN_TO_ALL).values("table")
        return self.filter(Q(issuer__in=units) | (Q(pk__in=issued) & of_mine))


class CriteriaTable(models.Model):
    """The scoring table of a year for one kind of unit: of one bloc, or (`bloc` empty) of all that report to the issuer."""

    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="criteria_tables", verbose_name="đơn vị ban hành")
    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria_tables", verbose_name="khối thi đua"
    )
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên bảng", max_length=300)
    scored_kind = models.CharField("chấm loại đơn vị", max_length=120)
    follows = models.ForeignKey(
        "TableVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="chép từ bảng"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")

    objects = TableQuerySet.as_manager()

    class Meta:
        verbose_name = "bảng tiêu chí"
        ordering = ["-year", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(year__gte=1990) & Q(year__lte=2100), name="criteria_table_year"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(scored_kind=""), name="criteria_table_is_named"),
        ]

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(models.QuerySet["TableVersion"]):
    def visible_to(self, user: User, day: date) -> "VersionQuerySet":
        """Of the tables the user sees: issued ones for all of them, drafts for the issuer."""
        seen = self.filter(table__in=CriteriaTable.objects.visible_to(user, day).values("pk"))
        if user.is_system_admin:
            return seen
        return seen.filter(Q(state__in=OPEN_TO_ALL) | Q(table__issuer__in=unit_keys(user, day)))


class TableVersion(models.Model):
    """A version of a table. `conventions` to `size_classes`: as `rules` reads them. `edits` counts the writings."""

    table = models.ForeignKey(CriteriaTable, on_delete=models.CASCADE, related_name="versions", verbose_name="bảng tiêu chí")
    number = models.PositiveSmallIntegerField("bản")
    state = models.CharField("tình trạng", max_length=10, choices=VersionState, default=VersionState.DRAFT)
    conventions = models.JSONField("quy ước", default=dict, blank=True)
    pools = models.JSONField("phần điểm", default=dict, blank=True)
    grades = models.JSONField("xếp loại", default=dict, blank=True)
    ties = models.JSONField("khi bằng điểm", null=True, blank=True)
    size_classes = models.JSONField("nhóm quy mô", default=list, blank=True)
    edits = models.PositiveIntegerField("lần ghi", default=0)
    note = models.CharField("có gì khác bản trước", max_length=300, blank=True)
    decision = models.CharField("số, ký hiệu quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria_versions", verbose_name="văn bản ban hành"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản ban hành")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ban hành"
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    content_hash = models.CharField("mã nội dung", max_length=64, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "bản của bảng tiêu chí"
        ordering = ["table", "-number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="table_version_state"),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT)
                | (Q(issued_at__isnull=False, issued_by__isnull=False, decided_on__isnull=False) & ~Q(decision="") & ~Q(content_hash="")),
                name="issued_table_version_has_its_decision",
            ),
            models.UniqueConstraint(fields=["table", "number"], name="one_table_version_a_number"),
            models.UniqueConstraint(fields=["table"], condition=Q(state="draft"), name="one_table_version_being_written"),
            models.UniqueConstraint(fields=["table"], condition=Q(state="issued"), name="one_table_version_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.table}, bản {self.number}"


class Criterion(models.Model):
    """A node of the tree: a group (`kind` sum_children) or a leaf. `points`: điểm chuẩn. `params`: of its kind, as `rules` reads them.

    `rounds`: the rounds in which it is scored (empty: all). `evidence`: what must be shown. `source`: where the line stands in print.
    """

    version = models.ForeignKey(TableVersion, on_delete=models.CASCADE, related_name="criteria")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=40)
    mark = models.CharField("số mục", max_length=20, blank=True)
    title = models.TextField("nội dung")
    points = models.DecimalField("điểm chuẩn", max_digits=8, decimal_places=2)
    pool = models.CharField("phần điểm", max_length=8, choices=Pool, default=Pool.CONTENT)
    kind = models.CharField("cách chấm", max_length=18, choices=CriterionKind, default=CriterionKind.SUM_CHILDREN)
    params = models.JSONField("tham số", default=dict, blank=True)
    owner = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria_owned", verbose_name="đơn vị chức năng"
    )
    owner_words = models.CharField("đơn vị chức năng (ghi chữ)", max_length=200, blank=True)
    rounds = models.JSONField("vòng được chấm", default=list, blank=True)
    evidence = models.JSONField("minh chứng", default=dict, blank=True)
    na_mode = models.CharField("khi không phát sinh", max_length=20, choices=NaMode, blank=True)
    na_words = models.CharField("khi nào coi là không phát sinh", max_length=300, blank=True)
    direction = models.CharField("chiều", max_length=6, choices=Direction, default=Direction.HIGHER)
    starts_on = models.DateField("tính từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    guidance = models.TextField("hướng dẫn chấm", blank=True)
    source = models.CharField("nguồn", max_length=300, blank=True)
    is_sample = models.BooleanField("ví dụ minh họa", default=False)
    edits = models.PositiveIntegerField("lần ghi", default=0)

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ["version", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CriterionKind.values), name="criterion_kind"),
            models.CheckConstraint(condition=Q(pool__in=Pool.values), name="criterion_pool"),
            models.CheckConstraint(condition=Q(na_mode__in=["", *NaMode.values]), name="criterion_na_mode"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="criterion_direction"),
            models.CheckConstraint(condition=Q(points__gte=0), name="criterion_points_not_negative"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="criterion_period"
            ),
            models.UniqueConstraint(fields=["version", "code"], name="one_criterion_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.mark or self.code}. {self.title}"

    @property
    def is_group(self) -> bool:
        return self.kind == CriterionKind.SUM_CHILDREN


class TableReading(models.Model):
    """A file that was read for a draft and waits to be reviewed. `rows`, `notes`: as `reading.values` writes them, `rows` as corrected.

    Nothing of it stands in the draft before it is accepted. `edits` counts the corrections.
    """

    version = models.ForeignKey(TableVersion, on_delete=models.CASCADE, related_name="readings", verbose_name="bản dự thảo")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="tệp gốc")
    rows = models.JSONField("các dòng", default=list)
    notes = models.JSONField("lưu ý", default=list, blank=True)
    total = models.DecimalField("tổng điểm ghi trong tệp", max_digits=10, decimal_places=2, null=True, blank=True)
    edits = models.PositiveIntegerField("lần ghi", default=0)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên")
    read_at = models.DateTimeField("tải lên lúc")
    accepted_at = models.DateTimeField("nhận vào bản dự thảo lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bảng đọc từ tệp"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["version"], condition=Q(accepted_at=None), name="one_table_reading_under_review"),
        ]

    def __str__(self) -> str:
        return self.file.name
