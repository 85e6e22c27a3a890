"""A file's bytes → `TableReading`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.reading import excel, word
from thidua.criteria.reading.folding import fold_rows, pool_of
from thidua.criteria.reading.marks import Outline
from thidua.criteria.reading.phrases import group_limits
from thidua.criteria.reading.review import children_of
from thidua.criteria.reading.rough import Rough, Roughs
from thidua.criteria.reading.ruling import rule_of, without_settings
from thidua.criteria.reading.values import Grid, Row, TableReading
from thidua.criteria.rules.words import plain
from thidua.plans.reading.intake.archive import BOMB, DAMAGED, Archive
from thidua.plans.reading.model import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 3_000
QUOTE = 600
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "Mở tệp, lưu lại dạng .docx hoặc .xlsx rồi tải lên."
SPOILT = f"Tệp hỏng, tải lên chưa trọn hoặc nén bất thường nên không được mở. {SAVE_AS}"
NO_TABLE = (
    "Không thấy bảng nào có cột nội dung (tiêu chí) và cột điểm. "
    "Kiểm tra hàng tiêu đề của bảng: cần ô “Nội dung” hoặc “Tiêu chí” và ô “Điểm chuẩn”."
)


def read_bytes(data: bytes) -> TableReading:
    """Raises `Unreadable` with a Vietnamese sentence."""
    if not data:
        raise Unreadable("Tệp rỗng (0 byte), có thể lúc tải lên bị đứt quãng. Tải lại tệp.")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"Tệp nặng {len(data) // 1024 // 1024} MB, quá mức {MAX_BYTES // 1024 // 1024} MB. Bỏ bớt ảnh trong tệp.")
    if data.startswith(OLD):
        raise Unreadable(f"Tệp dạng cũ (.doc, .xls) hoặc đang đặt mật khẩu. {SAVE_AS}")
    if not data.startswith(b"PK"):
        raise Unreadable(f"Tệp không phải Word (.docx) hay Excel (.xlsx). {SAVE_AS}")
    return read_grids(*_grids(data))


def _grids(data: bytes) -> tuple[list[Grid], list[str]]:
    try:
        archive = Archive(data)
        return excel.grids_of(archive) if excel.is_workbook(archive) else word.grids_of(archive)
    except Unreadable as error:
        raise Unreadable(SPOILT if str(error) in {BOMB, DAMAGED} else str(error)) from error


def read_grids(grids: Sequence[Grid], notes: Sequence[str] = ()) -> TableReading:
    gathered = Roughs(notes=list(notes))
    for grid in grids:
        gathered.add(grid)
    rows = fold_rows(gathered.rows)
    if not rows:
        raise Unreadable(NO_TABLE)
    if len(rows) > MAX_ROWS:
        raise Unreadable(f"Bảng có quá {MAX_ROWS} dòng nên không phải bảng tiêu chí. Kiểm tra lại tệp.")
    return TableReading(tuple(_ruled(rows)), (*gathered.notes, *_notes(gathered, rows)), gathered.total, tuple(sorted(gathered.years)))


def _notes(gathered: Roughs, rows: Sequence[Rough]) -> list[str]:
    notes = []
    if len(gathered.parts) > 1:
        named = "; ".join(gathered.parts[:10])
        notes.append(f"Tệp có {len(gathered.parts)} phần đọc thành bảng ({named}). Bỏ phần không thuộc bảng này.")
    unmarked = sum(not row.mark for row in rows)
    if unmarked > len(rows) / 2:
        notes.append("Nhiều dòng không có số mục (A, I, 1, 1.1, a): cấp của chúng đọc theo chữ đậm, xem lại cấp.")
    return notes


def _ruled(rows: Sequence[Rough]) -> list[Row]:
    """Depth, pool and rule of each row; what has deeper rows under it is a heading. The outermost heading says the pool."""
    depths = _depths(rows)
    found: list[Row] = []
    pool = Pool.CONTENT
    for at, (rough, depth) in enumerate(zip(rows, depths, strict=True)):
        is_heading = at + 1 < len(rows) and depths[at + 1] > depth
        if depth == 0:
            pool = pool_of(rough.title) or Pool.CONTENT
        row = _heading(rough, depth, pool) if is_heading else _leaf(rough, depth, pool)
        pool = row.pool if depth == 0 else pool
        found.append(replace(row, pool=pool, doubts=(*row.doubts, *_other_pool(row, pool))))
    return _summed(found)


def _other_pool(row: Row, pool: Pool) -> tuple[str, ...]:
    said = pool_of(row.title) if row.depth else None
    if said is None or said == pool or row.kind != CriterionKind.SUM_CHILDREN:
        return ()
    return (f"Đọc thành {pool.label.lower()} như mục lớn nhất chứa nó. Nếu là {said.label.lower()} thì đưa ra bậc ngoài cùng.",)


def _summed(rows: list[Row]) -> list[Row]:
    """A heading without points has those of its parts."""
    for at in reversed(range(len(rows))):
        row = rows[at]
        if row.kind != CriterionKind.SUM_CHILDREN or row.points is not None:
            continue
        total = sum((part.points or Decimal(0) for part in children_of(rows, at)), Decimal(0))
        rows[at] = replace(row, points=total, doubts=row.doubts or (f"Không ghi điểm: lấy tổng các mục con, {plain(total)} điểm.",))
    return rows


def _depths(rows: Sequence[Rough]) -> list[int]:
    """Each part begins anew."""
    depths, outline, part = [], Outline(), ""
    for row in rows:
        if row.part != part:
            outline, part = Outline(), row.part
        depths.append(outline.depth(row.mark, is_bold=row.is_bold))
    return depths


def _bare(rough: Rough, depth: int) -> Row:
    return Row(
        mark=rough.mark[:20],
        depth=depth,
        title=rough.title,
        points=rough.points,
        owner=rough.owner,
        code=rough.code,
        part=rough.part,
        place=rough.place,
        quote=" | ".join(rough.quote)[:QUOTE],
        doubts=tuple(dict.fromkeys(rough.doubts)),
    )


def _heading(rough: Rough, depth: int, pool: Pool) -> Row:
    kept, said = without_settings(rough.lines)
    params: dict[str, str] = {}
    for line in kept:
        params |= group_limits(line.words)
    odd = [line.words for line in kept if not group_limits(line.words)]
    return replace(_bare(rough, depth), pool=said.pool or pool, params=params, guidance="; ".join(odd))


def _leaf(rough: Rough, depth: int, pool: Pool) -> Row:
    rule = rule_of(rough.lines, title=rough.title, points=rough.points, pool=pool)
    row = _bare(rough, depth)
    points = row.points if row.points is not None else _worth(rule.params, rule.kind, rough)
    doubts = row.doubts
    if points is not None and row.points is None and not row.doubts and not rough.spans:
        doubts = (f"Không ghi điểm chuẩn: lấy {plain(points)} điểm theo cách chấm.",)
    is_stray = points is None and not row.mark and not rough.lines and not rough.doubts
    if is_stray:
        doubts = ("Dòng không có số mục và điểm nên chưa nhận. Nhận lại nếu là tiêu chí.",)
    elif points is None:
        doubts = (*doubts, "Chưa có điểm chuẩn: ghi điểm.") if not rough.doubts else doubts
    return replace(
        row,
        points=points,
        kind=rule.kind,
        params=rule.params,
        pool=rule.pool or pool,
        na_mode=rule.na_mode,
        guidance=rule.guidance,
        doubts=tuple(dict.fromkeys((*doubts, *(() if is_stray else rule.doubts)))),
        is_dropped=is_stray,
    )


def _worth(params: object, kind: CriterionKind, rough: Rough) -> Decimal | None:
    """The most a criterion can give, where only its rule says so."""
    said = params if isinstance(params, dict) else {}
    if kind in {CriterionKind.COUNT_TIMES, CriterionKind.AWARD_BONUS} and said.get("cap"):
        return Decimal(said["cap"])
    if kind == CriterionKind.BONUS_PENALTY:
        return max(Decimal(said["max"]), Decimal(0))
    if kind == CriterionKind.AWARD_BONUS:
        return max((Decimal(value) for value in said["table"].values()), default=None)
    return max((line.points for line in rough.lines if line.points is not None), default=None)
