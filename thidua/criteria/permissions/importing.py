"""Who takes a table in from a file."""

from datetime import date

from thidua.accounts.models import User
from thidua.criteria.models import TableReading, TableVersion
from thidua.criteria.permissions.tree import why_not_write_tree


def why_not_import(user: User, version: TableVersion, day: date) -> str | None:
    """Into a draft that is still empty: a file never writes over what people wrote."""
    reason = why_not_write_tree(user, version, day)
    if reason is None and version.criteria.exists():
        return "Bản này đã có tiêu chí nên không nhập từ tệp. Bỏ các mục đang có, hoặc lập bản mới rồi nhập."
    return reason


def why_not_review(user: User, reading: TableReading, day: date) -> str | None:
    if reading.accepted_at is not None:
        return "Tệp này đã nhận vào bản dự thảo. Sửa tiếp ở trang soạn bảng."
    return why_not_import(user, reading.version, day)
