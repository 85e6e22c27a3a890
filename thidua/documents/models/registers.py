"""Number registers (sổ đăng ký văn bản đi) and the counter of the incoming book."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.blocs.models import Bloc, BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.documents.enums import GapKind
from thidua.documents.rules.kinds import DocumentKind
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_inherited, units_of

KINDS = [(kind.value, kind.label) for kind in DocumentKind]
KIND_VALUES = [kind.value for kind in DocumentKind]
KIND_OF = {kind.value: kind for kind in DocumentKind}


def units_read(user: User, day: date) -> Q:
    """Keys of units whose papers the user reads: where they hold a post, and those that became such a unit."""
    return Q(pk__in=units_of(user, day).values("pk")) | Q(pk__in=units_inherited(user, day))


def blocs_led(user: User, day: date) -> "models.QuerySet[Bloc]":
    """Blocs that a unit of the user leads on that day; the host where nobody is named."""
    units = units_of(user, day).values("pk")
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    unled = ~Q(pk__in=leading.values("bloc_year__bloc")) & Q(host__in=units)
    return Bloc.objects.filter(Q(pk__in=leading.filter(unit__in=units).values("bloc_year__bloc")) | unled)


def years_led(user: User, day: date) -> "models.QuerySet[BlocYear]":
    """Years that a unit of the user leads on that day; the host those for which nobody is named. Another year of the bloc is another's."""
    units = units_of(user, day).values("pk")
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    unled = ~Q(pk__in=leading.values("bloc_year")) & Q(bloc__host__in=units)
    return BlocYear.objects.filter(Q(pk__in=leading.filter(unit__in=units).values("bloc_year")) | unled)


class SeriesQuerySet(models.QuerySet["Series"]):
    def visible_to(self, user: User, day: date) -> "SeriesQuerySet":
        """Those of the user's units and of the blocs they lead now; all for a system administrator."""
        if user.is_system_admin:
            return self
        units = Unit.objects.filter(units_read(user, day)).values("pk")
        return self.filter(Q(unit__in=units) | Q(bloc__in=blocs_led(user, day).values("pk")))


class Series(models.Model):
    """Numbers of one year, given one by one: of a unit, or of a bloc that issues under its head's seal (an advisory body has its own).

    `kind` empty: all kinds together. `tail`: the symbol behind the kind ("STP", "KVTĐ"). A number up to `last_number` stands on a
    document or in a gap, once.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="series", verbose_name="đơn vị")
    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, null=True, blank=True, related_name="series", verbose_name="khối thi đua")
    kind = models.CharField("loại văn bản", max_length=3, choices=KINDS, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    tail = models.CharField("ký hiệu nơi ban hành", max_length=20)
    last_number = models.PositiveIntegerField("số đã cấp đến", default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "sổ đánh số"
        ordering = ["-year", "bloc", "unit", "kind"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["", *KIND_VALUES]), name="series_kind"),
            models.CheckConstraint(condition=Q(unit__isnull=True) ^ Q(bloc__isnull=True), name="series_of_a_unit_or_a_bloc"),
            models.CheckConstraint(condition=Q(year__gte=1990) & Q(year__lte=2100), name="series_year_is_a_year"),
            models.UniqueConstraint(fields=["unit", "kind", "year"], condition=Q(bloc=None), name="one_series_a_unit_kind_year"),
            models.UniqueConstraint(fields=["bloc", "kind", "year"], condition=Q(unit=None), name="one_series_a_bloc_kind_year"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or 'Mọi loại văn bản'} của {self.owner} năm {self.year}"

    @property
    def owner(self) -> Unit | Bloc:
        owner = self.unit or self.bloc
        if owner is None:
            raise ValueError("a series belongs to a unit or to a bloc")
        return owner


class SeriesGap(models.Model):
    """Numbers of a series that stand on no document here, and why."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="gaps")
    kind = models.CharField("vì sao", max_length=7, choices=GapKind)
    first = models.PositiveIntegerField("từ số")
    last = models.PositiveIntegerField("đến số")
    reason = models.CharField("lý do", max_length=300)
    noted_by_name = models.CharField("người ghi", max_length=200)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "số không dùng trên hệ thống"
        ordering = ["series", "first"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=GapKind.values), name="gap_kind"),
            models.CheckConstraint(condition=Q(first__gte=1) & Q(last__gte=F("first")), name="gap_holds_a_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="gap_says_why"),
            models.UniqueConstraint(fields=["series", "first"], name="one_gap_a_number"),
        ]

    def __str__(self) -> str:
        return f"số {self.first}" if self.first == self.last else f"số {self.first}–{self.last}"


class ArrivalBook(models.Model):
    """The incoming book (sổ đăng ký văn bản đến) of a unit in a year: how far its arrival numbers have come."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="arrival_books", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    on_paper = models.PositiveIntegerField("số đến trên sổ giấy", default=0)
    last_number = models.PositiveIntegerField("số đến cuối cùng", default=0)

    class Meta:
        verbose_name = "sổ văn bản đến"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_arrival_book_a_year"),
            models.CheckConstraint(condition=Q(last_number__gte=F("on_paper")), name="arrivals_go_on_from_paper"),
        ]

    def __str__(self) -> str:
        return f"Sổ văn bản đến của {self.unit} năm {self.year}"
