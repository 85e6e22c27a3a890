"""Types of official documents with their abbreviations (Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I) and the model each is laid out by."""

from enum import StrEnum


class PaperKind(StrEnum):
    """Which model of Phụ lục III, mục II: the boxes of the first page differ, the rest does not."""

    NAMED = "named"
    """Mẫu 1.4: title and trích yếu in the middle."""
    DECISION = "decision"
    """Mẫu 1.1, 1.2, 1.3: the authority's line, bases, "QUYẾT ĐỊNH:", articles."""
    LETTER = "letter"
    """Mẫu 1.5 (công văn): no title, "V/v …" under the number, "Kính gửi"."""
    INVITATION = "invitation"
    """Mẫu 1.7."""
    MINUTES = "minutes"
    """Mẫu 1.9: neither place nor date above, two who sign."""


class DocumentKind(StrEnum):
    """The value is the abbreviation; a letter (công văn) has none of its own and is kept as CV."""

    label: str
    model: PaperKind

    def __new__(cls, value: str, label: str, model: PaperKind = PaperKind.NAMED) -> "DocumentKind":
        kind = str.__new__(cls, value)
        kind._value_, kind.label, kind.model = value, label, model
        return kind

    RESOLUTION = "NQ", "Nghị quyết", PaperKind.DECISION
    DECISION = "QĐ", "Quyết định", PaperKind.DECISION
    DIRECTIVE = "CT", "Chỉ thị"
    STATUTE = "QC", "Quy chế"
    REGULATION = "QyĐ", "Quy định"
    COMMUNIQUE = "TC", "Thông cáo"
    NOTICE = "TB", "Thông báo"
    GUIDANCE = "HD", "Hướng dẫn"
    PROGRAMME = "CTr", "Chương trình"
    PLAN = "KH", "Kế hoạch"
    SCHEME = "PA", "Phương án"
    PROPOSITION = "ĐA", "Đề án"
    PROJECT = "DA", "Dự án"
    REPORT = "BC", "Báo cáo"
    MINUTES = "BB", "Biên bản", PaperKind.MINUTES
    SUBMISSION = "TTr", "Tờ trình"
    CONTRACT = "HĐ", "Hợp đồng"
    TELEGRAM = "CĐ", "Công điện"
    MEMORANDUM = "BGN", "Bản ghi nhớ"
    AGREEMENT = "BTT", "Bản thỏa thuận"
    AUTHORISATION = "GUQ", "Giấy ủy quyền"
    INVITATION = "GM", "Giấy mời", PaperKind.INVITATION
    INTRODUCTION = "GGT", "Giấy giới thiệu"
    LEAVE = "GNP", "Giấy nghỉ phép"
    SENDING_SLIP = "PG", "Phiếu gửi"
    TRANSFER_SLIP = "PC", "Phiếu chuyển"
    NOTICE_SLIP = "PB", "Phiếu báo"
    LETTER = "CV", "Công văn", PaperKind.LETTER

    @property
    def abbreviation(self) -> str:
        """As it stands in a symbol; empty for a công văn."""
        return "" if self is DocumentKind.LETTER else self.value

    @property
    def heading(self) -> str:
        """Box 5a: KẾ HOẠCH. A công văn has no title."""
        return "" if self is DocumentKind.LETTER else self.label.upper()


def kind_named(words: str) -> DocumentKind | None:
    """By its name in any case: "KẾ HOẠCH" → `PLAN`."""
    sought = " ".join(words.split()).casefold()
    return next((kind for kind in DocumentKind if kind.label.casefold() == sought), None)
