"""Lists of recipients whose papers are printed in one PDF."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.documents.enums import PrintState
from thidua.documents.models.templates import TemplateVersion
from thidua.documents.rules.print_lists import MOST_ROWS, SORTS
from thidua.files.models import StoredFile
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_acted_for


class PrintRunQuerySet(models.QuerySet["PrintRun"]):
    def visible_to(self, user: User, day: date) -> "PrintRunQuerySet":
        """Of the units whose papers the user handles: the list names people."""
        return self.filter(owner__in=units_acted_for(user, day))


class PrintRun(models.Model):
    """A list (`source`, an .xlsx), what was said once for all its rows, and the PDF (`made`). `version` empty: the built-in form."""

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="print_runs", verbose_name="đơn vị")
    kind = models.CharField("in gì", max_length=3, choices=list(SORTS.items()))
    version = models.ForeignKey(
        TemplateVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="print_runs", verbose_name="mẫu"
    )
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="danh sách")
    said: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField("phần chung", default=dict)
    rows = models.PositiveSmallIntegerField("số dòng")
    state = models.CharField("tình trạng", max_length=7, choices=PrintState, default=PrintState.READ)
    made = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp PDF")
    why_failed = models.CharField("vì sao chưa in được", max_length=500, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    begun_at = models.DateTimeField("lập lúc")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người in"
    )
    ended_at = models.DateTimeField("xong lúc", null=True, blank=True)

    objects = PrintRunQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt in hàng loạt"
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(SORTS)), name="print_run_kind"),
            models.CheckConstraint(condition=Q(state__in=PrintState.values), name="print_run_state"),
            models.CheckConstraint(condition=Q(rows__gte=1, rows__lte=MOST_ROWS), name="print_run_has_rows_within_bounds"),
            models.CheckConstraint(
                condition=Q(state=PrintState.DONE, made__isnull=False) | (~Q(state=PrintState.DONE) & Q(made__isnull=True)),
                name="print_run_has_its_pdf_when_done",
            ),
            models.CheckConstraint(condition=~Q(state=PrintState.FAILED) | ~Q(why_failed=""), name="failed_print_run_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.rows} bản – {self.owner}"
