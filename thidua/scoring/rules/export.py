"""A period as it was frozen: everything its ranking was computed from, and what came of it. Whoever doubts it computes it again.

The export stands alone: table, inputs of every round, holidays that counted, results. Points are words ("1.50"), days ISO. `content_hash`
is of the whole in one fixed writing, so that a database may keep it in its own order.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from hashlib import sha256
from typing import Any

from thidua.calendars.rules import SpecialDays, is_working_day
from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import NotArisen, Ratio, read_given
from thidua.criteria.rules.kinds import CountDays, score
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.stored import read_table
from thidua.criteria.rules.values import Leaf, Table, leaves_of
from thidua.scoring.enums import RoundKind
from thidua.scoring.rules.consolidating import Consolidated, Entrant, Line, Placed, SelfScore, consolidate, counted, looks_at_given

FORM = "thidua.cham-diem/1"
DATA, HASH, GUIDE = "du-lieu.json", "ma-noi-dung.txt", "DOC-TRUOC.txt"
MOST_BYTES = 400_000_000
_MOMENT = (1980, 1, 1, 0, 0, 0)
_WORDS = """Dữ liệu của một kỳ chấm điểm đã công bố và đóng băng.

{data}: bảng tiêu chí, điểm và số liệu của từng vòng, lý do, kiến nghị, kết quả.
{hash}: mã nội dung (SHA-256). Mã này phải trùng với mã in trên trang kết quả và trên Bảng tổng hợp.

Tính lại từ đầu: thidua replay TỆP.zip
"""


class CannotReplay(Exception):
    """The file is not an export; `str(error)` says why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where what is written is not what the rules give."""

    where: str
    written: str
    computed: str

    def __str__(self) -> str:
        return f"{self.where}: ghi {self.written or 'trống'}, tính lại được {self.computed or 'trống'}"


# ---- written ----


def canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(told: Mapping[str, Any]) -> str:
    return sha256(canonical(told)).hexdigest()


def zipped(told: Mapping[str, Any]) -> bytes:
    """The same bytes for the same content."""
    data, out = canonical(told), io.BytesIO()
    guide = _WORDS.format(data=DATA, hash=HASH)
    with zipfile.ZipFile(out, "w") as pack:
        for name, content in ((DATA, data), (HASH, f"{sha256(data).hexdigest()}\n".encode()), (GUIDE, guide.encode())):
            pack.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def words_of(points: Decimal | None) -> str | None:
    return None if points is None else f"{points:.2f}"


def computed_of(found: Consolidated) -> dict[str, Any]:
    """What came of it, as the export and the result page read it: group → units from the first down."""
    return {name: [_placed(one, found.table) for one in group] for name, group in found.groups.items()}


def _placed(one: Placed, table: Table) -> dict[str, Any]:
    total, graded = one.total, one.graded
    titles = {grade.code: grade.title for grade in table.grading.grades} if table.grading else {}
    if table.grading:
        titles[table.grading.otherwise] = table.grading.otherwise_title or table.grading.otherwise
    return {
        "key": one.entrant.key,
        "rank": one.ranked.rank,
        "total": words_of(total.total),
        "content": words_of(total.content),
        "bonus": words_of(total.bonus + total.bonus_late),
        "penalty": words_of(total.penalty),
        "tie": [words_of(value) for value in one.ranked.key],
        "step": one.ranked.step,
        "needs_vote": one.needs_vote,
        "excluded": one.ranked.excluded,
        "late": one.entrant.lateness,
        "grade": titles.get(graded.final, graded.final) if graded else "",
        "eligible": titles.get(graded.eligible, graded.eligible) if graded else "",
        "headings": {code: words_of(points) for code, points in total.groups.items()},
        "missing": list(total.missing),
    }


def counted_of(found: Consolidated) -> dict[str, dict[str, list[str | None]]]:
    """Unit → criterion → the round that counts and its points."""
    placed = (one for group in found.groups.values() for one in group)
    return {str(one.entrant.key): {code: [mark.round, words_of(mark.points)] for code, mark in one.marks.items()} for one in placed}


# ---- computed again ----


def late_days(due: date, sent: date, *, special: SpecialDays) -> int:
    """Working days after `due`, up to and with `sent`."""
    return sum(is_working_day(due + timedelta(days=number), special) for number in range(1, (sent - due).days + 1))


Lines = Mapping[int, Mapping[str, Sequence[Line]]]
"""Unit → criterion → what was said of it, in the order of the rounds."""


def recomputed(told: Mapping[str, Any]) -> Consolidated:
    """From inputs and rules alone. The points that the export writes down are not looked at."""
    table = _table(told)
    return _consolidated(told, table, _lines(told, table))


def _table(told: Mapping[str, Any]) -> Table:
    return settled(read_table(told["table"]["stored"]))


def _lines(told: Mapping[str, Any], table: Table) -> Lines:
    """Every mark scored again from what was entered for it."""
    leaves = {leaf.code: leaf for leaf in leaves_of(table.roots)}
    special = {date.fromisoformat(day): is_worked for day, is_worked in told["special_days"].items()}
    rescore = partial(_rescored, count_days=partial(late_days, special=special))
    return {
        unit["key"]: {code: [rescore(leaves[code], one) for one in said] for code, said in unit["marks"].items()} for unit in told["units"]
    }


def _rescored(leaf: Leaf, said: Mapping[str, Any], *, count_days: CountDays) -> Line:
    given = read_given(leaf, said["given"])
    if leaf.kind is CriterionKind.LEADER_RELATIVE and isinstance(given, Ratio):
        return Line(said["round"], None, given=given)
    return Line(said["round"], score(leaf, given, count_days=count_days).points, isinstance(given, NotArisen), given)


def _consolidated(told: Mapping[str, Any], table: Table, lines: Lines) -> Consolidated:
    rounds = [one["kind"] for one in told["rounds"]]
    leaves = {leaf.code: leaf for leaf in leaves_of(table.roots)}
    entrants = [Entrant(unit["key"], unit["group"], unit["exclusion"], _self_score(unit["self_score"])) for unit in told["units"]]
    marks: dict[int, dict[str, Mark]] = {}
    givens: dict[str, dict[int, Any]] = {code: {} for code in looks_at_given(table)}
    for key, own in lines.items():
        found = {code: counted(said, leaves[code], table, rounds) for code, said in own.items()}
        marks[key] = {code: Mark(line.round, line.points) for code, line in found.items() if line is not None}
        for code in givens.keys() & marks[key].keys():
            line = found[code]
            givens[code][key] = line.given if line else None
    return consolidate(table, entrants, marks=marks, givens=givens)


def _self_score(told: Mapping[str, str] | None) -> SelfScore | None:
    if told is None:
        return None
    came_at = datetime.fromisoformat(told["came_at"]) if told["came_at"] else None
    return SelfScore(datetime.fromisoformat(told["due_at"]), came_at)


def first_difference(told: Mapping[str, Any]) -> Difference | None:
    """None: every mark, total, rank and grade follows from the inputs and the rules."""
    try:
        return next(_differences(told), None)
    except Fault as fault:
        raise CannotReplay(f"Dữ liệu không tính lại được: {fault.sentence}") from fault
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotReplay("Dữ liệu không đúng cấu trúc của bản xuất kỳ chấm, có chỗ thiếu hoặc đã bị sửa.") from error


def _differences(told: Mapping[str, Any]) -> Iterator[Difference]:
    stored, kept = told["table"]["stored"], told["table"]["content_hash"]
    if kept and content_hash(stored) != kept:
        yield Difference("Bảng tiêu chí, mã nội dung", kept, content_hash(stored))
    table = _table(told)
    lines = _lines(told, table)
    yield from _of_marks(told, lines)
    found = _consolidated(told, table, lines)
    names = {unit["key"]: unit["name"] for unit in told["units"]}
    yield from _of_lists(told, found, names)
    yield from _of_counted(told["counted"], counted_of(found), names)
    yield from _of_results(told["computed"], computed_of(found), names)


def _of_marks(told: Mapping[str, Any], lines: Lines) -> Iterator[Difference]:
    """Each mark against what was entered for it."""
    for unit in told["units"]:
        for code, said in unit["marks"].items():
            for one, line in zip(said, lines[unit["key"]][code], strict=True):
                where, points = f"{unit['name']}, tiêu chí {code}, vòng {_round(one['round'])}", words_of(line.points)
                if points != one["points"]:
                    yield Difference(f"{where}, điểm", _said(one["points"]), _said(points))
                if line.is_na is not one["is_na"]:
                    yield Difference(f"{where}, không phát sinh", _said(one["is_na"]), _said(line.is_na))


def _of_lists(told: Mapping[str, Any], found: Consolidated, names: Mapping[int, str]) -> Iterator[Difference]:
    """The same groups, the same units in them."""
    written, computed = told["computed"], found.groups
    if sorted(written) != sorted(computed):
        yield Difference("Các nhóm xếp hạng", _groups(written), _groups(computed))
    for name, group in computed.items():
        kept, made = [row["key"] for row in written.get(name, [])], [one.entrant.key for one in group]
        if sorted(kept) != sorted(made):
            yield Difference(f"{name or 'Kỳ chấm'}, các đơn vị", _named(kept, names), _named(made, names))


def _groups(names: Iterable[str]) -> str:
    return ", ".join(name or "chung" for name in sorted(names))


Counted = Mapping[str, Mapping[str, Sequence[str | None]]]


def _of_counted(written: Counted, computed: Counted, names: Mapping[int, str]) -> Iterator[Difference]:
    for key in {**computed, **written}:
        before, after = written.get(key, {}), computed.get(key, {})
        for code in {**after, **before}:
            if list(before.get(code, [])) != list(after.get(code, [])):
                where = f"{names.get(int(key), key)}, tiêu chí {code}, điểm được tính"
                yield Difference(where, _listed(before.get(code)), _listed(after.get(code)))


def _of_results(written: Mapping[str, Any], computed: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[Difference]:
    for group, rows in computed.items():
        kept = {row["key"]: row for row in written[group]}
        for row in rows:
            unlike = (name for name in _NAMES if kept[row["key"]].get(name) != row[name])
            yield from (
                Difference(f"{names[row['key']]}, {_NAMES[name]}", _said(kept[row["key"]].get(name)), _said(row[name])) for name in unlike
            )


_NAMES = {
    "headings": "điểm các mục",
    "content": "điểm nội dung",
    "bonus": "điểm thưởng",
    "penalty": "điểm trừ",
    "total": "tổng điểm",
    "rank": "hạng",
    "tie": "các bước xét khi bằng điểm",
    "step": "bước quyết định thứ hạng",
    "needs_vote": "cần bỏ phiếu",
    "excluded": "lý do không xếp hạng",
    "late": "tự chấm muộn",
    "grade": "xếp loại",
    "eligible": "loại theo điểm và điều kiện",
    "missing": "tiêu chí chưa chấm",
}


def _named(keys: Sequence[int], names: Mapping[int, str]) -> str:
    return ", ".join(sorted(names.get(key, str(key)) for key in keys))


def _round(kind: str) -> str:
    """As the page calls it; what is no round stays as it is written."""
    return RoundKind(kind).label.lower() if kind in RoundKind.values else kind


def _listed(value: Sequence[str | None] | None) -> str:
    return "" if value is None else f"{_said(value[1])} (vòng {_round(value[0] or '')})"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    try:
        return "không tính điểm" if value is None else figure(Decimal(str(value)))
    except ArithmeticError:
        return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


# ---- read back ----


def read_zip(data: bytes) -> dict[str, Any]:
    """The export in the file. Raises `CannotReplay`, also when the content hash is not that of the content."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            if sum(part.file_size for part in pack.infolist()) > MOST_BYTES:
                raise CannotReplay("Tệp quá lớn so với một kỳ chấm điểm.")
            raw, kept = pack.read(DATA), pack.read(HASH).decode().strip()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise CannotReplay("Đây không phải bản xuất của một kỳ chấm đã công bố.") from error
    try:
        told: dict[str, Any] = json.loads(raw)
    except ValueError as error:
        raise CannotReplay(f"Không đọc được {DATA} trong tệp.") from error
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise CannotReplay("Bản xuất có cấu trúc khác với phiên bản này của chương trình.")
    if content_hash(told) != kept:
        raise CannotReplay(f"Nội dung không khớp mã nội dung ghi trong tệp: {kept}, thực tế {content_hash(told)}. Tệp đã bị sửa.")
    return told
