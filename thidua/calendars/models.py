"""Days that differ from the week: public holidays, days in lieu, Saturdays worked instead. Editable data, seeded per year."""

from django.db import models

from thidua.calendars.enums import DayKind


class SpecialDay(models.Model):
    day = models.DateField("ngày", unique=True)
    kind = models.CharField("loại", max_length=10, choices=DayKind)
    name = models.CharField("tên gọi", max_length=120)
    source = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày nghỉ, làm bù"
        ordering = ["day"]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=DayKind.values), name="special_day_kind")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
