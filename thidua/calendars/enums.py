from django.db.models import TextChoices


class DayKind(TextChoices):
    HOLIDAY = "holiday", "Nghỉ lễ, tết"
    IN_LIEU = "in_lieu", "Nghỉ bù, hoán đổi"
    WORKING = "working", "Làm bù"
