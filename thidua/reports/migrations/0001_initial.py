import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("consultations", "0001_initial"),
        ("files", "0001_initial"),
        ("obligations", "0002_initial"),
        ("organisations", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FileReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("blocks", models.JSONField(default=list)),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="vì sao không đọc được")),
                ("read_at", models.DateTimeField(verbose_name="đọc lúc")),
            ],
            options={
                "verbose_name": "nội dung đọc được của tệp",
                "ordering": [models.OrderBy(models.F("read_at"), descending=True)],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half_year", "Sơ kết 6 tháng"),
                            ("year", "Tổng kết năm"),
                            ("launch", "Kết quả phát động"),
                            ("other", "Báo cáo khác"),
                        ],
                        max_length=10,
                        verbose_name="loại báo cáo",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên báo cáo")),
                ("period", models.CharField(blank=True, max_length=200, verbose_name="kỳ báo cáo")),
                ("periods", models.JSONField(default=list, verbose_name="kỳ được lấy")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("in_round", "Lấy ý kiến và chỉnh lý"),
                            ("final", "Đã chốt"),
                            ("sent", "Đã đưa lên cấp trên"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("with_marks", models.BooleanField(default=True, verbose_name="có dấu nguồn")),
                ("finalised_at", models.DateTimeField(blank=True, null=True, verbose_name="chốt lúc")),
                ("finalised_by_name", models.CharField(blank=True, max_length=200, verbose_name="người chốt")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="blocs.blocyear", verbose_name="năm thi đua"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="obligations.obligation",
                        verbose_name="việc phải nộp lên cấp trên",
                    ),
                ),
                (
                    "facts",
                    models.ManyToManyField(related_name="reports", to="plans.planfact", verbose_name="lấy từ báo cáo của các đơn vị"),
                ),
                (
                    "final_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bản chốt",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người lập"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="consultations.round",
                        verbose_name="đợt lấy ý kiến",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="obligations.submission",
                        verbose_name="lần nộp lên cấp trên",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                        verbose_name="đơn vị lập báo cáo",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo tổng hợp",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["half_year", "year", "launch", "other"])), name="report_kind"),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in_round", "final", "sent"])), name="report_state"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "in_round"), _negated=True), ("round__isnull", False), _connector="OR"),
                        name="report_in_round_has_its_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["final", "sent"]), _negated=True),
                            models.Q(("final_file__isnull", False), ("finalised_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="final_report_has_its_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[("heading", "Đề mục"), ("paragraph", "Đoạn văn"), ("table", "Bảng số liệu")],
                        max_length=10,
                        verbose_name="là",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                ("table", models.JSONField(blank=True, default=list, verbose_name="số liệu")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="bản ghi")),
                ("edited_by_name", models.CharField(max_length=200, verbose_name="người sửa")),
                ("edited_at", models.DateTimeField(verbose_name="sửa lúc")),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="reports.report")),
            ],
            options={
                "verbose_name": "phần của báo cáo",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["heading", "paragraph", "table"])), name="report_part_kind"),
                    models.CheckConstraint(condition=models.Q(("order__gte", 1)), name="report_part_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.PositiveIntegerField(verbose_name="thứ tự trong tệp")),
                ("place", models.CharField(max_length=200, verbose_name="chỗ trong tệp")),
                ("quote", models.TextField(blank=True, verbose_name="nguyên văn")),
                (
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="obligations.piece", verbose_name="tệp đã nộp"
                    ),
                ),
                ("part", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="reports.reportpart")),
            ],
            options={
                "verbose_name": "nguồn của một phần",
                "ordering": ["part", "pk"],
                "constraints": [models.UniqueConstraint(fields=("part", "piece", "block"), name="one_source_a_place")],
            },
        ),
    ]
