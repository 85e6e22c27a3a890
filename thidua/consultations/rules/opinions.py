"""What an opinion says: the verdict and its points."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.consultations.enums import Taking, Verdict
from thidua.core.text import fold


@dataclass(frozen=True, slots=True)
class Point:
    """One comment: where it stands in the draft, what is said, what is proposed instead."""

    place: str = ""
    words: str = ""
    proposed: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.place or self.words or self.proposed)

    @property
    def same(self) -> str:
        """What makes it the same point in a later revision."""
        return fold(f"{self.place}\n{self.words}\n{self.proposed}")


def why_not_said(verdict: str, points: Sequence[Point], *, has_file: bool) -> str | None:
    """An agreement carries no points; comments say at least one thing, here or in a file."""
    if verdict == Verdict.AGREE and points:
        return "Đã ghi ý kiến góp ý mà lại chọn “nhất trí”. Chọn “có ý kiến góp ý”, hoặc xóa các ý kiến đã ghi."
    if verdict == Verdict.COMMENTS and not points and not has_file:
        return "Chưa có ý kiến nào. Ghi ít nhất một ý, đính kèm văn bản góp ý, hoặc chọn “nhất trí”."
    wordless = next((point for point in points if not (point.words or point.proposed)), None)
    return f"Ý kiến ở “{wordless.place}” chưa ghi nội dung." if wordless else None


def why_not_answered(taking: str, why: str) -> str | None:
    """What is not taken in full is explained."""
    if taking == Taking.TAKEN or why.strip():
        return None
    return "Ghi lý do: đơn vị góp ý cần biết vì sao ý kiến không được tiếp thu đầy đủ."
