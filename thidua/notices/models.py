"""Ways a message reaches a person. Today: the secret address of a calendar feed."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class FeedAddressQuerySet(models.QuerySet["FeedAddress"]):
    def alive(self) -> "FeedAddressQuerySet":
        return self.filter(revoked_at__isnull=True)


class FeedAddress(models.Model):
    """A calendar address that needs no sign-in. Only the hash of its secret is kept; revoked ones answer 404."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_addresses")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("lập lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    last_read_at = models.DateTimeField("đọc lần cuối lúc", null=True, blank=True)

    objects = FeedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "địa chỉ lịch"
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user"], condition=Q(revoked_at__isnull=True), name="one_living_address_a_user")]

    def __str__(self) -> str:
        return f"Địa chỉ lịch của {self.user}"
