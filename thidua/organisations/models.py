"""Agencies and units with their history, the people in them, who may act for them and from when to when."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When

from thidua.accounts.models import User
from thidua.core.text import fold, person_sort_key, sort_key
from thidua.organisations.enums import EventKind, Paper, PaperWay, PartRole, StaffRole, UnitKind


def in_period(day: date, *, start: str, end: str) -> Q:
    """Rows whose half-open period [start, end) holds `day`; an empty end is open."""
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day}))


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, user: User) -> "UnitQuerySet":
        """The list of agencies is open to everybody who may sign in; who works there and how to reach them is told by permissions."""
        return self if user.is_active else self.none()

    def in_force(self, day: date) -> "UnitQuerySet":
        return self.filter(in_period(day, start="valid_from", end="valid_to"))

    def named_like(self, words: str) -> "UnitQuerySet":
        """Units whose full or short name holds every word, without marks; names that begin so come first."""
        rows = self
        for word in fold(words).split():
            rows = rows.filter(name_folded__contains=word)
        return rows.order_by(Case(When(name_folded__startswith=fold(words), then=0), default=1), "name_sort", "pk")


class Unit(models.Model):
    """An agency or a unit of one, as it was from `valid_from` to before `valid_to`. A change of name or shape is an event."""

    name = models.CharField("tên đầy đủ", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80, blank=True)
    kind = models.CharField("loại", max_length=20, choices=UnitKind)
    place = models.CharField("địa phương", max_length=80, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc")
    valid_from = models.DateField("có từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    email = models.EmailField("hộp thư cơ quan", blank=True)
    phone = models.CharField("điện thoại cơ quan", max_length=30, blank=True)
    name_folded = models.CharField(max_length=300, editable=False, db_index=True)
    name_sort = models.CharField(max_length=700, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        ordering = ["name_sort", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=UnitKind.values), name="unit_kind"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="unit_period",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_folded, self.name_sort = fold(f"{self.name} {self.short_name}"), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def is_in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


class UnitEvent(models.Model):
    """A rename, merger, split, dissolution or move, by a decision, effective on a day."""

    kind = models.CharField("loại thay đổi", max_length=10, choices=EventKind)
    effective_on = models.DateField("có hiệu lực từ ngày")
    decision = models.CharField("quyết định số", max_length=80)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "thay đổi tổ chức"
        ordering = ["-effective_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="unit_event_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.decision})"


class UnitEventPart(models.Model):
    """A unit before or after an event."""

    event = models.ForeignKey(UnitEvent, on_delete=models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="event_parts")
    role = models.CharField(max_length=10, choices=PartRole)

    class Meta:
        verbose_name = "đơn vị trong một thay đổi"
        constraints = [
            models.CheckConstraint(condition=Q(role__in=PartRole.values), name="unit_event_part_role"),
            models.UniqueConstraint(fields=["event", "unit", "role"], name="one_part_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.get_role_display()})"


class Person(models.Model):
    """An officer. The account is separate: many people never sign in."""

    full_name = models.CharField("họ và tên", max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="tài khoản",
    )
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    name_folded = models.CharField(max_length=120, editable=False, db_index=True)
    name_sort = models.CharField(max_length=500, editable=False)

    class Meta:
        verbose_name = "người"
        ordering = ["name_sort", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(full_name=""), name="person_has_a_name")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_folded, self.name_sort = fold(self.full_name), person_sort_key(self.full_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class PostQuerySet(models.QuerySet["Post"]):
    def in_force(self, day: date) -> "PostQuerySet":
        return self.filter(in_period(day, start="starts_on", end="ends_on"))

    def not_over(self, day: date) -> "PostQuerySet":
        """Held on that day or later."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))


class Post(models.Model):
    """What a person is in a unit (Chánh Văn phòng, Giám đốc …) and what that lets them do here, from–to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts", verbose_name="người")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=15, choices=StaffRole)
    title = models.CharField("chức vụ", max_length=120, blank=True)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ, vai trò"
        ordering = ["unit", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=StaffRole.values), name="post_role"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="post_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title or self.get_role_display()}, {self.unit}"

    def is_in_force(self, day: date) -> bool:
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day < self.ends_on)


class Delegation(models.Model):
    """Ủy quyền: a leader hands the right to approve a kind of paper to another, from a moment to a moment."""

    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations_given", verbose_name="người ủy quyền")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_taken", verbose_name="người được ủy quyền")
    paper = models.CharField("phạm vi", max_length=15, choices=Paper)
    starts_at = models.DateTimeField("từ lúc")
    ends_at = models.DateTimeField("đến lúc")
    reason = models.CharField("lý do, căn cứ", max_length=200)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ủy quyền"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(paper__in=Paper.values), name="delegation_paper"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="delegation_period"),
        ]

    def __str__(self) -> str:
        return f"{self.giver.person} ủy quyền {self.taker}"

    def is_in_force(self, now: datetime) -> bool:
        return self.revoked_at is None and self.starts_at <= now < self.ends_at


class PaperRule(models.Model):
    """How a unit sends a kind of paper: the specialist alone, or the leader approves. No row = the specialist alone."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="paper_rules", verbose_name="đơn vị")
    paper = models.CharField("loại văn bản", max_length=15, choices=Paper)
    way = models.CharField("cách gửi", max_length=12, choices=PaperWay)

    class Meta:
        verbose_name = "cách gửi văn bản"
        constraints = [
            models.CheckConstraint(condition=Q(paper__in=Paper.values), name="paper_rule_paper"),
            models.CheckConstraint(condition=Q(way__in=PaperWay.values), name="paper_rule_way"),
            models.UniqueConstraint(fields=["unit", "paper"], name="one_way_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_paper_display()} – {self.get_way_display()}"
