"""Comment rounds on a draft, the units' opinions with their answers; questions of members and what was answered."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.consultations.enums import AboutKind, DraftKind, OpinionState, QuestionState, RoundState, Taking, Verdict
from thidua.consultations.rules import life
from thidua.documents.models import OfficialDocument
from thidua.files.models import StoredFile
from thidua.obligations.enums import Confirmation
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Delegation, Unit
from thidua.organisations.queries import unit_keys
from thidua.plans.models import Plan, PlanFact

UNSENT = [OpinionState.DRAFT, OpinionState.PROPOSED]


def years_led(user: User, day: date) -> "models.QuerySet[BlocYear, int]":
    """Keys of the years that a unit of the user leads on that day."""
    units = unit_keys(user, day)
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    alone = ~Q(pk__in=leading.values("bloc_year")) & Q(bloc__host__in=units)
    return BlocYear.objects.filter(Q(pk__in=leading.filter(unit__in=units).values("bloc_year")) | alone).values_list("pk", flat=True)


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User, day: date) -> "RoundQuerySet":
        """Whoever asks and whoever leads the year see it always; the invited from its opening on."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        invited = Q(pk__in=Round.invited.through._default_manager.filter(unit__in=units).values("round")) & ~Q(state=RoundState.DRAFT)
        return self.filter(invited | Q(opened_by__in=units) | Q(bloc_year__in=years_led(user, day)))


class Round(models.Model):
    """Asking units what they think of a draft, from one moment to another. `shows_answers`: after the end the invited see every opinion
    and what became of it. `first_ends_at` stays when the end is moved."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="rounds", verbose_name="năm thi đua")
    kind = models.CharField("loại dự thảo", max_length=15, choices=DraftKind)
    title = models.CharField("tên dự thảo", max_length=300)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name="kế hoạch")
    document = models.ForeignKey(
        OfficialDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name="văn bản"
    )
    asked = models.TextField("đề nghị góp ý về", blank=True)
    opened_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị lấy ý kiến")
    invited = models.ManyToManyField(Unit, related_name="rounds", verbose_name="đơn vị được hỏi")
    fact = models.ForeignKey(PlanFact, on_delete=models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name="nghĩa vụ")
    state = models.CharField("tình trạng", max_length=10, choices=RoundState, default=RoundState.DRAFT)
    starts_at = models.DateTimeField("từ lúc")
    ends_at = models.DateTimeField("đến hết lúc")
    first_ends_at = models.DateTimeField("hạn ban đầu")
    why_moved = models.CharField("lý do gia hạn", max_length=300, blank=True)
    shows_answers = models.BooleanField("cho các đơn vị xem bản tổng hợp", default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    closing_reason = models.CharField("lý do kết thúc, hủy", max_length=300, blank=True)
    settled_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    final_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản chính")
    final_words = models.TextField("kết luận", blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt lấy ý kiến"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DraftKind.values), name="round_kind"),
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="round_period"),
            models.CheckConstraint(
                condition=~Q(state__in=[RoundState.CLOSED, RoundState.SETTLED]) | Q(closed_at__isnull=False),
                name="closed_round_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=RoundState.SETTLED) | Q(settled_at__isnull=False), name="settled_round_has_its_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"Lấy ý kiến: {self.title}"

    @property
    def over_at(self) -> datetime:
        """What came after it is late."""
        return min(self.closed_at, self.ends_at) if self.closed_at else self.ends_at

    def state_at(self, now: datetime) -> RoundState:
        return life.state_at(self.state, ends_at=self.ends_at, now=now)


class RoundDraft(models.Model):
    """A version of the draft under comment, numbered from 1."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField("bản")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="tệp")
    note = models.CharField("có gì khác", max_length=300, blank=True)
    added_at = models.DateTimeField("đưa lên lúc")
    added_by_name = models.CharField("người đưa lên", max_length=200)

    class Meta:
        verbose_name = "bản dự thảo"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_draft_a_number")]

    def __str__(self) -> str:
        return f"Dự thảo {self.number}"


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, user: User, day: date) -> "OpinionQuerySet":
        """The unit's own; what was sent also for whoever asks, and after the end for the invited if the round shows it."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        invited = Round.invited.through._default_manager.filter(unit__in=units).values("round")
        shown = Q(round__in=invited, round__shows_answers=True, round__state__in=[RoundState.CLOSED, RoundState.SETTLED])
        asking = Q(round__opened_by__in=units) | Q(round__bloc_year__in=years_led(user, day))
        return self.filter(Q(unit__in=units) | (~Q(state__in=UNSENT) & (asking | shown)))


class Opinion(models.Model):
    """What one unit says to a round; a later one takes its place until the end. `received_at` decides whether it came in time.
    `version` counts the writings, so that two officers who type at once do not write over each other."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="opinions", verbose_name="đơn vị")
    number = models.PositiveSmallIntegerField("lần")
    version = models.PositiveSmallIntegerField("bản ghi", default=1)
    state = models.CharField("tình trạng", max_length=10, choices=OpinionState, default=OpinionState.DRAFT)
    verdict = models.CharField("ý kiến", max_length=10, choices=Verdict)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    written_by_name = models.CharField("người soạn", max_length=200)
    written_at = models.DateTimeField("soạn lúc")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ủy quyền")
    way = models.CharField("cách đến", max_length=6, choices=ArrivalWay, default=ArrivalWay.HERE)
    confirmation = models.CharField("xác nhận", max_length=12, choices=Confirmation, default=Confirmation.NOT_NEEDED)
    confirmation_words = models.CharField("lời của đơn vị", max_length=300, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến góp ý"
        ordering = ["unit__name_sort", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OpinionState.values), name="opinion_state"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="opinion_verdict"),
            models.CheckConstraint(condition=Q(way__in=ArrivalWay.values), name="opinion_way"),
            models.CheckConstraint(condition=Q(confirmation__in=Confirmation.values), name="opinion_confirmation"),
            models.CheckConstraint(
                condition=Q(state__in=UNSENT) | Q(sent_at__isnull=False, received_at__isnull=False), name="sent_opinion_has_its_moments"
            ),
            models.UniqueConstraint(fields=["round", "unit", "number"], name="one_opinion_a_number"),
            models.UniqueConstraint(fields=["round", "unit"], condition=Q(state="sent"), name="one_opinion_in_force"),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=Q(state__in=["draft", "proposed"]), name="one_opinion_being_written"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_verdict_display().lower()}"

    @property
    def is_on_behalf(self) -> bool:
        return self.confirmation != Confirmation.NOT_NEEDED

    @property
    def is_late(self) -> bool:
        return self.received_at is not None and self.received_at > self.round.over_at


class OpinionPoint(models.Model):
    """One comment of an opinion, and what became of it."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField("thứ tự")
    place = models.CharField("ở đâu trong dự thảo", max_length=200, blank=True)
    words = models.TextField("ý kiến", blank=True)
    proposed = models.TextField("đề nghị viết lại", blank=True)
    taking = models.CharField("tiếp thu", max_length=10, choices=Taking, blank=True)
    why = models.TextField("giải trình", blank=True)
    answered_by_name = models.CharField("người trả lời", max_length=200, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "điểm góp ý"
        ordering = ["opinion", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(taking__in=["", *Taking.values]), name="point_taking"),
            models.CheckConstraint(condition=Q(taking="") | Q(answered_at__isnull=False), name="answered_point_has_its_moment"),
            models.CheckConstraint(condition=Q(taking__in=["", Taking.TAKEN]) | ~Q(why=""), name="point_not_taken_says_why"),
            models.UniqueConstraint(fields=["opinion", "number"], name="one_point_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"[:80] if self.place else (self.words or self.proposed)[:80]


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, user: User, day: date) -> "QuestionQuerySet":
        """The asking unit, whoever is asked (the unit that leads now, for what a head was asked), and what is shown to all of the bloc."""
        if user.is_system_admin:
            return self
        units, led = unit_keys(user, day), years_led(user, day)
        blocs = BlocYear.objects.visible_to(user, day).values("bloc")
        asked = Q(addressed_to__in=units) | Q(to_superior=False, bloc_year__in=led)
        shown = Q(state=QuestionState.ANSWERED, is_shown=True, bloc_year__bloc__in=blocs)
        return self.filter(Q(unit__in=units) | asked | shown)


class Question(models.Model):
    """A difficulty or question of a member. What it is about is kept as kind, key and words, so that it is found beside the same thing in
    another year; `fact` is the clause, also for a question about an obligation. `hides_unit`: others do not read who asked."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="questions", verbose_name="năm thi đua")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="questions", verbose_name="đơn vị hỏi")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người hỏi")
    asked_at = models.DateTimeField("hỏi lúc")
    addressed_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="hỏi đơn vị")
    to_superior = models.BooleanField("hỏi cấp trên", default=False)
    about_kind = models.CharField("hỏi về", max_length=10, choices=AboutKind, default=AboutKind.FREE)
    about_key = models.PositiveBigIntegerField(null=True, blank=True)
    about_words = models.CharField("việc được hỏi", max_length=400, blank=True)
    about_folded = models.CharField(max_length=400, blank=True, editable=False)
    fact = models.ForeignKey(PlanFact, on_delete=models.PROTECT, null=True, blank=True, related_name="questions", verbose_name="điều khoản")
    words = models.TextField("câu hỏi")
    words_folded = models.TextField(editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    state = models.CharField("tình trạng", max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    is_shown = models.BooleanField("cho mọi đơn vị xem", default=False)
    hides_unit = models.BooleanField("không nêu tên đơn vị hỏi", default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "câu hỏi, vướng mắc"
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["about_kind", "about_key"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="question_state"),
            models.CheckConstraint(condition=Q(about_kind__in=AboutKind.values), name="question_about_kind"),
            models.CheckConstraint(
                condition=Q(about_kind=AboutKind.FREE) | Q(about_key__isnull=False), name="question_knows_what_it_is_about"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class QuestionAnswer(models.Model):
    """What was answered; a correction is a further row, and the last one counts."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField("lần")
    words = models.TextField("trả lời")
    words_folded = models.TextField(editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị trả lời")
    answered_by_name = models.CharField("người trả lời", max_length=200)
    answered_at = models.DateTimeField("trả lời lúc")

    class Meta:
        verbose_name = "câu trả lời"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="one_answer_a_number")]

    def __str__(self) -> str:
        return self.words[:80]
