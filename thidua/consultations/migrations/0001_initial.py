import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("documents", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="hỏi lúc")),
                ("to_superior", models.BooleanField(default=False, verbose_name="hỏi cấp trên")),
                (
                    "about_kind",
                    models.CharField(
                        choices=[("free", "Việc khác"), ("clause", "Điều khoản của kế hoạch"), ("obligation", "Nghĩa vụ")],
                        default="free",
                        max_length=10,
                        verbose_name="hỏi về",
                    ),
                ),
                ("about_key", models.PositiveBigIntegerField(blank=True, null=True)),
                ("about_words", models.CharField(blank=True, max_length=400, verbose_name="việc được hỏi")),
                ("about_folded", models.CharField(blank=True, editable=False, max_length=400)),
                ("words", models.TextField(verbose_name="câu hỏi")),
                ("words_folded", models.TextField(editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Chờ trả lời"), ("answered", "Đã trả lời"), ("withdrawn", "Đã rút")],
                        default="open",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("is_shown", models.BooleanField(default=False, verbose_name="cho mọi đơn vị xem")),
                ("hides_unit", models.BooleanField(default=False, verbose_name="không nêu tên đơn vị hỏi")),
                (
                    "addressed_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit", verbose_name="hỏi đơn vị"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người hỏi"
                    ),
                ),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="plans.planfact",
                        verbose_name="điều khoản",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="organisations.unit",
                        verbose_name="đơn vị hỏi",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi, vướng mắc",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [models.Index(fields=["about_kind", "about_key"], name="consultatio_about_k_6a3bf1_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["open", "answered", "withdrawn"])), name="question_state"),
                    models.CheckConstraint(
                        condition=models.Q(("about_kind__in", ["free", "clause", "obligation"])), name="question_about_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about_kind", "free"), ("about_key__isnull", False), _connector="OR"),
                        name="question_knows_what_it_is_about",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("words", models.TextField(verbose_name="trả lời")),
                ("words_folded", models.TextField(editable=False)),
                ("answered_by_name", models.CharField(max_length=200, verbose_name="người trả lời")),
                ("answered_at", models.DateTimeField(verbose_name="trả lời lúc")),
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
                    "question",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="consultations.question"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                        verbose_name="đơn vị trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu trả lời",
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("question", "number"), name="one_answer_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Báo cáo tổng hợp"),
                            ("activity_plan", "Kế hoạch hoạt động"),
                            ("launch_plan", "Kế hoạch phát động"),
                            ("criteria", "Bảng tiêu chí chấm điểm"),
                            ("regulation", "Quy chế của khối"),
                            ("other", "Văn bản khác"),
                        ],
                        max_length=15,
                        verbose_name="loại dự thảo",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên dự thảo")),
                ("asked", models.TextField(blank=True, verbose_name="đề nghị góp ý về")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang chuẩn bị"),
                            ("open", "Đang lấy ý kiến"),
                            ("closed", "Đã hết hạn góp ý"),
                            ("settled", "Đã chốt bản tổng hợp"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ lúc")),
                ("ends_at", models.DateTimeField(verbose_name="đến hết lúc")),
                ("first_ends_at", models.DateTimeField(verbose_name="hạn ban đầu")),
                ("why_moved", models.CharField(blank=True, max_length=300, verbose_name="lý do gia hạn")),
                ("shows_answers", models.BooleanField(default=True, verbose_name="cho các đơn vị xem bản tổng hợp")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("closing_reason", models.CharField(blank=True, max_length=300, verbose_name="lý do kết thúc, hủy")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="chốt lúc")),
                ("final_words", models.TextField(blank=True, verbose_name="kết luận")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="blocs.blocyear", verbose_name="năm thi đua"
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.planfact",
                        verbose_name="nghĩa vụ",
                    ),
                ),
                (
                    "final_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bản chính",
                    ),
                ),
                ("invited", models.ManyToManyField(related_name="rounds", to="organisations.unit", verbose_name="đơn vị được hỏi")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người lập"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                        verbose_name="đơn vị lấy ý kiến",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="documents.officialdocument",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt lấy ý kiến",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["report", "activity_plan", "launch_plan", "criteria", "regulation", "other"])),
                        name="round_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "open", "closed", "settled", "cancelled"])), name="round_state"
                    ),
                    models.CheckConstraint(condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="round_period"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["closed", "settled"]), _negated=True), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="closed_round_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "settled"), _negated=True), ("settled_at__isnull", False), _connector="OR"),
                        name="settled_round_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="bản ghi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("proposed", "Chờ lãnh đạo duyệt"),
                            ("sent", "Đã gửi"),
                            ("replaced", "Đã có bản sau"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("agree", "Nhất trí với dự thảo"), ("comments", "Có ý kiến góp ý")], max_length=10, verbose_name="ý kiến"
                    ),
                ),
                ("written_by_name", models.CharField(max_length=200, verbose_name="người soạn")),
                ("written_at", models.DateTimeField(verbose_name="soạn lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
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
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("not_needed", "Đơn vị tự nộp"),
                            ("waiting", "Nhập hộ, đơn vị chưa xác nhận"),
                            ("confirmed", "Nhập hộ, đơn vị đã xác nhận"),
                            ("contested", "Nhập hộ, đơn vị không nhận"),
                        ],
                        default="not_needed",
                        max_length=12,
                        verbose_name="xác nhận",
                    ),
                ),
                ("confirmation_words", models.CharField(blank=True, max_length=300, verbose_name="lời của đơn vị")),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.delegation",
                        verbose_name="ủy quyền",
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
                    "sent_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="organisations.unit", verbose_name="đơn vị"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="consultations.round"),
                ),
            ],
            options={
                "verbose_name": "ý kiến góp ý",
                "ordering": ["unit__name_sort", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed", "sent", "replaced"])), name="opinion_state"
                    ),
                    models.CheckConstraint(condition=models.Q(("verdict__in", ["agree", "comments"])), name="opinion_verdict"),
                    models.CheckConstraint(condition=models.Q(("way__in", ["here", "paper", "email", "zalo", "axis"])), name="opinion_way"),
                    models.CheckConstraint(
                        condition=models.Q(("confirmation__in", ["not_needed", "waiting", "confirmed", "contested"])),
                        name="opinion_confirmation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "proposed"]),
                            models.Q(("received_at__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="sent_opinion_has_its_moments",
                    ),
                    models.UniqueConstraint(fields=("round", "unit", "number"), name="one_opinion_a_number"),
                    models.UniqueConstraint(condition=models.Q(("state", "sent")), fields=("round", "unit"), name="one_opinion_in_force"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed"])), fields=("round", "unit"), name="one_opinion_being_written"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="có gì khác")),
                ("added_at", models.DateTimeField(verbose_name="đưa lên lúc")),
                ("added_by_name", models.CharField(max_length=200, verbose_name="người đưa lên")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="tệp"
                    ),
                ),
                ("round", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="consultations.round")),
            ],
            options={
                "verbose_name": "bản dự thảo",
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("round", "number"), name="one_draft_a_number")],
            },
        ),
        migrations.CreateModel(
            name="OpinionPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="ở đâu trong dự thảo")),
                ("words", models.TextField(blank=True, verbose_name="ý kiến")),
                ("proposed", models.TextField(blank=True, verbose_name="đề nghị viết lại")),
                (
                    "taking",
                    models.CharField(
                        blank=True,
                        choices=[("taken", "Tiếp thu"), ("partly", "Tiếp thu một phần"), ("not_taken", "Không tiếp thu")],
                        max_length=10,
                        verbose_name="tiếp thu",
                    ),
                ),
                ("why", models.TextField(blank=True, verbose_name="giải trình")),
                ("answered_by_name", models.CharField(blank=True, max_length=200, verbose_name="người trả lời")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc")),
                (
                    "opinion",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="points", to="consultations.opinion"),
                ),
            ],
            options={
                "verbose_name": "điểm góp ý",
                "ordering": ["opinion", "number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("taking__in", ["", "taken", "partly", "not_taken"])), name="point_taking"),
                    models.CheckConstraint(
                        condition=models.Q(("taking", ""), ("answered_at__isnull", False), _connector="OR"),
                        name="answered_point_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taking__in", ["", "taken"]), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="point_not_taken_says_why",
                    ),
                    models.UniqueConstraint(fields=("opinion", "number"), name="one_point_a_number"),
                ],
            },
        ),
    ]
