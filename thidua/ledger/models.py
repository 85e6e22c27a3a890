"""The open record of every act: who, when, what, on which thing, before and after. Rows are only ever added."""

from typing import Protocol

from django.db import models

from thidua.core.text import fold


class Reader(Protocol):
    """Whoever reads the ledger; accounts stand above this app."""

    is_system_admin: bool

    @property
    def actor_key(self) -> str:
        """The same key that `record()` keeps."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, reader: Reader) -> "EntryQuerySet":
        """Everything for a system administrator; one's own acts for anybody else."""
        return self if reader.is_system_admin else self.filter(actor_key=reader.actor_key)

    def about(self, words: str) -> "EntryQuerySet":
        """Acts whose person or thing is named so; marks do not matter."""
        return self.filter(names_folded__contains=fold(words))

    def latest_key(self) -> int:
        """It grows with every act: what was worked out before it may be out of date."""
        return self.order_by("-pk").values_list("pk", flat=True).first() or 0


class Entry(models.Model):
    """One act. No foreign keys: the record outlives what it speaks of. Updates and deletes are refused by a trigger."""

    at = models.DateTimeField("lúc")
    actor_key = models.CharField(max_length=40)
    actor_name = models.CharField("ai", max_length=200)
    action = models.CharField("việc", max_length=80, db_index=True)
    thing_kind = models.CharField(max_length=80)
    thing_key = models.CharField(max_length=40)
    thing_name = models.CharField("trên", max_length=300)
    body = models.JSONField("nội dung", default=dict)
    names_folded = models.CharField(max_length=501, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        ordering = ["-id"]
        indexes = [models.Index(fields=["thing_kind", "thing_key"]), models.Index(fields=["actor_key"])]

    def __str__(self) -> str:
        return f"{self.action} · {self.thing_name}"
