import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("documents", "0003_revocationlist"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CriteriaTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("title", models.CharField(max_length=300, verbose_name="tên bảng")),
                ("scored_kind", models.CharField(max_length=120, verbose_name="chấm loại đơn vị")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_tables",
                        to="blocs.bloc",
                        verbose_name="khối thi đua",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_tables",
                        to="organisations.unit",
                        verbose_name="đơn vị ban hành",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người lập"
                    ),
                ),
            ],
            options={
                "verbose_name": "bảng tiêu chí",
                "ordering": ["-year", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("year__gte", 1990), ("year__lte", 2100)), name="criteria_table_year"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("scored_kind", ""), _negated=True)),
                        name="criteria_table_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TableVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("issued", "Đã ban hành"), ("replaced", "Đã thay thế")],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("conventions", models.JSONField(blank=True, default=dict, verbose_name="quy ước")),
                ("pools", models.JSONField(blank=True, default=dict, verbose_name="phần điểm")),
                ("grades", models.JSONField(blank=True, default=dict, verbose_name="xếp loại")),
                ("ties", models.JSONField(blank=True, null=True, verbose_name="khi bằng điểm")),
                ("size_classes", models.JSONField(blank=True, default=list, verbose_name="nhóm quy mô")),
                ("edits", models.PositiveIntegerField(default=0, verbose_name="lần ghi")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="có gì khác bản trước")),
                ("decision", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu quyết định")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="ban hành lúc")),
                ("content_hash", models.CharField(blank=True, max_length=64, verbose_name="mã nội dung")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_versions",
                        to="documents.officialdocument",
                        verbose_name="văn bản ban hành",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bản ban hành",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ban hành",
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="criteria.criteriatable",
                        verbose_name="bảng tiêu chí",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản của bảng tiêu chí",
                "ordering": ["table", "-number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "issued", "replaced"])), name="table_version_state"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                                models.Q(("decision", ""), _negated=True),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issued_table_version_has_its_decision",
                    ),
                    models.UniqueConstraint(fields=("table", "number"), name="one_table_version_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("table",), name="one_table_version_being_written"
                    ),
                    models.UniqueConstraint(condition=models.Q(("state", "issued")), fields=("table",), name="one_table_version_in_force"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TableReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows", models.JSONField(default=list, verbose_name="các dòng")),
                ("notes", models.JSONField(blank=True, default=list, verbose_name="lưu ý")),
                (
                    "total",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="tổng điểm ghi trong tệp"),
                ),
                ("edits", models.PositiveIntegerField(default=0, verbose_name="lần ghi")),
                ("read_at", models.DateTimeField(verbose_name="tải lên lúc")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận vào bản dự thảo lúc")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="tệp gốc"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="criteria.tableversion",
                        verbose_name="bản dự thảo",
                    ),
                ),
            ],
            options={
                "verbose_name": "bảng đọc từ tệp",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None)), fields=("version",), name="one_table_reading_under_review"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=40, verbose_name="mã")),
                ("mark", models.CharField(blank=True, max_length=20, verbose_name="số mục")),
                ("title", models.TextField(verbose_name="nội dung")),
                ("points", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="điểm chuẩn")),
                (
                    "pool",
                    models.CharField(
                        choices=[("content", "Điểm nội dung"), ("bonus", "Điểm thưởng"), ("penalty", "Điểm trừ")],
                        default="content",
                        max_length=8,
                        verbose_name="phần điểm",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pass_fail", "Đạt hoặc không đạt"),
                            ("proportional", "Theo tỷ lệ hoàn thành"),
                            ("tiered", "Bậc thang theo tỷ lệ"),
                            ("late_days", "Theo số ngày chậm"),
                            ("decision_table", "Theo điều kiện"),
                            ("deduct_per_event", "Trừ theo số lần"),
                            ("deduct_banded", "Trừ theo dải"),
                            ("count_times", "Chấm thẳng theo số lượng"),
                            ("bonus_penalty", "Cộng, trừ theo số lần"),
                            ("award_bonus", "Điểm cộng theo danh hiệu"),
                            ("leader_relative", "So với đơn vị dẫn đầu"),
                            ("judged", "Đánh giá trong khung điểm"),
                            ("imported", "Quy đổi điểm của đơn vị chức năng"),
                            ("sum_children", "Cộng các mục con"),
                        ],
                        default="sum_children",
                        max_length=18,
                        verbose_name="cách chấm",
                    ),
                ),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="tham số")),
                ("owner_words", models.CharField(blank=True, max_length=200, verbose_name="đơn vị chức năng (ghi chữ)")),
                ("rounds", models.JSONField(blank=True, default=list, verbose_name="vòng được chấm")),
                ("evidence", models.JSONField(blank=True, default=dict, verbose_name="minh chứng")),
                (
                    "na_mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full_points", "Cho đủ điểm chuẩn"),
                            ("zero", "Cho 0 điểm"),
                            ("exclude_and_rescale", "Bỏ khỏi bảng, quy đổi lại theo điểm chuẩn còn lại"),
                            ("exclude", "Bỏ khỏi bảng, không quy đổi"),
                        ],
                        max_length=20,
                        verbose_name="khi không phát sinh",
                    ),
                ),
                ("na_words", models.CharField(blank=True, max_length=300, verbose_name="khi nào coi là không phát sinh")),
                (
                    "direction",
                    models.CharField(
                        choices=[("higher", "Càng cao càng tốt"), ("lower", "Càng thấp càng tốt")],
                        default="higher",
                        max_length=6,
                        verbose_name="chiều",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="tính từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("guidance", models.TextField(blank=True, verbose_name="hướng dẫn chấm")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="nguồn")),
                ("is_sample", models.BooleanField(default=False, verbose_name="ví dụ minh họa")),
                ("edits", models.PositiveIntegerField(default=0, verbose_name="lần ghi")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_owned",
                        to="organisations.unit",
                        verbose_name="đơn vị chức năng",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="children", to="criteria.criterion"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="criteria.tableversion"),
                ),
            ],
            options={
                "verbose_name": "tiêu chí",
                "verbose_name_plural": "tiêu chí",
                "ordering": ["version", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "pass_fail",
                                    "proportional",
                                    "tiered",
                                    "late_days",
                                    "decision_table",
                                    "deduct_per_event",
                                    "deduct_banded",
                                    "count_times",
                                    "bonus_penalty",
                                    "award_bonus",
                                    "leader_relative",
                                    "judged",
                                    "imported",
                                    "sum_children",
                                ],
                            )
                        ),
                        name="criterion_kind",
                    ),
                    models.CheckConstraint(condition=models.Q(("pool__in", ["content", "bonus", "penalty"])), name="criterion_pool"),
                    models.CheckConstraint(
                        condition=models.Q(("na_mode__in", ["", "full_points", "zero", "exclude_and_rescale", "exclude"])),
                        name="criterion_na_mode",
                    ),
                    models.CheckConstraint(condition=models.Q(("direction__in", ["higher", "lower"])), name="criterion_direction"),
                    models.CheckConstraint(condition=models.Q(("points__gte", 0)), name="criterion_points_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("starts_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="criterion_period",
                    ),
                    models.UniqueConstraint(fields=("version", "code"), name="one_criterion_a_code"),
                ],
            },
        ),
        migrations.AddField(
            model_name="criteriatable",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="criteria.tableversion",
                verbose_name="chép từ bảng",
            ),
        ),
    ]
