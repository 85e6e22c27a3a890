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
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("name_folded", models.CharField(db_index=True, editable=False, max_length=120)),
                ("name_sort", models.CharField(editable=False, max_length=500)),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "người",
                "ordering": ["name_sort", "pk"],
                "constraints": [models.CheckConstraint(condition=models.Q(("full_name", ""), _negated=True), name="person_has_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="tên đầy đủ")),
                ("short_name", models.CharField(blank=True, max_length=80, verbose_name="tên gọi tắt")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "Bộ, cơ quan ngang bộ"),
                            ("ministry_unit", "Đơn vị thuộc Bộ"),
                            ("province", "Ủy ban nhân dân tỉnh"),
                            ("so_tu_phap", "Sở Tư pháp"),
                            ("cuc_thads", "Cục Thi hành án dân sự"),
                            ("chi_cuc_thads", "Chi cục Thi hành án dân sự"),
                            ("provincial_agency", "Sở, ban, ngành cấp tỉnh"),
                            ("room", "Phòng, đơn vị thuộc cơ quan"),
                            ("council", "Hội đồng, bộ phận thường trực"),
                            ("other", "Cơ quan, đơn vị khác"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="địa phương")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="có từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="hộp thư cơ quan")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại cơ quan")),
                ("name_folded", models.CharField(db_index=True, editable=False, max_length=300)),
                ("name_sort", models.CharField(editable=False, max_length=700)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.unit",
                        verbose_name="trực thuộc",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị",
                "ordering": ["name_sort", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "ministry",
                                    "ministry_unit",
                                    "province",
                                    "so_tu_phap",
                                    "cuc_thads",
                                    "chi_cuc_thads",
                                    "provincial_agency",
                                    "room",
                                    "council",
                                    "other",
                                ],
                            )
                        ),
                        name="unit_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="unit_period",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="unit_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("specialist", "Chuyên viên phụ trách"),
                            ("leader", "Lãnh đạo đơn vị"),
                            ("administrator", "Quản trị của đơn vị"),
                        ],
                        max_length=15,
                        verbose_name="vai trò",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="chức vụ")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="organisations.person", verbose_name="người"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="organisations.unit", verbose_name="đơn vị"
                    ),
                ),
            ],
            options={
                "verbose_name": "chức vụ, vai trò",
                "ordering": ["unit", "role", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("role__in", ["specialist", "leader", "administrator"])), name="post_role"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("starts_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="post_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.CharField(
                        choices=[("plan", "Kế hoạch, công văn"), ("submission", "Báo cáo, hồ sơ, ý kiến gửi đi")],
                        max_length=15,
                        verbose_name="phạm vi",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ lúc")),
                ("ends_at", models.DateTimeField(verbose_name="đến lúc")),
                ("reason", models.CharField(max_length=200, verbose_name="lý do, căn cứ")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_taken",
                        to="organisations.person",
                        verbose_name="người được ủy quyền",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to="organisations.post",
                        verbose_name="người ủy quyền",
                    ),
                ),
            ],
            options={
                "verbose_name": "ủy quyền",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("paper__in", ["plan", "submission"])), name="delegation_paper"),
                    models.CheckConstraint(condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="delegation_period"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.CharField(
                        choices=[("plan", "Kế hoạch, công văn"), ("submission", "Báo cáo, hồ sơ, ý kiến gửi đi")],
                        max_length=15,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("specialist", "Chuyên viên gửi thẳng"), ("leader", "Chuyên viên trình, lãnh đạo duyệt")],
                        max_length=12,
                        verbose_name="cách gửi",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_rules",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách gửi văn bản",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("paper__in", ["plan", "submission"])), name="paper_rule_paper"),
                    models.CheckConstraint(condition=models.Q(("way__in", ["specialist", "leader"])), name="paper_rule_way"),
                    models.UniqueConstraint(fields=("unit", "paper"), name="one_way_a_paper"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rename", "Đổi tên"),
                            ("merge", "Sáp nhập, hợp nhất"),
                            ("split", "Chia, tách"),
                            ("dissolve", "Giải thể"),
                            ("move", "Chuyển cơ quan chủ quản"),
                        ],
                        max_length=10,
                        verbose_name="loại thay đổi",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="có hiệu lực từ ngày")),
                ("decision", models.CharField(max_length=80, verbose_name="quyết định số")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
            ],
            options={
                "verbose_name": "thay đổi tổ chức",
                "ordering": ["-effective_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["rename", "merge", "split", "dissolve", "move"])), name="unit_event_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitEventPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=[("before", "Trước khi thay đổi"), ("after", "Sau khi thay đổi")], max_length=10)),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="organisations.unitevent"),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="event_parts", to="organisations.unit"),
                ),
            ],
            options={
                "verbose_name": "đơn vị trong một thay đổi",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("role__in", ["before", "after"])), name="unit_event_part_role"),
                    models.UniqueConstraint(fields=("event", "unit", "role"), name="one_part_a_unit"),
                ],
            },
        ),
    ]
