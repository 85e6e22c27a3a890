"""Which files have signatures to check, and until when a document is prepared for signing."""

PDF = "application/pdf"
SIGNABLE = {"draft", "proposed", "signed", "numbered"}
"""Also with a first signature: number and seal come after it."""


def why_not_checked(media_type: str) -> str | None:
    if media_type == PDF:
        return None
    return "Chữ ký số chỉ kiểm tra được trên tệp PDF. Bản quét, bản chụp được đối chiếu bằng mắt với bản giấy."


def why_not_prepared(state: str) -> str | None:
    return None if state in SIGNABLE else "Văn bản đã phát hành hoặc đã hủy nên không chuẩn bị bản để ký nữa."
