import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("criteria", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScoringPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="tên kỳ chấm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "Đang chuẩn bị"),
                            ("open", "Đang chấm"),
                            ("announced", "Tạm công bố"),
                            ("published", "Đã công bố"),
                        ],
                        default="preparing",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="mở lúc")),
                ("announced_at", models.DateTimeField(blank=True, null=True, verbose_name="tạm công bố lúc")),
                ("complaints_until", models.DateTimeField(blank=True, null=True, verbose_name="nhận kiến nghị đến hết")),
                ("proposed_at", models.DateTimeField(blank=True, null=True, verbose_name="đề nghị công bố lúc")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="công bố lúc")),
                ("frozen", models.JSONField(blank=True, default=dict, verbose_name="bản đóng băng")),
                ("content_hash", models.CharField(blank=True, max_length=64, verbose_name="mã nội dung")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scoring_periods",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người lập"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đề nghị công bố",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người công bố",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scoring_periods",
                        to="criteria.tableversion",
                        verbose_name="bảng tiêu chí",
                    ),
                ),
            ],
            options={
                "verbose_name": "kỳ chấm điểm",
                "ordering": ["-bloc_year__year", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["preparing", "open", "announced", "published"])), name="scoring_period_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "announced"), _negated=True), ("announced_at__isnull", False), _connector="OR"
                        ),
                        name="announced_period_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(
                                ("proposed_by__isnull", False),
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="published_period_is_frozen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by__isnull", True),
                            models.Q(("published_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="published_by_a_second_person",
                    ),
                    models.UniqueConstraint(fields=("bloc_year", "version"), name="one_scoring_period_a_table"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoringRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Tự chấm"),
                            ("signed", "Lãnh đạo đơn vị ký"),
                            ("province", "Cấp tỉnh xác nhận"),
                            ("bloc", "Cụm, khối chấm"),
                            ("cross", "Chấm chéo"),
                            ("functional", "Đơn vị chức năng chấm"),
                            ("explanation", "Đơn vị giải trình"),
                            ("second_look", "Chấm lại sau giải trình"),
                            ("standing", "Cơ quan thường trực chấm"),
                            ("council", "Hội đồng chấm"),
                        ],
                        max_length=12,
                        verbose_name="vòng",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="mở lúc")),
                ("closes_at", models.DateTimeField(verbose_name="đến hết lúc")),
                ("is_blind", models.BooleanField(default=False, verbose_name="không xem điểm của nhau trước khi cùng gửi")),
                (
                    "shown",
                    models.CharField(
                        choices=[("at_once", "Ngay khi gửi"), ("when_closed", "Khi vòng khép"), ("when_announced", "Khi tạm công bố")],
                        default="when_closed",
                        max_length=14,
                        verbose_name="đơn vị được chấm xem khi nào",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="khép sớm lúc")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="scoring.scoringperiod",
                        verbose_name="kỳ chấm",
                    ),
                ),
            ],
            options={
                "verbose_name": "vòng chấm",
                "ordering": ["period", "position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "self",
                                    "signed",
                                    "province",
                                    "bloc",
                                    "cross",
                                    "functional",
                                    "explanation",
                                    "second_look",
                                    "standing",
                                    "council",
                                ],
                            )
                        ),
                        name="scoring_round_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shown__in", ["at_once", "when_closed", "when_announced"])), name="scoring_round_shown"
                    ),
                    models.CheckConstraint(condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="scoring_round_period"),
                    models.UniqueConstraint(fields=("period", "kind"), name="one_scoring_round_a_kind"),
                    models.UniqueConstraint(fields=("period", "position"), name="one_scoring_round_a_position"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.CharField(blank=True, max_length=80, verbose_name="nhóm xếp hạng")),
                ("size", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="quy mô")),
                ("exclusion", models.CharField(blank=True, max_length=300, verbose_name="lý do không xếp hạng")),
                ("excluded_by_name", models.CharField(blank=True, max_length=200, verbose_name="người ghi")),
                ("total", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="tổng điểm")),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hạng")),
                ("needs_vote", models.BooleanField(default=False, verbose_name="cần bỏ phiếu")),
                ("grade", models.CharField(blank=True, max_length=80, verbose_name="xếp loại")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="scoring.scoringperiod",
                        verbose_name="kỳ chấm",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="score_sheets",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu chấm điểm",
                "ordering": ["period", "unit__name_sort", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("period", "unit"), name="one_sheet_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("exclusion", ""), ("rank__isnull", True), _connector="OR"), name="excluded_sheet_has_no_rank"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "Số, ngày văn bản"),
                            ("file", "Tệp"),
                            ("link", "Đường dẫn"),
                            ("figure", "Số liệu và kỳ số liệu"),
                        ],
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên, trích yếu")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="đường dẫn")),
                ("figure", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="số liệu")),
                ("counted_from", models.DateField(blank=True, null=True, verbose_name="tính từ ngày")),
                ("counted_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="bỏ lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thêm",
                    ),
                ),
                ("criteria", models.ManyToManyField(related_name="+", to="criteria.criterion", verbose_name="cho tiêu chí")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="tệp",
                    ),
                ),
                ("sheet", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="scoring.sheet")),
            ],
            options={
                "verbose_name": "minh chứng",
                "ordering": ["sheet", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["document", "file", "link", "figure"])), name="evidence_kind"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("kind", "file"), _negated=True), ("file__isnull", False), _connector="OR"),
                        name="file_evidence_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "link"), _negated=True), models.Q(("url", ""), _negated=True), _connector="OR"
                        ),
                        name="link_evidence_has_its_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "document"), _negated=True),
                            models.Q(models.Q(("number", ""), _negated=True), ("dated__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_evidence_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "figure"), _negated=True),
                            models.Q(("counted_from__isnull", False), ("counted_to__isnull", False), ("figure__isnull", False)),
                            _connector="OR",
                        ),
                        name="figure_evidence_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(verbose_name="nội dung kiến nghị")),
                ("asked_points", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="đề nghị điểm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chờ trả lời"),
                            ("accepted", "Chấp nhận"),
                            ("rejected", "Không chấp nhận"),
                            ("withdrawn", "Đơn vị rút"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="tình trạng",
                    ),
                ),
                ("filed_at", models.DateTimeField(verbose_name="gửi lúc")),
                ("due_at", models.DateTimeField(verbose_name="phải trả lời đến hết")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                ("effect", models.JSONField(blank=True, default=dict, verbose_name="kết quả")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lời",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="criteria.criterion",
                        verbose_name="tiêu chí",
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
                        verbose_name="tệp",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người gửi"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="complaints", to="scoring.sheet", verbose_name="phiếu"
                    ),
                ),
            ],
            options={
                "verbose_name": "kiến nghị",
                "ordering": ["-filed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "accepted", "rejected", "withdrawn"])), name="complaint_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "rejected"]), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="settled_complaint_has_its_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("writing", "Đang chấm"), ("sent", "Đã gửi"), ("returned", "Trả lại để sửa")],
                        default="writing",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="ý kiến chung")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("here", "Nộp trên hệ thống"),
                            ("paper", "Bản giấy"),
                            ("email", "Thư điện tử"),
                            ("zalo", "Zalo"),
                            ("axis", "Trục liên thông văn bản"),
                        ],
                        default="here",
                        max_length=6,
                        verbose_name="cách đến",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("why_returned", models.CharField(blank=True, max_length=300, verbose_name="lý do trả lại")),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bản ký",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="scoring.scoringround",
                        verbose_name="vòng chấm",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="organisations.unit",
                        verbose_name="đơn vị chấm",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("sheet", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="scoring.sheet")),
            ],
            options={
                "verbose_name": "lượt chấm",
                "ordering": ["sheet", "round__position", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["writing", "sent", "returned"])), name="turn_state"),
                    models.CheckConstraint(condition=models.Q(("way__in", ["here", "paper", "email", "zalo", "axis"])), name="turn_way"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"),
                        name="sent_turn_has_its_moment",
                    ),
                    models.UniqueConstraint(fields=("sheet", "round", "scorer"), name="one_turn_a_scorer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.JSONField(default=dict, verbose_name="đã ghi")),
                ("points", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="điểm")),
                ("is_na", models.BooleanField(default=False, verbose_name="không phát sinh")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="bản ghi")),
                ("changed_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người ghi"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="criteria.criterion"),
                ),
                ("turn", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="scoring.turn")),
            ],
            options={
                "verbose_name": "điểm chấm",
                "constraints": [
                    models.UniqueConstraint(fields=("turn", "criterion"), name="one_mark_a_criterion"),
                    models.CheckConstraint(
                        condition=models.Q(("is_na", False), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="mark_not_arisen_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarkChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(verbose_name="bản ghi")),
                ("given", models.JSONField(default=dict, verbose_name="đã ghi")),
                ("points", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="điểm")),
                ("is_na", models.BooleanField(default=False, verbose_name="không phát sinh")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("changed_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("changed_by_name", models.CharField(max_length=200, verbose_name="người ghi")),
                ("mark", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="scoring.mark")),
            ],
            options={
                "verbose_name": "lần ghi điểm",
                "ordering": ["mark", "-version"],
                "constraints": [models.UniqueConstraint(fields=("mark", "version"), name="one_mark_change_a_version")],
            },
        ),
    ]
