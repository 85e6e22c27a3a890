"""Who led a bloc before the system kept it, by what rule the lead goes round, the proposal of the next head, the handover to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import Bloc, BlocYear
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit
from thidua.organisations.queries import unit_keys
from thidua.years.enums import HandoverState, ProposalState, RotationWay

LEADS = [LeadRole.HEAD, LeadRole.DEPUTY]


class PastLead(models.Model):
    """A line of the register from before this house: the unit as printed, and the unit itself where it is known."""

    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, related_name="past_leads")
    year = models.PositiveSmallIntegerField("năm")
    role = models.CharField("vai trò", max_length=10, choices=LeadRole)
    name = models.CharField("đơn vị như trong văn bản", max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    decision = models.CharField("quyết định, căn cứ", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)

    class Meta:
        verbose_name = "dòng cũ của sổ luân phiên"
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=LeadRole.values), name="past_lead_role"),
            models.CheckConstraint(condition=Q(role__in=["head", "deputy"]), name="past_lead_led"),
            models.CheckConstraint(condition=Q(year__gte=1945) & Q(year__lte=2100), name="past_lead_is_a_year"),
            models.CheckConstraint(condition=~Q(name=""), name="past_lead_has_a_name"),
            models.UniqueConstraint(fields=["bloc", "year", "role", "name"], name="one_past_lead_a_year_and_role"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_role_display()} {self.name}"


class RotationRule(models.Model):
    """How the bloc's own regulation names the next head. No row = nobody has written it down yet."""

    bloc = models.OneToOneField(Bloc, on_delete=models.CASCADE, related_name="rotation_rule")
    way = models.CharField("cách chọn", max_length=12, choices=RotationWay)
    clause = models.CharField("theo điều khoản", max_length=300, blank=True)
    needs_decision = models.BooleanField("phải có quyết định của cấp trên", default=True)

    class Meta:
        verbose_name = "quy tắc luân phiên"
        constraints = [models.CheckConstraint(condition=Q(way__in=RotationWay.values), name="rotation_way")]

    def __str__(self) -> str:
        return f"{self.bloc}: {self.get_way_display()}"


class RotationPlace(models.Model):
    """A unit's place in the order of the rule, counted from 1."""

    rule = models.ForeignKey(RotationRule, on_delete=models.CASCADE, related_name="places")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị")
    number = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "thứ tự luân phiên"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="rotation_place_counts_from_1"),
            models.UniqueConstraint(fields=["rule", "unit"], name="one_place_a_unit"),
            models.UniqueConstraint(fields=["rule", "number"], name="one_unit_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.unit}"


class PassedOver(models.Model):
    """A unit that does not lead in a year although its turn has come: why, and who decided so."""

    bloc = models.ForeignKey(Bloc, on_delete=models.CASCADE, related_name="passes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    reason = models.CharField("lý do", max_length=300)
    decided_by = models.CharField("ai quyết định", max_length=200)

    class Meta:
        verbose_name = "đơn vị được bỏ qua"
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(decided_by=""), name="pass_says_why_and_who"),
            models.UniqueConstraint(fields=["bloc", "unit", "year"], name="one_pass_a_unit_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.year}): {self.reason}"


class HeadProposal(models.Model):
    """Whom the head proposes to lead next. `year` is the year to be led; the present one where the head changes in mid-year.

    `expected` is whom the rule named then; another head is an exception and says `why`.
    """

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="head_proposals", verbose_name="năm thi đua")
    year = models.PositiveSmallIntegerField("làm Trưởng năm")
    head = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị Trưởng")
    deputies = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="Phó Trưởng")
    state = models.CharField("tình trạng", max_length=10, choices=ProposalState, default=ProposalState.PROPOSED)
    expected = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="theo quy chế")
    is_exception = models.BooleanField("khác quy chế", default=False)
    why = models.CharField("lý do khác quy chế", max_length=300, blank=True)
    basis = models.CharField("biên bản, văn bản đề xuất", max_length=200, blank=True)
    proposed_at = models.DateTimeField("đề xuất lúc")
    proposed_by_name = models.CharField("người đề xuất", max_length=200)
    decision = models.CharField("quyết định", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    effective_on = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp quyết định")
    settled_at = models.DateTimeField("quyết định, rút lúc", null=True, blank=True)
    settled_by_name = models.CharField("người ghi", max_length=200, blank=True)
    withdrawal_reason = models.CharField("lý do rút", max_length=300, blank=True)

    class Meta:
        verbose_name = "đề xuất đơn vị Trưởng"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state"),
            models.CheckConstraint(condition=Q(is_exception=False) | ~Q(why=""), name="exception_says_why"),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECIDED) | (~Q(decision="") & Q(effective_on__isnull=False, settled_at__isnull=False)),
                name="decided_proposal_has_its_decision",
            ),
            models.UniqueConstraint(fields=["bloc_year"], condition=Q(state=ProposalState.PROPOSED), name="one_proposal_under_way"),
        ]

    def __str__(self) -> str:
        return f"Đề xuất {self.head} làm Trưởng năm {self.year}"


class YearClosing(models.Model):
    """One time a year was closed: in which words, with how much undone; and why it was opened again, if it was."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="closings", verbose_name="năm thi đua")
    closed_at = models.DateTimeField("khép lúc")
    closed_by_name = models.CharField("người khép", max_length=200)
    words = models.CharField("lời ghi khi khép", max_length=500, blank=True)
    undone = models.PositiveIntegerField("số việc chưa xong khi khép", default=0)
    reopened_at = models.DateTimeField("mở lại lúc", null=True, blank=True)
    reopened_by_name = models.CharField("người mở lại", max_length=200, blank=True)
    reopening_reason = models.CharField("lý do mở lại", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần khép năm"
        ordering = ["-closed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(undone=0) | ~Q(words=""), name="closing_with_work_undone_has_words"),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopening_reason="") | (Q(reopened_at__isnull=False) & ~Q(reopening_reason="")),
                name="reopened_year_has_its_reason",
            ),
            models.UniqueConstraint(fields=["bloc_year"], condition=Q(reopened_at__isnull=True), name="one_closing_in_force"),
        ]

    def __str__(self) -> str:
        return f"Khép {self.bloc_year}"


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, user: User, day: date) -> "HandoverQuerySet":
        """The giver always; the taker and the superior once it was offered."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        offered = ~Q(state=HandoverState.DRAFT) & (Q(taker__in=units) | Q(bloc_year__bloc__superior__in=units))
        return self.filter(Q(giver__in=units) | offered)


class Handover(models.Model):
    """What a head hands to the next. `content` is frozen when it is offered; `sha256` is its hash, and both signatures stand under it."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="handovers", verbose_name="năm thi đua")
    giver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handovers_given", verbose_name="bên giao")
    taker = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handovers_taken", verbose_name="bên nhận")
    effective_on = models.DateField("bàn giao từ ngày")
    note = models.TextField("dặn lại", blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=HandoverState, default=HandoverState.DRAFT)
    content = models.JSONField("nội dung đã chốt", null=True, blank=True)
    sha256 = models.CharField("mã băm", max_length=64, blank=True)
    made_at = models.DateTimeField("lập lúc")
    giver_signed_at = models.DateTimeField("bên giao ký lúc", null=True, blank=True)
    giver_name = models.CharField("người ký bên giao", max_length=200, blank=True)
    giver_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taker_signed_at = models.DateTimeField("bên nhận ký lúc", null=True, blank=True)
    taker_name = models.CharField("người ký bên nhận", max_length=200, blank=True)
    taker_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    refusal = models.CharField("lời bên nhận", max_length=500, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ bàn giao"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=HandoverState.values), name="handover_state"),
            models.CheckConstraint(condition=~Q(giver=models.F("taker")), name="handover_between_two"),
            models.CheckConstraint(
                condition=Q(state=HandoverState.DRAFT) | (~Q(sha256="") & Q(content__isnull=False, giver_signed_at__isnull=False)),
                name="offered_handover_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state=HandoverState.SIGNED) | Q(taker_signed_at__isnull=False), name="signed_handover_has_both_signatures"
            ),
            models.UniqueConstraint(fields=["bloc_year"], condition=Q(state__in=["draft", "offered"]), name="one_handover_under_way"),
        ]

    def __str__(self) -> str:
        return f"Bàn giao {self.bloc_year}: {self.giver} – {self.taker}"
