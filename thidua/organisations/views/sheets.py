"""What the pages of every list from Excel share: the file to fill in, the file that was brought, the dry run of its lines."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from thidua.accounts.http import UserRequest
from thidua.files.models import StoredFile
from thidua.files.rules import MEDIA_TYPES

PAGE = 100


class Judged(Protocol):
    """A line that was read: what is wrong with it, whether it is there already."""

    @property
    def is_known(self) -> bool: ...
    @property
    def faults(self) -> Sequence[Any]: ...


L = TypeVar("L", bound=Judged)


def sheet_to_fill(content: bytes, *, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=MEDIA_TYPES[".xlsx"], headers=headers)


def sheet_in_hand(request: UserRequest, pk: int) -> StoredFile:
    """Only who brought the file sees it."""
    return get_object_or_404(StoredFile, pk=pk, stored_by=request.user, name__iendswith=".xlsx")


def new_lines(lines: Sequence[L]) -> list[L]:
    return [line for line in lines if not line.faults and not line.is_known]


def dry_run(request: UserRequest, stored: StoredFile, lines: Sequence[Judged], *, known_word: str, again_url: str) -> dict[str, Any]:
    """What `organisations/sheet_check.html` shows; `known_word` says what a line is that needs no writing."""
    wrong = [line for line in lines if line.faults]
    new, show = len(new_lines(lines)), request.GET.get("xem", "")
    page = Paginator(wrong if show == "loi" else lines, PAGE).get_page(request.GET.get("page"))
    counts = {"total": len(lines), "new": new, "wrong": len(wrong), "known": len(lines) - new - len(wrong)}
    return {"file": stored, "page": page, "show": show, "known_word": known_word, "again_url": again_url, **counts}
