"""Where a document stands, for the row of steps and the history of its page."""

from typing import Any

from thidua.core.templatetags.office import gio_ngay
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument

ROAD = ("Dự thảo", "Trình ký", "Ký", "Cấp số", "Phát hành", "Nơi nhận xác nhận")
PLACES = {
    DocumentState.DRAFT: 0,
    DocumentState.PROPOSED: 2,
    DocumentState.SIGNED: 3,
    DocumentState.NUMBERED: 4,
    DocumentState.ISSUED: 5,
    DocumentState.RECALLED: 5,
}


def steps(document: OfficialDocument) -> list[dict[str, Any]]:
    """Six steps; the current one is what is to be done now. None for one that was cancelled."""
    if document.state == DocumentState.CANCELLED:
        return []
    here, is_done = PLACES[DocumentState(document.state)], _everybody_has_it(document)
    states = ["done" if at < here or is_done else "current" if at == here else "todo" for at in range(len(ROAD))]
    return [{"word": word, "state": state, "url": ""} for word, state in zip(ROAD, states, strict=True)]


def _everybody_has_it(document: OfficialDocument) -> bool:
    here = [copy for copy in document.recipients.all() if copy.unit_id]
    return document.state == DocumentState.ISSUED and all(copy.received_at for copy in here)


def history(document: OfficialDocument, *, is_own: bool) -> list[dict[str, Any]]:
    """What happened when; the way to the issue is the issuer's own."""
    end = "Thu hồi" if document.state == DocumentState.RECALLED else "Hủy"
    happened = [
        (document.begun_at, "Lập dự thảo", document.begun_by.actor_name),
        (document.signed_at, "Ghi bản ký", str(document.signing_delegation or "")),
        (document.numbered_at, f"Cấp số {document.code}", ""),
        (document.issued_at, "Phát hành", ""),
        (document.ended_at, end, document.ending_reason),
    ]
    kept = happened if is_own else happened[3:]
    return [{"word": word, "when": gio_ngay(at), "note": note, "state": "done"} for at, word, note in kept if at]
