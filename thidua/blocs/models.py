"""Who competes with whom in a year: the bloc (or agency, or sector), its members, who leads it, whom to call."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.enums import BlocKind, LeadRole, YearState
from thidua.core.text import fold
from thidua.organisations.models import Unit, in_period
from thidua.organisations.queries import unit_keys


class Bloc(models.Model):
    """A body that runs a year of emulation: Cụm, Khu vực, Khối; or an agency with its rooms; or a sector with its agencies."""

    name = models.CharField("tên gọi theo quyết định", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80)
    kind = models.CharField("loại", max_length=10, choices=BlocKind)
    host = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="hosted_blocs", verbose_name="cơ quan")
    superior = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="blocs_above", verbose_name="báo cáo lên"
    )
    name_folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = "khối thi đua"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BlocKind.values), name="bloc_kind"),
            models.CheckConstraint(
                condition=~Q(kind__in=[BlocKind.AGENCY, BlocKind.SECTOR]) | Q(host__isnull=False),
                name="agency_and_sector_have_a_host",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class BlocYearQuerySet(models.QuerySet["BlocYear"]):
    def visible_to(self, user: User, day: date) -> "BlocYearQuerySet":
        """Years of blocs in which a unit of the user is member, leads, hosts or stands above; all for a system administrator."""
        if user.is_system_admin:
            return self
        units = unit_keys(user, day)
        mine = Q(memberships__unit__in=units) | Q(leaderships__unit__in=units) | Q(bloc__host__in=units) | Q(bloc__superior__in=units)
        return self.filter(pk__in=BlocYear.objects.filter(mine).values("pk"))


class BlocYear(models.Model):
    """A year of emulation (năm thi đua) of one bloc."""

    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, related_name="years", verbose_name="khối thi đua")
    year = models.PositiveSmallIntegerField("năm")
    state = models.CharField("tình trạng", max_length=10, choices=YearState, default=YearState.OPEN)
    opened_at = models.DateTimeField("mở lúc")

    objects = BlocYearQuerySet.as_manager()

    class Meta:
        verbose_name = "năm thi đua"
        ordering = ["-year", "bloc__name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=YearState.values), name="bloc_year_state"),
            models.CheckConstraint(condition=Q(year__gte=1990) & Q(year__lte=2100), name="bloc_year_is_a_year"),
            models.UniqueConstraint(fields=["bloc", "year"], name="one_year_a_bloc"),
        ]

    def __str__(self) -> str:
        return f"{self.bloc.short_name} · {self.year}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, day: date) -> "MembershipQuerySet":
        return self.filter(in_period(day, start="starts_on", end="ends_on"))


class Membership(models.Model):
    """A unit that competes in a year, in a sub-group if the bloc has them ("khối Sở Tư pháp")."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    subgroup = models.CharField("nhóm", max_length=80, blank=True)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)
    reason = models.CharField("lý do thôi tham gia", max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên"
        ordering = ["subgroup", "unit__name_sort", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bloc_year", "unit"], name="one_membership_a_year"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="membership_period",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class LeadershipQuerySet(models.QuerySet["Leadership"]):
    def in_force(self, day: date) -> "LeadershipQuerySet":
        return self.filter(in_period(day, start="starts_on", end="ends_on"))


class Leadership(models.Model):
    """Who leads a bloc in a year, in which role, by which decision, from–to. Rights follow it."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="leaderships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="leaderships", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=10, choices=LeadRole)
    decision = models.CharField("quyết định, căn cứ", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)

    objects = LeadershipQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị Trưởng, Phó"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=LeadRole.values), name="leadership_role"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="leadership_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.unit}"


class Contact(models.Model):
    """A contact point (đầu mối liên hệ) of a leading unit or member. Removed ones stay, marked."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="contacts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    acts_for = models.CharField("đầu mối của", max_length=200, blank=True)
    name = models.CharField("họ và tên", max_length=120)
    title = models.CharField("chức vụ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.CharField("thư điện tử", max_length=120, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)
    removed_at = models.DateTimeField("thôi làm đầu mối lúc", null=True, blank=True)
    removal_reason = models.CharField("lý do", max_length=200, blank=True)

    class Meta:
        verbose_name = "đầu mối liên hệ"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
