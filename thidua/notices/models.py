"""Ways a message reaches a person: the bell, one mail a day, and the secret address of a calendar feed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.notices.enums import MailPurpose, MailState, MessageKind
from thidua.notices.rules import FIRST_HOUR, LAST_HOUR


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


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, user: User) -> "MailQuerySet":
        """One's own; all for a system administrator, who keeps the mail running."""
        return self if user.is_system_admin else self.filter(user=user)


class Mail(models.Model):
    """A mail to be sent, and what became of it. Written in the transaction that wants it, sent by a job.

    `message_id` stays the same at every try, so that a mail sent twice (the worker died after sending) is seen to be one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails", verbose_name="người nhận")
    to_address = models.EmailField("gửi tới")
    subject = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("lời thư")
    html = models.TextField("lời thư có bảng", blank=True)
    purpose = models.CharField("loại thư", max_length=10, choices=MailPurpose)
    day = models.DateField("của ngày")
    state = models.CharField("tình trạng", max_length=10, choices=MailState, default=MailState.QUEUED)
    tries = models.PositiveSmallIntegerField("đã thử", default=0)
    queued_at = models.DateTimeField("xếp hàng lúc")
    next_try_at = models.DateTimeField("thử lại lúc")
    claimed_at = models.DateTimeField("bắt đầu gửi lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    error = models.CharField("vì sao chưa gửi được", max_length=300, blank=True)
    message_id = models.CharField("mã thư", max_length=200, unique=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư"
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=MailPurpose.values), name="mail_purpose"),
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state"),
            models.CheckConstraint(condition=~Q(state=MailState.SENT) | Q(sent_at__isnull=False), name="sent_mail_has_its_moment"),
            models.CheckConstraint(condition=~Q(state=MailState.SENDING) | Q(claimed_at__isnull=False), name="claimed_mail_has_its_moment"),
            models.UniqueConstraint(fields=["user", "day"], condition=Q(purpose=MailPurpose.DIGEST), name="one_digest_a_day"),
        ]

    def __str__(self) -> str:
        return self.subject


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User) -> "MessageQuerySet":
        """One's own and nobody else's."""
        return self.filter(user=user)

    def unread(self) -> "MessageQuerySet":
        return self.filter(read_at__isnull=True)


class Message(models.Model):
    """What the bell tells one person. `key` says what it is about: told again under the same key it is told once.

    `read_at` is also set when it no longer holds (the paper was handed in, a later reminder took its place) or its kind is muted.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="told", verbose_name="người nhận")
    key = models.CharField(max_length=160)
    kind = models.CharField("loại", max_length=12, choices=MessageKind)
    title = models.CharField("tin", max_length=300)
    body = models.CharField("nói thêm", max_length=1000, blank=True)
    url = models.CharField("mở", max_length=300, blank=True)
    created_at = models.DateTimeField("báo lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages", verbose_name="trong thư")

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["user", "read_at"]), models.Index(fields=["created_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MessageKind.values), name="message_kind"),
            models.CheckConstraint(condition=~Q(title=""), name="message_has_a_title"),
            models.UniqueConstraint(fields=["user", "key"], name="told_once_under_a_key"),
        ]

    def __str__(self) -> str:
        return self.title


class QuietSettings(models.Model):
    """When and of what a person wants to hear. No row = one mail at seven on working days, of everything."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiet", verbose_name="của")
    wants_mail = models.BooleanField("nhận thư nhắc mỗi ngày", default=True)
    digest_hour = models.PositiveSmallIntegerField("gửi thư lúc", default=7)
    works_only = models.BooleanField("không gửi vào ngày nghỉ", default=True)
    muted = models.JSONField("thôi báo", default=list, blank=True)

    class Meta:
        verbose_name = "cách nhận nhắc việc"
        constraints = [
            models.CheckConstraint(condition=Q(digest_hour__gte=FIRST_HOUR) & Q(digest_hour__lte=LAST_HOUR), name="digest_in_the_day")
        ]

    def __str__(self) -> str:
        return f"Cách nhận nhắc việc của {self.user}"
