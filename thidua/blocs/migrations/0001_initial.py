import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bloc",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="tên gọi theo quyết định")),
                ("short_name", models.CharField(max_length=80, verbose_name="tên gọi tắt")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cum", "Cụm thi đua"),
                            ("khu_vuc", "Khu vực thi đua"),
                            ("khoi", "Khối thi đua"),
                            ("agency", "Cơ quan với các phòng, đơn vị"),
                            ("sector", "Ngành với các cơ quan"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("name_folded", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_blocs",
                        to="organisations.unit",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocs_above",
                        to="organisations.unit",
                        verbose_name="báo cáo lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "khối thi đua",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["cum", "khu_vuc", "khoi", "agency", "sector"])), name="bloc_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["agency", "sector"]), _negated=True), ("host__isnull", False), _connector="OR"
                        ),
                        name="agency_and_sector_have_a_host",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BlocYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Đang mở"), ("closed", "Đã khép")], default="open", max_length=10, verbose_name="tình trạng"
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                (
                    "bloc",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="years", to="blocs.bloc", verbose_name="khối thi đua"
                    ),
                ),
            ],
            options={
                "verbose_name": "năm thi đua",
                "ordering": ["-year", "bloc__name", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["open", "closed"])), name="bloc_year_state"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 1990), ("year__lte", 2100)), name="bloc_year_is_a_year"),
                    models.UniqueConstraint(fields=("bloc", "year"), name="one_year_a_bloc"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("acts_for", models.CharField(blank=True, max_length=200, verbose_name="đầu mối của")),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="chức vụ")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
                ("email", models.CharField(blank=True, max_length=120, verbose_name="thư điện tử")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="nguồn")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="thôi làm đầu mối lúc")),
                ("removal_reason", models.CharField(blank=True, max_length=200, verbose_name="lý do")),
                ("bloc_year", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="blocs.blocyear")),
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
                "verbose_name": "đầu mối liên hệ",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Leadership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="quyết định, căn cứ")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                (
                    "bloc_year",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="leaderships", to="blocs.blocyear"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaderships",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị Trưởng, Phó",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["head", "deputy", "standing", "nominee"])), name="leadership_role"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("starts_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="leadership_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subgroup", models.CharField(blank=True, max_length=80, verbose_name="nhóm")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến trước ngày")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="lý do thôi tham gia")),
                (
                    "bloc_year",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="blocs.blocyear"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên",
                "ordering": ["subgroup", "unit__name_sort", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("bloc_year", "unit"), name="one_membership_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("starts_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="membership_period",
                    ),
                ],
            },
        ),
    ]
