"""Ways a message reaches a person. Today: the secret address of a calendar feed."""

from django.conf import settings
from django.db import models


class FeedAddress(models.Model):
    """A calendar address that needs no sign-in. Only the hash of its secret is kept; revoked ones answer 404."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_addresses")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "địa chỉ lịch"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"Địa chỉ lịch của {self.user}"
