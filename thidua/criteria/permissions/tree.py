"""Who writes the tree of a version, and until when."""

from datetime import date

from thidua.accounts.models import User
from thidua.criteria.enums import VersionState
from thidua.criteria.models import TableVersion
from thidua.organisations.queries import acts_for


def why_not_write_tree(user: User, version: TableVersion, day: date) -> str | None:
    """People of the issuer, while the version is a draft."""
    issuer = version.table.issuer
    if not acts_for(user, issuer, day):
        return f"Chỉ chuyên viên, lãnh đạo của {issuer} soạn được bảng tiêu chí này."
    if version.state != VersionState.DRAFT:
        return f"Bản {version.number} đã ban hành nên giữ nguyên. Muốn sửa thì lập bản mới của bảng."
    return None
