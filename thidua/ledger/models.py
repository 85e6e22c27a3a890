"""The open record of every act: who, when, what, on which thing, before and after. Rows are only ever added."""

from django.db import models


class Entry(models.Model):
    """One act. No foreign keys: the record outlives what it speaks of. Updates and deletes are refused by a trigger."""

    at = models.DateTimeField()
    actor_key = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    thing_kind = models.CharField(max_length=80)
    thing_key = models.CharField(max_length=40)
    thing_name = models.CharField(max_length=300)
    body = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["thing_kind", "thing_key"]), models.Index(fields=["actor_key"])]

    def __str__(self) -> str:
        return f"{self.action} · {self.thing_name}"
