import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to_address", models.EmailField(max_length=254, verbose_name="gửi tới")),
                ("subject", models.CharField(max_length=200, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="lời thư")),
                ("html", models.TextField(blank=True, verbose_name="lời thư có bảng")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("digest", "Thư nhắc mỗi ngày"), ("trial", "Thư thử")], max_length=10, verbose_name="loại thư"
                    ),
                ),
                ("day", models.DateField(verbose_name="của ngày")),
                (
                    "state",
                    models.CharField(
                        choices=[("queued", "Chờ gửi"), ("sending", "Đang gửi"), ("sent", "Đã gửi"), ("gave_up", "Không gửi được")],
                        default="queued",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="đã thử")),
                ("queued_at", models.DateTimeField(verbose_name="xếp hàng lúc")),
                ("next_try_at", models.DateTimeField(verbose_name="thử lại lúc")),
                ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu gửi lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="vì sao chưa gửi được")),
                ("message_id", models.CharField(max_length=200, unique=True, verbose_name="mã thư")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "thư",
                "ordering": ["-queued_at", "-pk"],
                "indexes": [models.Index(fields=["state", "next_try_at"], name="notices_mai_state_ac792f_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("purpose__in", ["digest", "trial"])), name="mail_purpose"),
                    models.CheckConstraint(condition=models.Q(("state__in", ["queued", "sending", "sent", "gave_up"])), name="mail_state"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"),
                        name="sent_mail_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "sending"), _negated=True), ("claimed_at__isnull", False), _connector="OR"),
                        name="claimed_mail_has_its_moment",
                    ),
                    models.UniqueConstraint(condition=models.Q(("purpose", "digest")), fields=("user", "day"), name="one_digest_a_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("due", "Sắp đến hạn"),
                            ("overdue", "Quá hạn"),
                            ("escalation", "Báo lãnh đạo, đơn vị Trưởng"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã tiếp nhận"),
                            ("arrived", "Có bài nộp, ý kiến mới"),
                            ("request", "Được giao việc, lấy ý kiến"),
                            ("answer", "Trả lời câu hỏi, ý kiến"),
                            ("change", "Đổi hạn, đổi vai trò"),
                            ("undelivered", "Thư không tới nơi"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tin")),
                ("body", models.CharField(blank=True, max_length=1000, verbose_name="nói thêm")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="mở")),
                ("created_at", models.DateTimeField(verbose_name="báo lúc")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="đọc lúc")),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="notices.mail",
                        verbose_name="trong thư",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo",
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["user", "read_at"], name="notices_mes_user_id_4f56bb_idx"),
                    models.Index(fields=["created_at"], name="notices_mes_created_fc342c_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "due",
                                    "overdue",
                                    "escalation",
                                    "returned",
                                    "accepted",
                                    "arrived",
                                    "request",
                                    "answer",
                                    "change",
                                    "undelivered",
                                ],
                            )
                        ),
                        name="message_kind",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="message_has_a_title"),
                    models.UniqueConstraint(fields=("user", "key"), name="told_once_under_a_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuietSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wants_mail", models.BooleanField(default=True, verbose_name="nhận thư nhắc mỗi ngày")),
                ("digest_hour", models.PositiveSmallIntegerField(default=7, verbose_name="gửi thư lúc")),
                ("works_only", models.BooleanField(default=True, verbose_name="không gửi vào ngày nghỉ")),
                ("muted", models.JSONField(blank=True, default=list, verbose_name="thôi báo")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quiet", to=settings.AUTH_USER_MODEL, verbose_name="của"
                    ),
                ),
            ],
            options={
                "verbose_name": "cách nhận nhắc việc",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("digest_hour__gte", 5), ("digest_hour__lte", 20)), name="digest_in_the_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(verbose_name="lập lúc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                ("last_read_at", models.DateTimeField(blank=True, null=True, verbose_name="đọc lần cuối lúc")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feed_addresses", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "địa chỉ lịch",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)), fields=("user",), name="one_living_address_a_user"
                    )
                ],
            },
        ),
    ]
