import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("blocs", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LengthRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "over",
                    models.CharField(
                        choices=[("remark", "Tiếp nhận, có ghi nhắc"), ("return", "Trả lại để rút gọn")],
                        default="remark",
                        max_length=6,
                        verbose_name="văn bản quá dài thì",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=2, verbose_name="số ngày làm việc để rút gọn")),
                ("plan", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="length_rule", to="plans.plan")),
            ],
            options={
                "verbose_name": "cách xử lý văn bản quá dài",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("over__in", ["remark", "return"])), name="length_rule_over"),
                    models.CheckConstraint(condition=models.Q(("days__gte", 1), ("days__lte", 30)), name="length_rule_days"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(blank=True, max_length=300, verbose_name="kỳ")),
                (
                    "kind",
                    models.CharField(
                        choices=[("re_date", "Đổi hạn"), ("reword", "Đổi nội dung"), ("cancel", "Thôi thực hiện")],
                        max_length=8,
                        verbose_name="điều chỉnh",
                    ),
                ),
                ("last_moment", models.DateTimeField(blank=True, null=True, verbose_name="hạn mới")),
                ("words", models.CharField(blank=True, max_length=400, verbose_name="nội dung mới")),
                ("quote", models.TextField(blank=True, verbose_name="công văn nói")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="áp dụng lúc")),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="plans.planfact", verbose_name="nghĩa vụ"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="orders", to="plans.plan", verbose_name="công văn"
                    ),
                ),
                ("units", models.ManyToManyField(blank=True, related_name="+", to="organisations.unit", verbose_name="chỉ các đơn vị")),
            ],
            options={
                "verbose_name": "điều chỉnh theo công văn",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["re_date", "reword", "cancel"])), name="letter_order_kind"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("kind", "re_date"), _negated=True), ("last_moment__isnull", False), _connector="OR"),
                        name="re_dating_has_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reword"), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="rewording_has_words",
                    ),
                    models.UniqueConstraint(fields=("letter", "fact", "period", "kind"), name="one_order_a_letter_and_duty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(blank=True, max_length=300, verbose_name="kỳ")),
                ("deliverable", models.CharField(max_length=400, verbose_name="việc phải làm")),
                ("deliverable_folded", models.CharField(editable=False, max_length=400)),
                ("recipient", models.CharField(blank=True, max_length=300, verbose_name="gửi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Phải làm"),
                            ("submitted", "Đã nộp, chờ tiếp nhận"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã tiếp nhận"),
                            ("done", "Đã xong"),
                            ("excused", "Được miễn"),
                            ("withdrawn", "Thôi thực hiện"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("due", models.JSONField(blank=True, null=True, verbose_name="thời hạn")),
                ("due_words", models.CharField(blank=True, max_length=200, verbose_name="thời hạn theo lời văn")),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu lúc")),
                ("last_moment", models.DateTimeField(blank=True, null=True, verbose_name="hết hạn lúc")),
                ("planned_moment", models.DateTimeField(blank=True, null=True, verbose_name="hạn theo kế hoạch")),
                ("anchor_words", models.CharField(blank=True, max_length=200, verbose_name="chờ mốc")),
                ("is_standing", models.BooleanField(default=False, verbose_name="việc thường xuyên")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
                ("shorten_by", models.DateTimeField(blank=True, null=True, verbose_name="rút gọn và nộp lại trước")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="xong ngày")),
                ("done_note", models.CharField(blank=True, max_length=200, verbose_name="ghi chú khi xong")),
                (
                    "anchor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="obligations",
                        to="plans.milestone",
                        verbose_name="mốc tính hạn",
                    ),
                ),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="blocs.blocyear",
                        verbose_name="năm thi đua",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="plans.planfact",
                        verbose_name="điều khoản",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="plans.plan", verbose_name="kế hoạch"
                    ),
                ),
                (
                    "recipient_units",
                    models.ManyToManyField(blank=True, related_name="+", to="organisations.unit", verbose_name="đơn vị nhận"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="organisations.unit",
                        verbose_name="đơn vị phải làm",
                    ),
                ),
            ],
            options={
                "verbose_name": "nghĩa vụ",
                "ordering": [models.OrderBy(models.F("last_moment"), nulls_last=True), "unit__name_sort", "pk"],
                "indexes": [
                    models.Index(fields=["unit", "state", "last_moment"], name="obligations_unit_id_8d087c_idx"),
                    models.Index(fields=["bloc_year", "state"], name="obligations_bloc_ye_6d472d_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "submitted", "returned", "accepted", "done", "excused", "withdrawn"])),
                        name="obligation_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "done"), _negated=True), ("done_on__isnull", False), _connector="OR"),
                        name="done_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "accepted"]), _negated=True),
                            ("handed_in_at__isnull", False),
                            _connector="OR",
                        ),
                        name="handed_in_has_its_moment",
                    ),
                    models.UniqueConstraint(fields=("fact", "unit", "period"), name="one_obligation_a_fact_unit_period"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("created", "Đưa vào năm"),
                            ("dated", "Có hạn"),
                            ("re_dated", "Đổi hạn"),
                            ("reworded", "Đổi nội dung"),
                            ("submitted", "Nộp"),
                            ("taken_back", "Rút lại bản đã nộp"),
                            ("accepted", "Tiếp nhận"),
                            ("returned", "Trả lại"),
                            ("remarked", "Nhắc về độ dài"),
                            ("extended", "Gia hạn"),
                            ("excused", "Cho miễn"),
                            ("owed_again", "Thôi miễn"),
                            ("confirmed", "Xác nhận bản nhập hộ"),
                            ("contested", "Không nhận bản nhập hộ"),
                            ("done", "Ghi đã xong"),
                            ("reopened", "Mở lại"),
                            ("withdrawn", "Thôi thực hiện"),
                        ],
                        max_length=10,
                        verbose_name="thay đổi",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by_name", models.CharField(max_length=200, verbose_name="người ghi")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                (
                    "obligation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="obligations.obligation"),
                ),
            ],
            options={
                "verbose_name": "thay đổi của nghĩa vụ",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "created",
                                    "dated",
                                    "re_dated",
                                    "reworded",
                                    "submitted",
                                    "taken_back",
                                    "accepted",
                                    "returned",
                                    "remarked",
                                    "extended",
                                    "excused",
                                    "owed_again",
                                    "confirmed",
                                    "contested",
                                    "done",
                                    "reopened",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="obligation_change_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần nộp")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("proposed", "Chờ lãnh đạo duyệt"),
                            ("sent", "Đã nộp"),
                            ("accepted", "Đã tiếp nhận"),
                            ("returned", "Bị trả lại"),
                            ("taken_back", "Đã rút lại"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="lời nhắn")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="đường dẫn")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu văn bản")),
                ("document_date", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                ("made_at", models.DateTimeField(verbose_name="soạn lúc")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
                ("counts_from", models.DateTimeField(blank=True, null=True, verbose_name="tính từ lúc")),
                ("due_then", models.DateTimeField(blank=True, null=True, verbose_name="hạn khi nộp")),
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
                ("receipt", models.CharField(blank=True, db_index=True, max_length=64, verbose_name="mã biên nhận")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="quyết định lúc")),
                ("decided_by_name", models.CharField(blank=True, max_length=200, verbose_name="người quyết định")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do, lời nhắc")),
                ("is_length_only", models.BooleanField(default=False, verbose_name="trả lại chỉ vì dài")),
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="obligations.obligation",
                        verbose_name="nghĩa vụ",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nộp",
                "ordering": ["obligation", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed", "sent", "accepted", "returned", "taken_back"])),
                        name="submission_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["here", "paper", "email", "zalo", "axis"])), name="submission_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmation__in", ["not_needed", "waiting", "confirmed", "contested"])),
                        name="submission_confirmation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "proposed"]),
                            models.Q(("counts_from__isnull", False), ("received_at__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="sent_has_its_moments",
                    ),
                    models.UniqueConstraint(fields=("obligation", "number"), name="one_submission_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed", "sent"])),
                        fields=("obligation",),
                        name="one_submission_under_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("full_report", "Báo cáo đầy đủ"),
                            ("summary", "Báo cáo tóm tắt"),
                            ("speech", "Tham luận"),
                            ("self_score", "Bảng tự chấm điểm"),
                            ("proposal", "Văn bản đề nghị"),
                            ("achievements", "Báo cáo thành tích"),
                            ("minutes", "Biên bản họp"),
                            ("dossier", "Hồ sơ đề nghị khen thưởng"),
                            ("plan", "Kế hoạch"),
                            ("registration", "Bản đăng ký, giao ước"),
                            ("other", "Văn bản khác"),
                        ],
                        default="other",
                        max_length=15,
                        verbose_name="là",
                    ),
                ),
                (
                    "count_state",
                    models.CharField(
                        choices=[("waiting", "Đang đếm trang"), ("counted", "Đã đếm trang"), ("uncountable", "Không đếm được trang")],
                        default="waiting",
                        max_length=12,
                        verbose_name="đếm trang",
                    ),
                ),
                ("pages", models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="số trang A4")),
                ("most_pages", models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="tối đa")),
                ("count_note", models.CharField(blank=True, max_length=200, verbose_name="ghi chú khi đếm")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="files.storedfile", verbose_name="tệp"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="obligations.submission"),
                ),
            ],
            options={
                "verbose_name": "tệp đã nộp",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "full_report",
                                    "summary",
                                    "speech",
                                    "self_score",
                                    "proposal",
                                    "achievements",
                                    "minutes",
                                    "dossier",
                                    "plan",
                                    "registration",
                                    "other",
                                ],
                            )
                        ),
                        name="piece_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count_state__in", ["waiting", "counted", "uncountable"])), name="piece_count_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("count_state", "counted"), _negated=True), ("pages__isnull", False), _connector="OR"),
                        name="counted_piece_has_its_pages",
                    ),
                    models.UniqueConstraint(fields=("submission", "file"), name="one_piece_a_file"),
                ],
            },
        ),
    ]
