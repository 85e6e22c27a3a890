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
            name="ArrivalBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("on_paper", models.PositiveIntegerField(default=0, verbose_name="số đến trên sổ giấy")),
                ("last_number", models.PositiveIntegerField(default=0, verbose_name="số đến cuối cùng")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrival_books",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "sổ văn bản đến",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year"), name="one_arrival_book_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("last_number__gte", models.F("on_paper"))), name="arrivals_go_on_from_paper"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                            ("CV", "Công văn"),
                        ],
                        max_length=3,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("tail", models.CharField(max_length=20, verbose_name="ký hiệu nơi ban hành")),
                ("last_number", models.PositiveIntegerField(default=0, verbose_name="số đã cấp đến")),
                (
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="blocs.bloc",
                        verbose_name="khối thi đua",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "sổ đánh số",
                "ordering": ["-year", "bloc", "unit", "kind"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "",
                                    "NQ",
                                    "QĐ",
                                    "CT",
                                    "QC",
                                    "QyĐ",
                                    "TC",
                                    "TB",
                                    "HD",
                                    "CTr",
                                    "KH",
                                    "PA",
                                    "ĐA",
                                    "DA",
                                    "BC",
                                    "BB",
                                    "TTr",
                                    "HĐ",
                                    "CĐ",
                                    "BGN",
                                    "BTT",
                                    "GUQ",
                                    "GM",
                                    "GGT",
                                    "GNP",
                                    "PG",
                                    "PC",
                                    "PB",
                                    "CV",
                                ],
                            )
                        ),
                        name="series_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__isnull", True), ("bloc__isnull", True), _connector="XOR"),
                        name="series_of_a_unit_or_a_bloc",
                    ),
                    models.CheckConstraint(condition=models.Q(("year__gte", 1990), ("year__lte", 2100)), name="series_year_is_a_year"),
                    models.UniqueConstraint(
                        condition=models.Q(("bloc", None)), fields=("unit", "kind", "year"), name="one_series_a_unit_kind_year"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None)), fields=("bloc", "kind", "year"), name="one_series_a_bloc_kind_year"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficialDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                            ("CV", "Công văn"),
                        ],
                        max_length=3,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("summary", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="địa danh")),
                ("drafted_by", models.CharField(blank=True, max_length=20, verbose_name="ký hiệu đơn vị soạn thảo")),
                ("signer_post", models.CharField(blank=True, max_length=300, verbose_name="quyền hạn, chức vụ người ký")),
                ("signer_name", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("proposed", "Chờ ký"),
                            ("signed", "Đã ký, chờ cấp số"),
                            ("numbered", "Đã có số, chờ phát hành"),
                            ("issued", "Đã phát hành"),
                            ("recalled", "Đã thu hồi"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm của số")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("begun_at", models.DateTimeField(verbose_name="lập lúc")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="ghi bản ký lúc")),
                ("numbered_at", models.DateTimeField(blank=True, null=True, verbose_name="cấp số lúc")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="phát hành lúc")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="hủy, thu hồi lúc")),
                ("ending_reason", models.CharField(blank=True, max_length=300, verbose_name="lý do hủy, thu hồi")),
                ("words_folded", models.CharField(db_index=True, editable=False, max_length=600)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người lập"
                    ),
                ),
                (
                    "bloc_year",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="blocs.blocyear",
                        verbose_name="nhân danh",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="documents.officialdocument",
                        verbose_name="đính chính",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bản dự thảo",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="organisations.unit",
                        verbose_name="đơn vị ban hành",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="documents.officialdocument",
                        verbose_name="thay thế",
                    ),
                ),
                (
                    "signed",
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
                    "signing_delegation",
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
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="documents.series",
                        verbose_name="sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản đi",
                "ordering": ["-begun_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "NQ",
                                    "QĐ",
                                    "CT",
                                    "QC",
                                    "QyĐ",
                                    "TC",
                                    "TB",
                                    "HD",
                                    "CTr",
                                    "KH",
                                    "PA",
                                    "ĐA",
                                    "DA",
                                    "BC",
                                    "BB",
                                    "TTr",
                                    "HĐ",
                                    "CĐ",
                                    "BGN",
                                    "BTT",
                                    "GUQ",
                                    "GM",
                                    "GGT",
                                    "GNP",
                                    "PG",
                                    "PC",
                                    "PB",
                                    "CV",
                                ],
                            )
                        ),
                        name="document_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed", "signed", "numbered", "issued", "recalled", "cancelled"])),
                        name="document_state",
                    ),
                    models.CheckConstraint(condition=models.Q(("summary", ""), _negated=True), name="document_says_what_it_is_about"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code", ""),
                                ("issued_on__isnull", True),
                                ("number__isnull", True),
                                ("numbered_at__isnull", True),
                                ("series__isnull", True),
                                ("year__isnull", True),
                            ),
                            models.Q(
                                ("issued_on__isnull", False),
                                ("number__gte", 1),
                                ("numbered_at__isnull", False),
                                ("series__isnull", False),
                                ("year__isnull", False),
                                models.Q(("code", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_number_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["numbered", "issued", "recalled"]), _negated=True),
                            ("number__isnull", False),
                            _connector="OR",
                        ),
                        name="numbered_document_has_its_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["issued", "recalled"]), _negated=True), ("issued_at__isnull", False), _connector="OR"
                        ),
                        name="issued_document_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed", "numbered", "issued", "recalled"]), _negated=True),
                            models.Q(("signed__isnull", False), ("signed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="signed_document_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["recalled", "cancelled"]), _negated=True),
                            models.Q(models.Q(("ending_reason", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="ended_document_says_why",
                    ),
                    models.UniqueConstraint(fields=("series", "number"), name="one_document_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("issuer", "year", "code"),
                        name="one_document_a_code_of_a_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("draft", "Bản dự thảo"), ("signed", "Bản ký")], max_length=6, verbose_name="loại tệp")),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                ("added_at", models.DateTimeField(verbose_name="đưa lên lúc")),
                ("added_by_name", models.CharField(max_length=200, verbose_name="người đưa lên")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="tệp"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="documents.officialdocument"
                    ),
                ),
            ],
            options={
                "verbose_name": "bản của văn bản",
                "ordering": ["document", "kind", "-number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["draft", "signed"])), name="document_version_kind"),
                    models.UniqueConstraint(fields=("document", "kind", "number"), name="one_version_a_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=200, verbose_name="nơi nhận")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("execute", "để thực hiện"),
                            ("report", "để báo cáo"),
                            ("know", "để biết, phối hợp"),
                            ("publish", "để đăng tải"),
                            ("keep", "lưu"),
                        ],
                        max_length=7,
                        verbose_name="để làm gì",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
                ("received_by_name", models.CharField(blank=True, max_length=200, verbose_name="người nhận")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="nhắc lúc")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="gỡ bản đã thu hồi lúc")),
                ("removed_by_name", models.CharField(blank=True, max_length=200, verbose_name="người gỡ")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recipients", to="documents.officialdocument"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents_received",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi nhận",
                "ordering": ["document", "place", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["execute", "report", "know", "publish", "keep"])), name="recipient_purpose"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="recipient_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("received_at__isnull", True), ("sent_at__isnull", False), _connector="OR"),
                        name="received_was_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("removed_at__isnull", True), ("sent_at__isnull", False), _connector="OR"),
                        name="removed_was_sent",
                    ),
                    models.UniqueConstraint(fields=("document", "unit"), name="one_copy_a_unit"),
                    models.UniqueConstraint(fields=("document", "place"), name="one_recipient_a_line"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="số đến")),
                ("arrived_on", models.DateField(verbose_name="ngày đến")),
                ("issuer_name", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                            ("CV", "Công văn"),
                        ],
                        max_length=3,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("summary", models.CharField(max_length=500, verbose_name="trích yếu")),
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
                        max_length=6,
                        verbose_name="cách đến",
                    ),
                ),
                ("given_to", models.CharField(blank=True, max_length=200, verbose_name="chuyển cho")),
                ("entered_by_name", models.CharField(max_length=200, verbose_name="người vào sổ")),
                ("entered_at", models.DateTimeField(verbose_name="vào sổ lúc")),
                ("words_folded", models.CharField(db_index=True, editable=False, max_length=900)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="documents.arrivalbook", verbose_name="sổ"
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
                    "copy",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrival",
                        to="documents.recipient",
                        verbose_name="văn bản phát hành tại đây",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản đến",
                "ordering": ["-book__year", "-number", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "",
                                    "NQ",
                                    "QĐ",
                                    "CT",
                                    "QC",
                                    "QyĐ",
                                    "TC",
                                    "TB",
                                    "HD",
                                    "CTr",
                                    "KH",
                                    "PA",
                                    "ĐA",
                                    "DA",
                                    "BC",
                                    "BB",
                                    "TTr",
                                    "HĐ",
                                    "CĐ",
                                    "BGN",
                                    "BTT",
                                    "GUQ",
                                    "GM",
                                    "GGT",
                                    "GNP",
                                    "PG",
                                    "PC",
                                    "PB",
                                    "CV",
                                ],
                            )
                        ),
                        name="incoming_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["here", "paper", "email", "zalo", "axis"])), name="incoming_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("summary", ""), _negated=True), models.Q(("issuer_name", ""), _negated=True)),
                        name="incoming_says_what_from_whom",
                    ),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="incoming_number_begins_at_one"),
                    models.UniqueConstraint(fields=("book", "number"), name="one_arrival_a_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesGap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("paper", "Đã cấp trên sổ giấy"), ("skipped", "Bỏ cách số")], max_length=7, verbose_name="vì sao"
                    ),
                ),
                ("first", models.PositiveIntegerField(verbose_name="từ số")),
                ("last", models.PositiveIntegerField(verbose_name="đến số")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("noted_by_name", models.CharField(max_length=200, verbose_name="người ghi")),
                ("noted_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="gaps", to="documents.series")),
            ],
            options={
                "verbose_name": "số không dùng trên hệ thống",
                "ordering": ["series", "first"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["paper", "skipped"])), name="gap_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("first__gte", 1), ("last__gte", models.F("first"))), name="gap_holds_a_number"
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="gap_says_why"),
                    models.UniqueConstraint(fields=("series", "first"), name="one_gap_a_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignatureCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("roots", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField(verbose_name="đặt lúc")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="kiểm tra lúc")),
                ("result", models.JSONField(blank=True, null=True, verbose_name="kết quả")),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signature_checks",
                        to="files.storedfile",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt kiểm tra chữ ký số",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("result__isnull", True)),
                            models.Q(("checked_at__isnull", False), ("result__isnull", False)),
                            _connector="OR",
                        ),
                        name="signature_check_is_whole",
                    ),
                    models.UniqueConstraint(condition=models.Q(("checked_at", None)), fields=("stored",), name="one_signature_check_waits"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("GM", "Giấy mời"),
                            ("BB", "Biên bản"),
                            ("QĐ", "Quyết định"),
                            ("KH", "Kế hoạch"),
                            ("BC", "Báo cáo"),
                            ("CV", "Công văn"),
                            ("TB", "Thông báo"),
                            ("TTr", "Tờ trình"),
                        ],
                        max_length=3,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên mẫu")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu văn bản",
                "ordering": ["owner", "kind"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["GM", "BB", "QĐ", "KH", "BC", "CV", "TB", "TTr"])), name="template_kind"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="template_has_a_name"),
                    models.UniqueConstraint(fields=("owner", "kind"), name="one_template_a_kind_of_a_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản")),
                ("reading", models.JSONField(default=dict, verbose_name="kết quả kiểm tra")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="có gì khác bản trước")),
                (
                    "state",
                    models.CharField(
                        choices=[("ready", "Đã kiểm tra, chưa dùng"), ("used", "Đưa vào dùng"), ("withdrawn", "Thôi dùng")],
                        default="ready",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="dùng từ ngày")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="thôi dùng từ ngày")),
                ("why_withdrawn", models.CharField(blank=True, max_length=300, verbose_name="lý do thôi dùng")),
                ("added_at", models.DateTimeField(verbose_name="đưa lên lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa lên",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="tệp"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="documents.template"),
                ),
            ],
            options={
                "verbose_name": "bản của mẫu",
                "ordering": ["template", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ready", "used", "withdrawn"])), name="template_version_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "used"), _negated=True), ("valid_from__isnull", False), _connector="OR"),
                        name="used_template_has_its_first_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_on__isnull", False), models.Q(("why_withdrawn", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="withdrawn_template_says_why",
                    ),
                    models.UniqueConstraint(fields=("template", "number"), name="one_template_version_a_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrustRoot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pem", models.TextField(verbose_name="chứng thư")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="tổ chức")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="vân tay SHA-256")),
                ("valid_from", models.DateTimeField(verbose_name="có hạn từ")),
                ("valid_to", models.DateTimeField(verbose_name="có hạn đến")),
                ("source", models.CharField(max_length=300, verbose_name="lấy từ đâu, đối chiếu với ai")),
                ("loaded_at", models.DateTimeField(verbose_name="nạp lúc")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="rút lúc")),
                ("withdrawn_why", models.CharField(blank=True, max_length=300, verbose_name="lý do rút")),
                (
                    "loaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="người nạp"
                    ),
                ),
            ],
            options={
                "verbose_name": "chứng thư gốc tin cậy",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("fingerprint",), name="one_root_in_use_a_fingerprint"
                    ),
                    models.CheckConstraint(condition=models.Q(("source", ""), _negated=True), name="root_says_where_from"),
                    models.CheckConstraint(condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="root_is_in_force_some_day"),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True), models.Q(("withdrawn_why", ""), _negated=True), _connector="OR"),
                        name="withdrawn_root_says_why",
                    ),
                ],
            },
        ),
    ]
