"""What a workbook would change: every criterion against what the house has now and had when the workbook was made. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import NotArisen, Ratio, read_given
from thidua.criteria.rules.kinds import score
from thidua.scoring.rules.rounds import Before, why_not_without_reason
from thidua.scoring.workbook.boxes import NA, REASON, Box, Place, Value, same, told_of
from thidua.scoring.workbook.columns import EVIDENCE, Column
from thidua.scoring.workbook.evidence import Pieces
from thidua.scoring.workbook.reading import ENTERED, Returned
from thidua.scoring.workbook.typed import Mistyped, value_of, words_of
from thidua.scoring.workbook.values import Entry, Origin, key_of

NO_PIECES = Pieces()


@dataclass(frozen=True, slots=True)
class Standing:
    """A criterion as the house has it now. `base`: its cells when the workbook was made; `writer`, `written`: who wrote it last."""

    entry: Entry
    base: Mapping[Place, Value] | None = None
    writer: str = ""
    written: str = ""
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """`seen`: how often the criterion had been written when it was compared. `old` empty: nothing stood there."""

    code: str
    name: str
    at: str
    told: Mapping[str, Any]
    seen: int
    old: str
    new: str
    old_points: str
    new_points: str
    is_conflict: bool = False
    meanwhile: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """`emptied`: criteria that were written when the workbook was made and stand empty in it now; nothing is taken away by a workbook."""

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    pieces: Pieces = NO_PIECES
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unchanged: int = 0
    blank: int = 0
    emptied: tuple[str, ...] = ()

    @property
    def added(self) -> list[Change]:
        return [one for one in self.changes if not one.old]

    @property
    def changed(self) -> list[Change]:
        return [one for one in self.changes if one.old]

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.conflicts or self.pieces.added)

    @property
    def digest(self) -> str:
        """Of what was shown: when it is another by the time it is accepted, somebody wrote meanwhile."""
        told = [(one.code, one.seen, one.new, one.is_conflict) for one in (*self.changes, *self.conflicts)]
        shown = [(one.likeness, one.codes, one.key) for one in self.pieces.added]
        return sha256(repr((told, shown)).encode()).hexdigest()[:32]


def why_not_this(meta: Mapping[str, str], origin: Origin) -> str | None:
    """Whether the workbook is the sheet of that turn."""
    if meta.get("table_hash") != origin.table_hash and meta.get("period") == str(origin.period):
        return f"Phiếu trong tệp theo “{meta.get('table', '')}”; kỳ chấm này theo “{origin.table}”. Tải phiếu mới rồi chép số liệu vào."
    if meta.get("year") != str(origin.year):
        return f"Phiếu trong tệp là của năm {meta.get('year', '')}; trang này chấm năm {origin.year}. Tải phiếu ở trang này."
    if meta.get("unit") != origin.unit:
        return f"Phiếu trong tệp là của {meta.get('unit', '')}; trang này là phiếu của {origin.unit}. Mở đúng phiếu rồi tải lên."
    if meta.get("turn") == str(origin.turn) and meta.get("sheet") == str(origin.sheet) and meta.get("period") == str(origin.period):
        return None
    told = f"{meta.get('round', '')}, {meta.get('scorer', '')}"
    return f"Phiếu trong tệp là của lượt khác ({told}); trang này là lượt {origin.round}, {origin.scorer}. Tải phiếu ở trang này."


@dataclass(frozen=True, slots=True)
class Comparing:
    """`why_not_na`: why nothing may be claimed as not arisen in this round."""

    returned: Returned
    standings: Mapping[str, Standing]
    count_days: Callable[[date, date], int]
    why_not_na: str | None = None

    def differences(self, pieces: Pieces) -> Differences:
        changes: list[Change] = []
        emptied: list[str] = []
        faults = [*self.returned.faults, *self._unknown()]
        unchanged = blank = 0
        for code in (code for code in self.standings if code in self.returned.rows):
            told, found = self._told(code)
            faults += found
            if found:
                continue
            if told is None:
                blank += 1
                emptied += self._emptied(code)
            elif self._is_as_it_was(code, told):
                unchanged += 1
            else:
                change = self._change(code, told)
                changes, faults = ([*changes, change], faults) if isinstance(change, Change) else (changes, [*faults, change])
        return Differences(
            tuple(one for one in changes if not one.is_conflict),
            tuple(one for one in changes if one.is_conflict),
            pieces,
            (*faults, *pieces.faults),
            self.returned.notes,
            unchanged,
            blank,
            tuple(emptied),
        )

    def _unknown(self) -> Iterator[str]:
        known = {key_of(code, box.line) for code, one in self.standings.items() for box in (*one.entry.boxes, REASON)}
        for key, cells in self.returned.rows.items():
            first = next((cells[column] for column in ENTERED if column in cells), None)
            if key not in known and first is not None:
                yield f"Ô {first.at}: hàng này (mã {key}) không được chấm ở lượt này nên không nhận. Xóa điều đã ghi ở hàng."

    # ---- one criterion ----

    def _told(self, code: str) -> tuple[dict[str, Any] | None, list[str]]:
        """What its cells say; sentences instead where they cannot be read."""
        entry = self.standings[code].entry
        cells: dict[Place, Value] = {}
        faults: list[str] = []
        for box in (*entry.boxes, NA, REASON):
            cell = self.returned.rows.get(key_of(code, box.line), {}).get(box.column)
            try:
                value = value_of(box, cell) if cell is not None else None
            except Mistyped as error:
                faults.append(str(error))
            else:
                cells |= {} if value is None else {box.place: value}
        faults += self._elsewhere(code, entry)
        faults = faults or list(self._contradiction(code, entry, cells))
        return (None if faults else told_of(entry.leaf, entry.boxes, cells)), faults

    def _elsewhere(self, code: str, entry: Entry) -> Iterator[str]:
        """Written in cells that were locked."""
        opened = {box.place for box in (*entry.boxes, NA, REASON)} | {(0, column) for column in EVIDENCE}
        for line in sorted({box.line for box in entry.boxes} | {0}):
            for column, cell in self.returned.rows.get(key_of(code, line), {}).items():
                if (line, column) not in opened and cell.text:
                    wanted = ", ".join(dict.fromkeys(f"“{box.column}”" for box in entry.boxes))
                    yield f"Ô {cell.at}: tiêu chí {entry.mark or code} không dùng cột “{column}”. Xóa ô này, ghi vào cột {wanted}."

    def _contradiction(self, code: str, entry: Entry, cells: Mapping[Place, Value]) -> Iterator[str]:
        at, figures = self.returned.place, [box for box in entry.boxes if box.place in cells]
        if entry.cells is None and (figures or cells.get(NA.place)):
            yield f"Ô {at(code, Column.TITLE)}: tiêu chí này đã ghi nhiều báo cáo nên chỉ sửa được trên trang mạng."
        elif cells.get(NA.place) and figures:
            yield f"Ô {at(code, Column.NA)}: vừa ghi không phát sinh vừa ghi số liệu. Bỏ một trong hai."
        elif cells.get(NA.place) and self.why_not_na:
            yield f"Ô {at(code, Column.NA)}: {self.why_not_na}"
        elif entry.leaf.kind is CriterionKind.LATE_DAYS and {box.key for box in figures} > {"days"}:
            yield f"Ô {at(code, Column.TIMES)}: ghi số ngày chậm, hoặc ghi hạn nộp và ngày gửi; không ghi cả hai."
        elif REASON.place in cells and not figures and not cells.get(NA.place) and entry.version == 0:
            yield f"Ô {at(code, Column.REASON)}: có lý do mà chưa ghi số liệu, điểm hay không phát sinh."

    def _emptied(self, code: str) -> Iterator[str]:
        one = self.standings[code]
        if one.entry.version and one.entry.cells and self.returned.version_of(code):
            box = one.entry.boxes[0]
            at, stands = self.returned.place(key_of(code, box.line), box.column), _in_words(one.entry, one.entry.cells)
            yield (
                f"Ô {at}: tiêu chí {one.entry.mark or code} để trống, giữ điều đã ghi trên mạng ({stands}). "
                "Muốn bỏ thì xóa ô đó trên trang phiếu."
            )

    def _is_as_it_was(self, code: str, told: Mapping[str, Any]) -> bool:
        """As it is now; or as it was when the workbook was made, and somebody wrote on the page since: that stays."""
        one = self.standings[code]
        now, base = self._given(one.entry, one.entry.cells), self._given(one.entry, one.base)
        return any(given is not None and same(told, given) for given in (now, base))

    def _given(self, entry: Entry, cells: Mapping[Place, Value] | None) -> dict[str, Any] | None:
        return told_of(entry.leaf, entry.boxes, cells) if cells else None

    def _change(self, code: str, told: dict[str, Any]) -> Change | str:
        """Or why not, with the cell."""
        one = self.standings[code]
        entry = one.entry
        try:
            given = read_given(entry.leaf, told)
            waits = entry.leaf.kind is CriterionKind.LEADER_RELATIVE and isinstance(given, Ratio)
            points = None if waits else score(entry.leaf, given, count_days=self.count_days).points
        except Fault as fault:
            return f"Ô {self._place_of(code, fault.where)}: {fault.sentence}"
        is_na = isinstance(given, NotArisen)
        less = why_not_without_reason(one.before, points, is_na=is_na) if not told.get("reason") else None
        if less:
            return f"Ô {self.returned.place(code, Column.REASON)}: {less}"
        had = self.returned.version_of(code)
        is_conflict = had != entry.version and bool(entry.version or one.base)
        return Change(
            code,
            entry.name,
            self.returned.place(code, Column.TITLE),
            told,
            entry.version,
            _in_words(entry, entry.cells) if entry.version else "",
            _in_words(entry, self._cells(entry)),
            _points(entry.score) if entry.version else "",
            "chờ cả nhóm" if waits else _points(points),
            is_conflict,
            _meanwhile(one) if is_conflict else "",
        )

    def _place_of(self, code: str, where: str) -> str:
        boxes = (*self.standings[code].entry.boxes, NA, REASON)
        box = next((box for box in boxes if box.key == where), boxes[0])
        return self.returned.place(key_of(code, box.line), box.column)

    def _cells(self, entry: Entry) -> dict[Place, Value]:
        code = entry.leaf.code
        found: dict[Place, Value] = {}
        for box in (*entry.boxes, NA, REASON):
            cell = self.returned.rows.get(key_of(code, box.line), {}).get(box.column)
            value = value_of(box, cell) if cell is not None else None
            if value is not None:
                found[box.place] = value
        return found


def _meanwhile(one: Standing) -> str:
    return f"{one.writer} ghi lúc {one.written}" if one.entry.version else "ô này đã được xóa trên mạng"


def _points(points: Decimal | None) -> str:
    return "không tính" if points is None else figure(points)


def _in_words(entry: Entry, cells: Mapping[Place, Value] | None) -> str:
    if cells is None:
        return "nhiều báo cáo"
    boxes: tuple[Box, ...] = (*entry.boxes, NA, REASON)
    return "; ".join(f"{_label(box)}: {words_of(cells[box.place], box)}" for box in boxes if box.place in cells)


def _label(box: Box) -> str:
    return box.label or str(box.column)
