"""Who may call back a document that gave work."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.documents.enums import DocumentMove
from thidua.documents.models import OfficialDocument
from thidua.documents.permissions import documents as permissions
from thidua.obligations.queries.recalling import plans_bound
from thidua.plans import permissions as plans


def why_not_recall(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Whoever may recall the document and take each of its plans out of the year."""
    reason = permissions.why_not_move(user, document, DocumentMove.RECALL, now)
    if reason is not None:
        return reason
    return next((why for plan in plans_bound(document) if (why := plans.why_not_recall(user, plan, now))), None)
