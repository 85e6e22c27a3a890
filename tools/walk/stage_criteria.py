"""Criteria tables: the one in force, next year's draft, an example nobody chose for yet, a file in review, an empty draft."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from demo.units import so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.criteria import actions
from thidua.criteria.actions.importing import read_table
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import TableVersion
from thidua.criteria.queries.samples import samples
from thidua.organisations.models import Unit

Found = dict[str, Any]
AS_PUBLISHED = [
    ("STT", "Nội dung, các tiêu chí cụ thể", "Điểm chuẩn"),
    ("A", "Nhiệm vụ chuyên môn", "12"),
    ("I", "Thẩm định, kiểm tra văn bản", "7"),
    ("1", "Dự thảo được thẩm định đúng hạn", "3"),
    ("", "Đạt 100%", "3"),
    ("", "Từ 80% đến dưới 95%", "1,5"),
    ("", "Dưới 80%", "0"),
    ("2", "Văn bản được tự kiểm tra theo kế hoạch", "4"),
    ("II", "Chế độ báo cáo", "6"),
    ("1", "Báo cáo gửi đúng hạn; mỗi báo cáo chậm trừ 0,5 điểm", "4"),
    ("2", "Số liệu khớp với phần mềm thống kê", "hai"),
    ("B", "Điểm thưởng", "3"),
    ("1", "Mỗi sáng kiến được công nhận cộng 1 điểm, tối đa 3 điểm", "3"),
    ("", "Tổng cộng", "20"),
]
"""A hole between two tiers, points in words, sums that do not agree: what a review is for."""


def criteria_tables(found: Found, _admin: User) -> None:
    issued = TableVersion.objects.get(table__bloc__isnull=False, table__year=2020)
    draft = TableVersion.objects.get(table__follows=issued)
    example = TableVersion.objects.get(table__issuer__name="Vụ Thi đua - Khen thưởng")
    for name, version in (("issued", issued), ("draft", draft), ("example", example)):
        found |= {f"{name}_table": version.table_id, f"{name}_version": version.pk}
    _nodes(found, example, draft, _own_drafts(found, User.objects.get(username=found["users"]["yenbai"])))


def _nodes(found: Found, *versions: TableVersion) -> None:
    """A criterion of every kind, in the first of these that has one."""
    for kind in CriterionKind:
        home = next(one for one in versions if one.criteria.filter(kind=kind).exists())
        found |= {f"{kind}_version": home.pk, f"{kind}_node": home.criteria.filter(kind=kind).earliest("pk").pk}


def _own_drafts(found: Found, by: User) -> TableVersion:
    """Nothing in it, a file in review, an example of points against the leader; the last is given back."""
    unit, bloc = Unit.objects.get(name=so("Yên Bái")), BlocYear.objects.get(pk=found["year"]).bloc
    about: dict[str, Any] = {"bloc": bloc, "year": 2022, "scored_kind": "Sở Tư pháp", "by": by}
    empty = actions.begin_table(unit, title="Bảng tiêu chí chấm điểm thi đua năm 2022", **about)
    read = actions.begin_table(unit, title="Bảng tiêu chí chuyên đề cải cách tư pháp năm 2022", **about)
    read_table(read, upload=SimpleUploadedFile("bang-tieu-chi-2022.xlsx", _as_published()), by=by)
    found |= {"empty_version": empty.pk, "read_version": read.pk}
    example = next(one for one in samples() if one.key == "so-voi-dan-dau")
    return actions.begin_from_sample(example, issuer=unit, bloc=bloc, year=2022, by=by)


def _as_published() -> bytes:
    book, written = Workbook(), io.BytesIO()
    for row in AS_PUBLISHED:
        book.worksheets[0].append(list(row))
    book.save(written)
    return written.getvalue()
