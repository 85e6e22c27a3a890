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
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("media_type", models.CharField(max_length=100, verbose_name="loại tệp")),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng (byte)")),
                ("stored_at", models.DateTimeField(verbose_name="nhận lúc")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("not_scanned", "Chưa quét mã độc"),
                            ("clean", "Đã quét, không thấy mã độc"),
                            ("quarantine", "Chờ quét mã độc"),
                            ("infected", "Có mã độc"),
                        ],
                        default="not_scanned",
                        max_length=11,
                        verbose_name="quét mã độc",
                    ),
                ),
                ("scan_note", models.CharField(blank=True, max_length=100, verbose_name="máy quét nói")),
                ("scanned_at", models.DateTimeField(blank=True, null=True, verbose_name="quét lúc")),
                (
                    "stored_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "tệp",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scan__in", ["not_scanned", "clean", "quarantine", "infected"])), name="stored_file_scan"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=43, unique=True)),
                ("purpose", models.CharField(choices=[("plan", "Kế hoạch"), ("submission", "Hồ sơ nộp")], max_length=10)),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng (byte)")),
                ("received", models.PositiveBigIntegerField(default=0, verbose_name="đã tới (byte)")),
                ("created_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "stored",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp đang gửi",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("purpose__in", ["plan", "submission"])), name="incoming_purpose"),
                    models.CheckConstraint(condition=models.Q(("received__lte", models.F("size"))), name="incoming_not_more_than_its_size"),
                ],
            },
        ),
    ]
