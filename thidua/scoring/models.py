"""Scoring a year by a criteria table: periods, rounds, sheets, what each scorer wrote, evidence, complaints, and the frozen result."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.files.models import StoredFile
from thidua.obligations.enums import Confirmation
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import unit_keys
from thidua.scoring.enums import ComplaintState, PeriodState, RoundKind, Shown, TurnState


class PeriodQuerySet(models.QuerySet["ScoringPeriod"]):
    def visible_to(self, user: User, day: date) -> "PeriodQuerySet":
        """Everybody of the year once it is opened, and whoever scores in it; before that who leads or stands above."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        leading = Leadership.objects.in_force(day).filter(role__in=LEADING, unit__in=units)
        keeps = Q(bloc_year__in=leading.values("bloc_year")) | Q(bloc_year__bloc__superior__in=units) | Q(bloc_year__bloc__host__in=units)
        scores = Q(pk__in=Turn.objects.filter(scorer__in=units).values("round__period"))
        of_the_year = Q(bloc_year__in=BlocYear.objects.visible_to(user, day).values("pk"))
        return self.filter(keeps | (~Q(state=PeriodState.PREPARING) & (of_the_year | scores)))


class ScoringPeriod(models.Model):
    """Units of a year scored by one version of a table and ranked among themselves. `frozen`: what the ranking was computed from."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="scoring_periods", verbose_name="năm thi đua")
    version = models.ForeignKey(TableVersion, on_delete=models.PROTECT, related_name="scoring_periods", verbose_name="bảng tiêu chí")
    title = models.CharField("tên kỳ chấm", max_length=200)
    state = models.CharField("tình trạng", max_length=10, choices=PeriodState, default=PeriodState.PREPARING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")
    opened_at = models.DateTimeField("mở lúc", null=True, blank=True)
    announced_at = models.DateTimeField("tạm công bố lúc", null=True, blank=True)
    complaints_until = models.DateTimeField("nhận kiến nghị đến hết", null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đề nghị công bố"
    )
    proposed_at = models.DateTimeField("đề nghị công bố lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người công bố"
    )
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    frozen = models.JSONField("bản đóng băng", default=dict, blank=True)
    content_hash = models.CharField("mã nội dung", max_length=64, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ chấm điểm"
        ordering = ["-bloc_year__year", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PeriodState.values), name="scoring_period_state"),
            models.CheckConstraint(
                condition=~Q(state=PeriodState.ANNOUNCED) | Q(announced_at__isnull=False), name="announced_period_has_its_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state=PeriodState.PUBLISHED)
                | (Q(published_at__isnull=False, published_by__isnull=False, proposed_by__isnull=False) & ~Q(content_hash="")),
                name="published_period_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | ~Q(published_by=F("proposed_by")), name="published_by_a_second_person"
            ),
            models.UniqueConstraint(fields=["bloc_year", "version"], name="one_scoring_period_a_table"),
        ]

    def __str__(self) -> str:
        return self.title


class ScoringRound(models.Model):
    """A round of a period: who speaks, from when to when. `is_blind`: scorers do not see each other's points until all have sent."""

    period = models.ForeignKey(ScoringPeriod, on_delete=models.CASCADE, related_name="rounds", verbose_name="kỳ chấm")
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("vòng", max_length=12, choices=RoundKind)
    opens_at = models.DateTimeField("mở lúc")
    closes_at = models.DateTimeField("đến hết lúc")
    is_blind = models.BooleanField("không xem điểm của nhau trước khi cùng gửi", default=False)
    shown = models.CharField("đơn vị được chấm xem khi nào", max_length=14, choices=Shown, default=Shown.WHEN_CLOSED)
    closed_at = models.DateTimeField("khép sớm lúc", null=True, blank=True)

    class Meta:
        verbose_name = "vòng chấm"
        ordering = ["period", "position"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RoundKind.values), name="scoring_round_kind"),
            models.CheckConstraint(condition=Q(shown__in=Shown.values), name="scoring_round_shown"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="scoring_round_period"),
            models.UniqueConstraint(fields=["period", "kind"], name="one_scoring_round_a_kind"),
            models.UniqueConstraint(fields=["period", "position"], name="one_scoring_round_a_position"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def over_at(self) -> datetime:
        return min(self.closed_at, self.closes_at) if self.closed_at else self.closes_at


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, user: User, day: date) -> "SheetQuerySet":
        """The unit's own; whoever scores it; who leads the year or stands above; after publishing everybody of the year."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        leading = Leadership.objects.in_force(day).filter(role__in=LEADING, unit__in=units)
        keeps = (
            Q(period__bloc_year__in=leading.values("bloc_year"))
            | Q(period__bloc_year__bloc__superior__in=units)
            | Q(period__bloc_year__bloc__host__in=units)
        )
        scores = Q(pk__in=Turn.objects.filter(scorer__in=units).values("sheet"))
        published = Q(period__state=PeriodState.PUBLISHED, period__in=ScoringPeriod.objects.visible_to(user, day).values("pk"))
        return self.filter(Q(unit__in=units) | keeps | scores | published)


class Sheet(models.Model):
    """One unit scored by one table. `size`: by which its targets are chosen. `exclusion`: the ground on which it is not ranked."""

    period = models.ForeignKey(ScoringPeriod, on_delete=models.PROTECT, related_name="sheets", verbose_name="kỳ chấm")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="score_sheets", verbose_name="đơn vị")
    group = models.CharField("nhóm xếp hạng", max_length=80, blank=True)
    size = models.DecimalField("quy mô", max_digits=12, decimal_places=2, null=True, blank=True)
    exclusion = models.CharField("lý do không xếp hạng", max_length=300, blank=True)
    excluded_by_name = models.CharField("người ghi", max_length=200, blank=True)
    total = models.DecimalField("tổng điểm", max_digits=9, decimal_places=2, null=True, blank=True)
    rank = models.PositiveSmallIntegerField("hạng", null=True, blank=True)
    needs_vote = models.BooleanField("cần bỏ phiếu", default=False)
    grade = models.CharField("xếp loại", max_length=80, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu chấm điểm"
        ordering = ["period", "unit__name_sort", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["period", "unit"], name="one_sheet_a_unit"),
            models.CheckConstraint(condition=Q(exclusion="") | Q(rank__isnull=True), name="excluded_sheet_has_no_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.period}"


class Turn(models.Model):
    """What one unit has to say of one sheet in one round. `paper`: its signed page.

    `arrived_at` decides lateness: when a page came that was entered for the unit; of a returned turn, when it was first sent.
    `confirmation`: what the unit says of the entry.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="turns")
    round = models.ForeignKey(ScoringRound, on_delete=models.PROTECT, related_name="turns", verbose_name="vòng chấm")
    scorer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="turns", verbose_name="đơn vị chấm")
    state = models.CharField("tình trạng", max_length=8, choices=TurnState, default=TurnState.WRITING)
    words = models.TextField("ý kiến chung", blank=True)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản ký")
    way = models.CharField("cách đến", max_length=6, choices=ArrivalWay, default=ArrivalWay.HERE)
    arrived_at = models.DateTimeField("bản ký đến lúc", null=True, blank=True)
    confirmation = models.CharField("xác nhận", max_length=12, choices=Confirmation, default=Confirmation.NOT_NEEDED)
    confirmation_words = models.CharField("lời của đơn vị", max_length=300, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    why_returned = models.CharField("lý do trả lại", max_length=300, blank=True)

    class Meta:
        verbose_name = "lượt chấm"
        ordering = ["sheet", "round__position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TurnState.values), name="turn_state"),
            models.CheckConstraint(condition=Q(way__in=ArrivalWay.values), name="turn_way"),
            models.CheckConstraint(condition=Q(confirmation__in=Confirmation.values), name="turn_confirmation"),
            models.CheckConstraint(condition=~Q(state=TurnState.SENT) | Q(sent_at__isnull=False), name="sent_turn_has_its_moment"),
            models.UniqueConstraint(fields=["sheet", "round", "scorer"], name="one_turn_a_scorer"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.scorer}"

    @property
    def came_in_time(self) -> bool:
        """Its signed page reached the keeper before the round was over, whenever it is written down here."""
        return self.arrived_at is not None and self.arrived_at <= self.round.over_at


class Mark(models.Model):
    """What a turn says of one criterion: what was entered (`given`, as `criteria.rules` reads it), and its points by the rule.

    `points` empty: the criterion left the table (`is_na`), or it is scored against the leader, with the whole group at once.
    """

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="marks", db_index=False)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    given = models.JSONField("đã ghi", default=dict)
    points = models.DecimalField("điểm", max_digits=8, decimal_places=2, null=True, blank=True)
    is_na = models.BooleanField("không phát sinh", default=False)
    reason = models.TextField("lý do", blank=True)
    version = models.PositiveIntegerField("bản ghi", default=1)
    changed_at = models.DateTimeField("ghi lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "điểm chấm"
        constraints = [
            models.UniqueConstraint(fields=["turn", "criterion"], name="one_mark_a_criterion"),
            models.CheckConstraint(condition=Q(is_na=False) | ~Q(reason=""), name="mark_not_arisen_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class MarkChange(models.Model):
    """A writing of a cell, as it became; never changed. Nothing given: the cell was emptied, and its mark is gone."""

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="changes", db_index=False)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField("bản ghi")
    given = models.JSONField("đã ghi", default=dict)
    points = models.DecimalField("điểm", max_digits=8, decimal_places=2, null=True, blank=True)
    is_na = models.BooleanField("không phát sinh", default=False)
    reason = models.TextField("lý do", blank=True)
    changed_at = models.DateTimeField("ghi lúc")
    changed_by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = "lần ghi điểm"
        ordering = ["turn", "criterion", "-version"]
        constraints = [models.UniqueConstraint(fields=["turn", "criterion", "version"], name="one_change_a_version_of_a_cell")]

    def __str__(self) -> str:
        return f"{self.criterion}, lần {self.version}"


class Explanation(models.Model):
    """What a unit says of one criterion on which the rounds differ (giải trình), in a turn of the round of explanation."""

    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="explanations", db_index=False)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("lời giải trình")
    version = models.PositiveIntegerField("bản ghi", default=1)
    changed_at = models.DateTimeField("ghi lúc")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "lời giải trình"
        ordering = ["turn", "criterion"]
        constraints = [models.UniqueConstraint(fields=["turn", "criterion"], name="one_explanation_a_criterion")]

    def __str__(self) -> str:
        return self.words[:80]


class Evidence(models.Model):
    """What a unit shows for its points: a document, a file, a link, a counted figure. One for several criteria; removed ones stay."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="evidence")
    criteria = models.ManyToManyField(Criterion, related_name="+", verbose_name="cho tiêu chí")
    kind = models.CharField("loại", max_length=8, choices=EvidenceKind)
    title = models.CharField("tên, trích yếu", max_length=300)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.DateField("ngày văn bản", null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    url = models.URLField("đường dẫn", max_length=500, blank=True)
    figure = models.DecimalField("số liệu", max_digits=14, decimal_places=2, null=True, blank=True)
    counted_from = models.DateField("tính từ ngày", null=True, blank=True)
    counted_to = models.DateField("đến ngày", null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người thêm")
    added_at = models.DateTimeField("thêm lúc")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        verbose_name = "minh chứng"
        ordering = ["sheet", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind"),
            models.CheckConstraint(condition=~Q(kind=EvidenceKind.FILE) | Q(file__isnull=False), name="file_evidence_has_its_file"),
            models.CheckConstraint(condition=~Q(kind=EvidenceKind.LINK) | ~Q(url=""), name="link_evidence_has_its_address"),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.DOCUMENT) | (~Q(number="") & Q(dated__isnull=False)), name="document_evidence_is_named"
            ),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.FIGURE) | Q(figure__isnull=False, counted_from__isnull=False, counted_to__isnull=False),
                name="figure_evidence_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Complaint(models.Model):
    """A unit's kiến nghị on its announced points: the criterion (or the whole), what it asks, what was answered and what it changed."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="complaints", verbose_name="phiếu")
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints", verbose_name="tiêu chí"
    )
    words = models.TextField("nội dung kiến nghị")
    asked_points = models.DecimalField("đề nghị điểm", max_digits=8, decimal_places=2, null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    state = models.CharField("tình trạng", max_length=9, choices=ComplaintState, default=ComplaintState.OPEN)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người gửi")
    filed_at = models.DateTimeField("gửi lúc")
    due_at = models.DateTimeField("phải trả lời đến hết")
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    effect = models.JSONField("kết quả", default=dict, blank=True)

    class Meta:
        verbose_name = "kiến nghị"
        ordering = ["-filed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ComplaintState.values), name="complaint_state"),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "rejected"]) | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="settled_complaint_has_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
