"""Who may begin a table, choose its conventions, issue it, amend it, copy it into another year."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.models import Bloc
from thidua.criteria.enums import VersionMove, VersionState
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.queries.life import blocs_to_score, faults_before_issue, issuers
from thidua.criteria.rules.life import why_not_move, why_not_title
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for


def why_not_keep(user: User, table: CriteriaTable, day: date) -> str | None:
    if acts_for(user, table.issuer, day):
        return None
    return f"Chỉ chuyên viên, lãnh đạo của {table.issuer} quản lý được bảng tiêu chí này."


def why_not_begin(user: User, issuer: Unit | None, bloc: Bloc | None, day: date) -> str | None:
    """`issuer` None: no unit of the user may issue tables."""
    if issuer is None or not issuers(user, day).filter(pk=issuer.pk).exists():
        return "Chỉ đơn vị Trưởng, cơ quan chủ trì hoặc cơ quan cấp trên của khối thi đua lập được bảng tiêu chí."
    if bloc is not None and not blocs_to_score(issuer, day).filter(pk=bloc.pk).exists():
        return f"{issuer} không phụ trách {bloc} nên không lập được bảng tiêu chí cho khối này."
    if bloc is None and not Bloc.objects.filter(superior=issuer).exists():
        return f"{issuer} không phải cơ quan cấp trên của khối nào. Chọn khối thi đua mà bảng này chấm."
    return None


def why_not_edit(user: User, version: TableVersion, day: date) -> str | None:
    return why_not_keep(user, version.table, day) or why_not_move(VersionMove.EDIT, version.state)


def why_not_issue(user: User, version: TableVersion, day: date) -> str | None:
    """Every choice made, no fault in the tree, a title of its own."""
    refused = why_not_keep(user, version.table, day) or why_not_move(VersionMove.ISSUE, version.state)
    if refused:
        return refused
    waiting = faults_before_issue(version)
    if waiting.missing:
        labels = "; ".join(one.label.lower() for one in waiting.missing)
        return f"Còn {len(waiting.missing)} quy ước chưa chọn: {labels}. Mở trang Quy ước, chọn từng điều rồi ban hành."
    if waiting.faults:
        first = waiting.faults[0]
        return f"Bảng còn {len(waiting.faults)} chỗ sai, trước hết {first.code or 'toàn bảng'}: {first.sentence}"
    return why_not_title(version.table.title)


def why_not_document(table: CriteriaTable, document: OfficialDocument | None) -> str | None:
    """None: the decision was made outside the system."""
    if document is None:
        return None
    if document.issuer_id != table.issuer_id:
        return f"Văn bản {document.code or document.summary} không phải do {table.issuer} ban hành."
    return None if document.state == DocumentState.ISSUED else "Văn bản này chưa phát hành. Phát hành văn bản rồi ban hành bảng theo nó."


def why_not_copy(user: User, version: TableVersion, day: date) -> str | None:
    if TableVersion.objects.visible_to(user, day).filter(pk=version.pk).exists():
        return None
    return "Đơn vị của bạn không xem được bảng này nên không chép được."


def why_not_name(user: User, version: TableVersion, day: date) -> str | None:
    refused = why_not_edit(user, version, day)
    if refused is None and version.table.versions.exclude(state=VersionState.DRAFT).exists():
        return "Bảng đã có bản ban hành nên giữ tên. Tên khác thì lập bảng khác."
    return refused


def why_not_amend(user: User, table: CriteriaTable, day: date) -> str | None:
    refused = why_not_keep(user, table, day)
    if refused:
        return refused
    states = set(table.versions.values_list("state", flat=True))
    if VersionState.DRAFT in states:
        return "Bảng đang có một bản dự thảo. Sửa tiếp bản đó, hoặc bỏ nó trước."
    return None if VersionState.ISSUED in states else "Bảng chưa ban hành nên chưa có gì để sửa đổi."


def why_not_discard(user: User, version: TableVersion, day: date) -> str | None:
    """Only a draft that nothing follows."""
    refused = why_not_edit(user, version, day)
    if refused:
        return refused
    return "Đã có bảng chép từ bản này nên không bỏ được." if version.followed_by.exists() else None
