"""An official document of the office, its files, whom it goes to; documents that came in."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core.text import fold
from thidua.documents.enums import DocumentState, RecipientPurpose, VersionKind
from thidua.documents.models.registers import KIND_OF, KIND_VALUES, KINDS, ArrivalBook, Series, units_read, years_led
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.models import StoredFile
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Delegation, Unit

OUT = [DocumentState.ISSUED, DocumentState.RECALLED]
"""States in which receivers have it."""
WITH_NUMBER = [DocumentState.NUMBERED, *OUT]


class DocumentQuerySet(models.QuerySet["OfficialDocument"]):
    def visible_to(self, user: User, day: date) -> "DocumentQuerySet":
        """Who issues it; from its issue on who receives it."""
        units = Unit.objects.filter(units_read(user, day)).values("pk")
        received = Recipient.objects.filter(unit__in=units, sent_at__isnull=False).values("document")
        issued = OfficialDocument.objects.of_issuer(user, day).values("pk")
        return self.filter(Q(pk__in=issued) | Q(pk__in=received))

    def of_issuer(self, user: User, day: date) -> "DocumentQuerySet":
        """Of the user's units, and of the years they lead now: drafts, versions and receipts too. All for a system administrator."""
        if user.is_system_admin:
            return self
        units = Unit.objects.filter(units_read(user, day)).values("pk")
        return self.filter(Q(issuer__in=units) | Q(bloc_year__in=years_led(user, day).values("pk")))


class OfficialDocument(models.Model):
    """A document issued here, from its draft on. `bloc_year`: issued in the name of the bloc under its head's seal (`issuer`).

    `issued_on` is the date it bears, given with the number; `symbol` ("KH-KVTĐ") and `code` ("07/KH-KVTĐ") are kept as they were given.
    """

    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents", verbose_name="đơn vị ban hành")
    bloc_year = models.ForeignKey(
        BlocYear, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="nhân danh"
    )
    kind = models.CharField("loại văn bản", max_length=3, choices=KINDS)
    summary = models.CharField("trích yếu", max_length=500)
    place = models.CharField("địa danh", max_length=80, blank=True)
    drafted_by = models.CharField("ký hiệu đơn vị soạn thảo", max_length=20, blank=True)
    signer_post = models.CharField("quyền hạn, chức vụ người ký", max_length=300, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    draft = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản dự thảo")
    signed = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản ký")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="sổ")
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    code = models.CharField("số, ký hiệu", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("năm của số", null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="đính chính"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacements", verbose_name="thay thế"
    )
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người lập")
    begun_at = models.DateTimeField("lập lúc")
    signed_at = models.DateTimeField("ghi bản ký lúc", null=True, blank=True)
    signing_delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ủy quyền"
    )
    numbered_at = models.DateTimeField("cấp số lúc", null=True, blank=True)
    issued_at = models.DateTimeField("phát hành lúc", null=True, blank=True)
    ended_at = models.DateTimeField("hủy, thu hồi lúc", null=True, blank=True)
    ending_reason = models.CharField("lý do hủy, thu hồi", max_length=300, blank=True)
    words_folded = models.CharField(max_length=600, editable=False, db_index=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đi"
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KIND_VALUES), name="document_kind"),
            models.CheckConstraint(condition=Q(state__in=DocumentState.values), name="document_state"),
            models.CheckConstraint(condition=~Q(summary=""), name="document_says_what_it_is_about"),
            models.CheckConstraint(
                condition=Q(
                    number__isnull=True, series__isnull=True, year__isnull=True, issued_on__isnull=True, numbered_at__isnull=True, code=""
                )
                | Q(number__gte=1, series__isnull=False, year__isnull=False, issued_on__isnull=False, numbered_at__isnull=False)
                & ~Q(code=""),
                name="document_number_is_whole",
            ),
            models.CheckConstraint(condition=~Q(state__in=WITH_NUMBER) | Q(number__isnull=False), name="numbered_document_has_its_number"),
            models.CheckConstraint(condition=~Q(state__in=OUT) | Q(issued_at__isnull=False), name="issued_document_has_its_moment"),
            models.CheckConstraint(
                condition=~Q(state__in=[DocumentState.SIGNED, *WITH_NUMBER]) | Q(signed__isnull=False, signed_at__isnull=False),
                name="signed_document_has_its_file",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DocumentState.RECALLED, DocumentState.CANCELLED])
                | (~Q(ending_reason="") & Q(ended_at__isnull=False)),
                name="ended_document_says_why",
            ),
            models.UniqueConstraint(fields=["series", "number"], name="one_document_a_number"),
            models.UniqueConstraint(fields=["issuer", "year", "code"], condition=~Q(code=""), name="one_document_a_code_of_a_unit"),
        ]

    def __str__(self) -> str:
        number = f" số {self.code}" if self.code else ""
        return f"{self.get_kind_display()}{number} {self.summary}"[:300]

    def save(self, *args: object, **kwargs: object) -> None:
        """The words that a search compares follow what is written."""
        self.words_folded = fold(f"{self.code} {self.get_kind_display()} {self.summary}")[:600]
        fields = kwargs.get("update_fields")
        if isinstance(fields, list):
            kwargs["update_fields"] = [*fields, "words_folded"]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def form(self) -> DocumentKind:
        return KIND_OF[self.kind]

    @property
    def issued_for(self) -> str:
        """In whose name: the bloc, else the unit."""
        return str(self.bloc_year.bloc if self.bloc_year else self.issuer)


class DocumentVersion(models.Model):
    """A file of the document as it was brought, byte for byte: drafts and signed copies, each numbered from 1."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="versions")
    kind = models.CharField("loại tệp", max_length=6, choices=VersionKind)
    number = models.PositiveSmallIntegerField("bản")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="tệp")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    added_at = models.DateTimeField("đưa lên lúc")
    added_by_name = models.CharField("người đưa lên", max_length=200)

    class Meta:
        verbose_name = "bản của văn bản"
        ordering = ["document", "kind", "-number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=VersionKind.values), name="document_version_kind"),
            models.UniqueConstraint(fields=["document", "kind", "number"], name="one_version_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Recipient(models.Model):
    """A line under "Nơi nhận". `unit`: it works here and gets the document in its inbox; without one the name alone is printed."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="recipients")
    place = models.PositiveSmallIntegerField("thứ tự")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="documents_received", verbose_name="đơn vị"
    )
    name = models.CharField("nơi nhận", max_length=200)
    purpose = models.CharField("để làm gì", max_length=7, choices=RecipientPurpose)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    received_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    received_by_name = models.CharField("người nhận", max_length=200, blank=True)
    reminded_at = models.DateTimeField("nhắc lúc", null=True, blank=True)
    removed_at = models.DateTimeField("gỡ bản đã thu hồi lúc", null=True, blank=True)
    removed_by_name = models.CharField("người gỡ", max_length=200, blank=True)

    class Meta:
        verbose_name = "nơi nhận"
        ordering = ["document", "place", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=RecipientPurpose.values), name="recipient_purpose"),
            models.CheckConstraint(condition=~Q(name=""), name="recipient_has_a_name"),
            models.CheckConstraint(condition=Q(received_at__isnull=True) | Q(sent_at__isnull=False), name="received_was_sent"),
            models.CheckConstraint(condition=Q(removed_at__isnull=True) | Q(sent_at__isnull=False), name="removed_was_sent"),
            models.UniqueConstraint(fields=["document", "unit"], name="one_copy_a_unit"),
            models.UniqueConstraint(fields=["document", "place"], name="one_recipient_a_line"),
        ]

    def __str__(self) -> str:
        return self.name


class IncomingQuerySet(models.QuerySet["IncomingDocument"]):
    def visible_to(self, user: User, day: date) -> "IncomingQuerySet":
        """Of the user's units; all for a system administrator."""
        if user.is_system_admin:
            return self
        return self.filter(book__unit__in=Unit.objects.filter(units_read(user, day)).values("pk"))


class IncomingDocument(models.Model):
    """A line of the incoming book: what came from outside, or (`copy`) a document issued here, entered when it was received."""

    book = models.ForeignKey(ArrivalBook, on_delete=models.PROTECT, related_name="documents", verbose_name="sổ")
    number = models.PositiveIntegerField("số đến")
    arrived_on = models.DateField("ngày đến")
    copy = models.OneToOneField(
        Recipient, on_delete=models.PROTECT, null=True, blank=True, related_name="arrival", verbose_name="văn bản phát hành tại đây"
    )
    issuer_name = models.CharField("cơ quan ban hành", max_length=200)
    code = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True, blank=True)
    kind = models.CharField("loại văn bản", max_length=3, choices=KINDS, blank=True)
    summary = models.CharField("trích yếu", max_length=500)
    way = models.CharField("cách đến", max_length=6, choices=ArrivalWay)
    given_to = models.CharField("chuyển cho", max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    entered_by_name = models.CharField("người vào sổ", max_length=200)
    entered_at = models.DateTimeField("vào sổ lúc")
    words_folded = models.CharField(max_length=900, editable=False, db_index=True)

    objects = IncomingQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đến"
        ordering = ["-book__year", "-number", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["", *KIND_VALUES]), name="incoming_kind"),
            models.CheckConstraint(condition=Q(way__in=ArrivalWay.values), name="incoming_way"),
            models.CheckConstraint(condition=~Q(summary="") & ~Q(issuer_name=""), name="incoming_says_what_from_whom"),
            models.CheckConstraint(condition=Q(number__gte=1), name="incoming_number_begins_at_one"),
            models.UniqueConstraint(fields=["book", "number"], name="one_arrival_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.code or self.get_kind_display()} {self.summary}".strip()[:300]

    def save(self, *args: object, **kwargs: object) -> None:
        self.words_folded = fold(f"{self.code} {self.issuer_name} {self.get_kind_display()} {self.summary}")[:900]
        super().save(*args, **kwargs)  # type: ignore[arg-type]
