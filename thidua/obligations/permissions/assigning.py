"""Who may make duties out of a document that was issued in a year, and of what kind."""

from collections.abc import Iterable
from datetime import datetime

from thidua.accounts.models import User
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.obligations.queries.assigning import units_to_do
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, approver_of, paper_way
from thidua.plans.permissions import why_not_upload
from thidua.plans.queries.cast import leads_the_year


def why_not_assign(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Give work to the receivers "để thực hiện": by who issues, of a document in force, while the unit binds the year."""
    if not acts_for(user, document.issuer, now.date()):
        return f"Chỉ cán bộ của {document.issuer} giao được việc theo văn bản này."
    return _why_not_bind(document, now) or _why_not_begin(user, document, now) or _why_nobody(document, now)


def _why_not_bind(document: OfficialDocument, now: datetime) -> str | None:
    year = document.bloc_year
    if document.state == DocumentState.RECALLED:
        return "Văn bản đã thu hồi nên không giao việc theo văn bản này nữa."
    if document.state != DocumentState.ISSUED:
        return "Văn bản chưa phát hành. Cấp số, phát hành rồi giao việc."
    if year is None:
        return f"Văn bản này {document.issuer} ban hành cho mình, không nhân danh khối thi đua, nên không thành việc của năm thi đua."
    if document.plans.exclude(shape="").exists():
        return "Đây là kế hoạch soạn tại đây: việc của các đơn vị nằm trong kế hoạch, không giao riêng. Việc phát sinh thì ra công văn."
    if not leads_the_year(year, document.issuer, now.date()):
        return f"{document.issuer} hiện không phải đơn vị Trưởng của {year.bloc} nên không giao việc cho các đơn vị trong năm được."
    return None


def _why_not_begin(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Where the leader approves what goes into the year, the leader gives the work too."""
    issuer, year = document.issuer, document.bloc_year
    if paper_way(issuer, Paper.PLAN) == PaperWay.LEADER and approver_of(user, issuer, Paper.PLAN, now) is None:
        return f"{issuer} đặt lãnh đạo duyệt: chỉ lãnh đạo hoặc người được ủy quyền giao việc theo văn bản."
    return why_not_upload(user, year, issuer, now.date()) if year else None


def _why_nobody(document: OfficialDocument, now: datetime) -> str | None:
    if units_to_do(document, now.date()).exists():
        return None
    return f"Không nơi nhận nào của văn bản nhận “để thực hiện” mà đang tham gia {document.bloc_year}, nên chưa có ai để giao."


def why_not_assign_this(document: OfficialDocument, *, units: Iterable[Unit], last_moment: datetime, now: datetime) -> str | None:
    """To receivers "để thực hiện" of the year only, with a day that is still to come."""
    if last_moment < now:
        return "Hạn đã qua. Ghi hạn ở sau thời điểm này, ví dụ 25/06/2021."
    known, chosen = set(units_to_do(document, now.date()).values_list("pk", flat=True)), list(units)
    stranger = next((unit for unit in chosen if unit.pk not in known), None)
    if stranger is not None:
        return f"{stranger} không nhận văn bản này “để thực hiện” hoặc không tham gia {document.bloc_year}. Bỏ đơn vị ấy ra."
    return None if chosen else "Chưa chọn đơn vị nào. Đánh dấu ít nhất một."
