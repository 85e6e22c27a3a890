import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RotationRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("list", "Lần lượt theo thứ tự danh sách"),
                            ("deputy", "Phó Trưởng năm nay kế nhiệm"),
                            ("election", "Bầu tại hội nghị tổng kết"),
                            ("appointment", "Cấp trên chỉ định"),
                        ],
                        max_length=12,
                        verbose_name="cách chọn",
                    ),
                ),
                ("clause", models.CharField(blank=True, max_length=300, verbose_name="theo điều khoản")),
                ("needs_decision", models.BooleanField(default=True, verbose_name="phải có quyết định của cấp trên")),
                ("bloc", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="rotation_rule", to="blocs.bloc")),
            ],
            options={
                "verbose_name": "quy tắc luân phiên",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["list", "deputy", "election", "appointment"])), name="rotation_way"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RotationPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit", verbose_name="đơn vị"
                    ),
                ),
                ("rule", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="places", to="years.rotationrule")),
            ],
            options={
                "verbose_name": "thứ tự luân phiên",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="rotation_place_counts_from_1"),
                    models.UniqueConstraint(fields=("rule", "unit"), name="one_place_a_unit"),
                    models.UniqueConstraint(fields=("rule", "number"), name="one_unit_a_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("closed_at", models.DateTimeField(verbose_name="khép lúc")),
                ("closed_by_name", models.CharField(max_length=200, verbose_name="người khép")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="lời ghi khi khép")),
                ("undone", models.PositiveIntegerField(default=0, verbose_name="số việc chưa xong khi khép")),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="mở lại lúc")),
                ("reopened_by_name", models.CharField(blank=True, max_length=200, verbose_name="người mở lại")),
                ("reopening_reason", models.CharField(blank=True, max_length=300, verbose_name="lý do mở lại")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần khép năm",
                "ordering": ["-closed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("undone", 0), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="closing_with_work_undone_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reopened_at__isnull", True), ("reopening_reason", "")),
                            models.Q(("reopened_at__isnull", False), models.Q(("reopening_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reopened_year_has_its_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at__isnull", True)), fields=("bloc_year",), name="one_closing_in_force"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_on", models.DateField(verbose_name="bàn giao từ ngày")),
                ("note", models.TextField(blank=True, verbose_name="dặn lại")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Đang soạn"), ("offered", "Đã ký giao, chờ bên nhận"), ("signed", "Hai bên đã ký")],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("content", models.JSONField(blank=True, null=True, verbose_name="nội dung đã chốt")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="mã băm")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("giver_signed_at", models.DateTimeField(blank=True, null=True, verbose_name="bên giao ký lúc")),
                ("giver_name", models.CharField(blank=True, max_length=200, verbose_name="người ký bên giao")),
                ("taker_signed_at", models.DateTimeField(blank=True, null=True, verbose_name="bên nhận ký lúc")),
                ("taker_name", models.CharField(blank=True, max_length=200, verbose_name="người ký bên nhận")),
                ("refusal", models.CharField(blank=True, max_length=500, verbose_name="lời bên nhận")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers_given",
                        to="organisations.unit",
                        verbose_name="bên giao",
                    ),
                ),
                (
                    "giver_user",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers_taken",
                        to="organisations.unit",
                        verbose_name="bên nhận",
                    ),
                ),
                (
                    "taker_user",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ bàn giao",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "offered", "signed"])), name="handover_state"),
                    models.CheckConstraint(condition=models.Q(("giver", models.F("taker")), _negated=True), name="handover_between_two"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                models.Q(("sha256", ""), _negated=True), ("content__isnull", False), ("giver_signed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="offered_handover_is_frozen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True), ("taker_signed_at__isnull", False), _connector="OR"
                        ),
                        name="signed_handover_has_both_signatures",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "offered"])), fields=("bloc_year",), name="one_handover_under_way"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="làm Trưởng năm")),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Đã đề xuất, chờ quyết định"), ("decided", "Đã có quyết định"), ("withdrawn", "Đã rút")],
                        default="proposed",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("is_exception", models.BooleanField(default=False, verbose_name="khác quy chế")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="lý do khác quy chế")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="biên bản, văn bản đề xuất")),
                ("proposed_at", models.DateTimeField(verbose_name="đề xuất lúc")),
                ("proposed_by_name", models.CharField(max_length=200, verbose_name="người đề xuất")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="quyết định")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ ngày")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="quyết định, rút lúc")),
                ("settled_by_name", models.CharField(blank=True, max_length=200, verbose_name="người ghi")),
                ("withdrawal_reason", models.CharField(blank=True, max_length=300, verbose_name="lý do rút")),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="head_proposals",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
                ("deputies", models.ManyToManyField(blank=True, related_name="+", to="organisations.unit", verbose_name="Phó Trưởng")),
                (
                    "expected",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                        verbose_name="theo quy chế",
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
                        verbose_name="tệp quyết định",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit", verbose_name="đơn vị Trưởng"
                    ),
                ),
            ],
            options={
                "verbose_name": "đề xuất đơn vị Trưởng",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["proposed", "decided", "withdrawn"])), name="proposal_state"),
                    models.CheckConstraint(
                        condition=models.Q(("is_exception", False), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="exception_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            models.Q(
                                models.Q(("decision", ""), _negated=True), ("effective_on__isnull", False), ("settled_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="decided_proposal_has_its_decision",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")), fields=("bloc_year",), name="one_proposal_under_way"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("decided_by", models.CharField(max_length=200, verbose_name="ai quyết định")),
                ("bloc", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passes", to="blocs.bloc")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit", verbose_name="đơn vị"
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị được bỏ qua",
                "ordering": ["-year", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("reason", ""), _negated=True), models.Q(("decided_by", ""), _negated=True)),
                        name="pass_says_why_and_who",
                    ),
                    models.UniqueConstraint(fields=("bloc", "unit", "year"), name="one_pass_a_unit_and_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastLead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "Trưởng"),
                            ("deputy", "Phó Trưởng"),
                            ("standing", "Thường trực"),
                            ("nominee", "Được đề xuất làm Trưởng năm sau"),
                        ],
                        max_length=10,
                        verbose_name="vai trò",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="đơn vị như trong văn bản")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="quyết định, căn cứ")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("bloc", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="past_leads", to="blocs.bloc")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng cũ của sổ luân phiên",
                "ordering": ["-year", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["head", "deputy", "standing", "nominee"])), name="past_lead_role"
                    ),
                    models.CheckConstraint(condition=models.Q(("role__in", ["head", "deputy"])), name="past_lead_led"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 1945), ("year__lte", 2100)), name="past_lead_is_a_year"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="past_lead_has_a_name"),
                    models.UniqueConstraint(fields=("bloc", "year", "role", "name"), name="one_past_lead_a_year_and_role"),
                ],
            },
        ),
    ]
