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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự trong tệp")),
                (
                    "form",
                    models.CharField(
                        choices=[("plan", "Kế hoạch"), ("letter", "Công văn")], default="plan", max_length=8, verbose_name="thể loại"
                    ),
                ),
                (
                    "shape",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("activity", "Hoạt động của cụm, khối trong năm"),
                            ("targets", "Phát động thi đua có chỉ tiêu, đợt thi đua"),
                            ("movements", "Phát động các phong trào thi đua, có quỹ"),
                            ("conference", "Tổ chức hội nghị, tọa đàm"),
                        ],
                        max_length=12,
                        verbose_name="mẫu soạn",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soát"),
                            ("proposed", "Chờ lãnh đạo duyệt"),
                            ("in_force", "Đang thực hiện"),
                            ("superseded", "Đã có bản thay thế"),
                            ("recalled", "Đã thu hồi"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="tình trạng",
                    ),
                ),
                ("title", models.CharField(max_length=400, verbose_name="tên kế hoạch")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("meta", models.JSONField(default=dict)),
                ("document", models.JSONField(default=dict)),
                ("head", models.JSONField(blank=True, default=dict, verbose_name="đầu và cuối văn bản")),
                ("uploaded_at", models.DateTimeField(verbose_name="tải lên lúc")),
                ("in_force_at", models.DateTimeField(blank=True, null=True, verbose_name="đưa vào năm lúc")),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amended_by",
                        to="plans.plan",
                        verbose_name="thay thế, sửa đổi",
                    ),
                ),
                (
                    "bloc_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="blocs.blocyear", verbose_name="năm thi đua"
                    ),
                ),
                (
                    "carries_out",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_out_by",
                        to="plans.plan",
                        verbose_name="triển khai kế hoạch",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="tệp gốc"
                    ),
                ),
                (
                    "issued_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="documents.officialdocument",
                        verbose_name="văn bản phát hành",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="organisations.unit",
                        verbose_name="đơn vị ban hành",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế hoạch",
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed", "in_force", "superseded", "recalled", "discarded"])),
                        name="plan_state",
                    ),
                    models.CheckConstraint(condition=models.Q(("form__in", ["plan", "letter"])), name="plan_form"),
                    models.CheckConstraint(
                        condition=models.Q(("shape__in", ["", "activity", "targets", "movements", "conference"])), name="plan_shape"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "in_force"), _negated=True), ("in_force_at__isnull", False), _connector="OR"),
                        name="plan_in_force_has_its_moment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("shape", "")), fields=("bloc_year", "issuer", "file", "part"), name="one_plan_a_file_and_part"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("obligation", "Nghĩa vụ"),
                            ("stage", "Bước của năm"),
                            ("event", "Hội nghị, sự kiện"),
                            ("event_place", "Địa điểm, hình thức"),
                            ("event_duration", "Thời lượng"),
                            ("headcount", "Số đại biểu"),
                            ("participants", "Thành phần dự"),
                            ("agenda_item", "Nội dung chương trình"),
                            ("notice_to_follow", "Văn bản sẽ có sau"),
                            ("vote", "Nội dung bỏ phiếu, bình bầu"),
                            ("succession", "Đơn vị kế nhiệm"),
                            ("quota", "Hạn mức bình xét"),
                            ("target", "Chỉ tiêu"),
                            ("page_limit", "Giới hạn độ dài"),
                            ("document_list", "Thành phần hồ sơ"),
                            ("phase", "Đợt thi đua"),
                            ("theme", "Chủ đề, khẩu hiệu"),
                            ("movement", "Phong trào thi đua"),
                            ("contact", "Đầu mối liên hệ"),
                            ("funding", "Nguồn kinh phí"),
                            ("fund", "Quỹ"),
                            ("no_contribution", "Không thu đóng góp"),
                            ("recipient", "Nơi nhận"),
                            ("archive", "Lưu văn bản"),
                            ("legal_basis", "Căn cứ, viện dẫn"),
                            ("warning", "Điểm nghi ngờ"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "Máy đọc được"),
                            ("accepted", "Đã xác nhận"),
                            ("edited", "Đã sửa"),
                            ("added", "Người thêm"),
                            ("rejected", "Đã bỏ"),
                        ],
                        default="found",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("quote", models.TextField(verbose_name="trích văn bản")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("clause", models.CharField(blank=True, max_length=60, verbose_name="mục")),
                ("fields", models.JSONField(default=dict)),
                ("read_as", models.JSONField(blank=True, null=True, verbose_name="máy đọc là")),
                (
                    "actor_group",
                    models.CharField(
                        choices=[
                            ("members", "Các đơn vị thành viên"),
                            ("head", "Trưởng"),
                            ("deputies", "Phó Trưởng"),
                            ("head_and_deputies", "Trưởng và Phó Trưởng"),
                            ("standing", "Bộ phận thường trực"),
                            ("nominee", "Đơn vị được đề xuất làm Trưởng"),
                            ("kind", "Các đơn vị cùng loại"),
                            ("named", "Đơn vị nêu tên"),
                            ("outside", "Cơ quan ngoài khối"),
                            ("unknown", "Chưa rõ, cần chọn"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="ai",
                    ),
                ),
                ("settled_as", models.CharField(blank=True, max_length=200, verbose_name="đã xử lý")),
                ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="plans.plan")),
                ("units", models.ManyToManyField(blank=True, related_name="+", to="organisations.unit", verbose_name="đơn vị phải làm")),
            ],
            options={
                "verbose_name": "điều đọc được",
                "ordering": ["start", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "obligation",
                                    "stage",
                                    "event",
                                    "event_place",
                                    "event_duration",
                                    "headcount",
                                    "participants",
                                    "agenda_item",
                                    "notice_to_follow",
                                    "vote",
                                    "succession",
                                    "quota",
                                    "target",
                                    "page_limit",
                                    "document_list",
                                    "phase",
                                    "theme",
                                    "movement",
                                    "contact",
                                    "funding",
                                    "fund",
                                    "no_contribution",
                                    "recipient",
                                    "archive",
                                    "legal_basis",
                                    "warning",
                                ],
                            )
                        ),
                        name="plan_fact_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["found", "accepted", "edited", "added", "rejected"])), name="plan_fact_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "actor_group__in",
                                [
                                    "members",
                                    "head",
                                    "deputies",
                                    "head_and_deputies",
                                    "standing",
                                    "nominee",
                                    "kind",
                                    "named",
                                    "outside",
                                    "unknown",
                                ],
                            )
                        ),
                        name="plan_fact_actor_group",
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gte", models.F("start"))), name="plan_fact_span"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("stage", "Bước của năm"), ("event", "Hội nghị, sự kiện"), ("phase", "Đợt thi đua")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên gọi")),
                ("due", models.JSONField(blank=True, null=True, verbose_name="thời gian")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="đã diễn ra ngày")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="thôi thực hiện lúc")),
                (
                    "bloc_year",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="blocs.blocyear"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="plans.plan"
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="milestones", to="plans.planfact"
                    ),
                ),
            ],
            options={
                "verbose_name": "mốc của năm",
                "ordering": [models.OrderBy(models.F("starts_on"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["stage", "event", "phase"])), name="milestone_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("starts_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="milestone_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("heading", "Đề mục"), ("text", "Đoạn văn"), ("fact", "Điều của kế hoạch")],
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("depth", models.PositiveSmallIntegerField(default=0, verbose_name="cấp")),
                ("words", models.TextField(blank=True, verbose_name="lời")),
                ("is_read", models.BooleanField(default=True, verbose_name="đọc lại đúng")),
                (
                    "fact",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="part", to="plans.planfact"
                    ),
                ),
                ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="plans.plan")),
            ],
            options={
                "verbose_name": "phần của kế hoạch",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["heading", "text", "fact"])), name="plan_part_kind"),
                    models.CheckConstraint(condition=models.Q(("depth__lte", 3)), name="plan_part_depth"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fact__isnull", False), ("kind", "fact")),
                            models.Q(models.Q(("kind", "fact"), _negated=True), ("fact__isnull", True)),
                            _connector="OR",
                        ),
                        name="plan_part_has_its_fact",
                    ),
                ],
            },
        ),
    ]
