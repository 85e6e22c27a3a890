"""The life of a table: begun (empty, from an example, from another year), given its conventions, issued by a decision, amended."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import Bloc
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.criteria.actions.tree import WRITTEN, plant_criteria
from thidua.criteria.enums import VersionMove, VersionState
from thidua.criteria.models import CriteriaTable, Criterion, TableVersion
from thidua.criteria.permissions import life as permissions
from thidua.criteria.queries.comparing import said_by_label, table_with, told_of
from thidua.criteria.queries.samples import Sample
from thidua.criteria.queries.tree import Under, nodes_under, stored_table
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.life import SAMPLE_TITLE, TRANSITIONS
from thidua.criteria.rules.years import moved_day, moved_days
from thidua.documents.models import OfficialDocument
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.models import Unit

CONVENTIONS = ("conventions", "pools", "grades", "ties", "size_classes")
"""What a version says beside its tree."""


class ChosenMeanwhile(RuleBroken):
    """Somebody wrote the version after the page was shown; `version` is it as it stands now. Nothing was written over."""

    def __init__(self, version: TableVersion) -> None:
        self.version = version
        super().__init__(
            "Có người vừa sửa bản này sau khi bạn mở trang. Chưa ghi đè gì: xem chỗ khác nhau bên dưới rồi ghi lại nếu vẫn muốn."
        )


@transaction.atomic
def begin_table(
    issuer: Unit,
    *,
    bloc: Bloc | None,
    year: int,
    title: str,
    scored_kind: str,
    by: User,
    follows: TableVersion | None = None,
) -> TableVersion:
    """A table with an empty first draft. `bloc` None: for every bloc that reports to the issuer."""
    now = clock.now()
    require(permissions.why_not_begin(by, issuer, bloc, now.date()))
    title, scored_kind = one_line(title)[:300], one_line(scored_kind)[:120]
    if not title or not scored_kind:
        raise RuleBroken("Ghi tên bảng và loại đơn vị được chấm.")
    table = CriteriaTable.objects.create(
        issuer=issuer, bloc=bloc, year=year, title=title, scored_kind=scored_kind, follows=follows, made_by=by, made_at=now
    )
    made = TableVersion.objects.create(table=table, number=1)
    record(by, "criteria.begin_table", made, title=title, year=year, follows=follows)
    return made


@transaction.atomic
def begin_from_sample(sample: Sample, *, issuer: Unit, bloc: Bloc | None, year: int, by: User) -> TableVersion:
    """A draft as the example stands, under a title with which it cannot be issued."""
    title = f"{SAMPLE_TITLE}: {sample.name}, năm {year}"
    made = begin_table(issuer, bloc=bloc, year=year, title=title, scored_kind=sample.scored_kind, by=by)
    for name in CONVENTIONS:
        setattr(made, name, sample.chosen.get(name, getattr(made, name)))
    made.save(update_fields=CONVENTIONS)
    plant_criteria(made, criteria=[_of_year(node, year - sample.year) for node in sample.criteria], by=by)
    record(by, "criteria.begin_from_sample", made, sample=sample.key)
    made.refresh_from_db()
    return made


def _of_year(node: Mapping[str, Any], years: int) -> dict[str, Any]:
    children = [_of_year(child, years) for child in node.get("children", ())]
    return {**node, "params": moved_days(node["params"], by=years), "children": children}


@transaction.atomic
def name_table(version: TableVersion, *, title: str, scored_kind: str, by: User) -> CriteriaTable:
    """Its name and whom it scores, as long as no version of it was issued."""
    version = _held(version)
    require(permissions.why_not_name(by, version, clock.today()))
    table = version.table
    table.title, table.scored_kind = one_line(title)[:300] or table.title, one_line(scored_kind)[:120] or table.scored_kind
    table.save(update_fields=["title", "scored_kind"])
    record(by, "criteria.name_table", version, title=table.title)
    return table


@transaction.atomic
def choose(version: TableVersion, *, choices: Mapping[str, Any], seen: int, by: User) -> TableVersion:
    """Conventions, pools, grades, ties or size classes, each whole in its stored form. `seen`: the `edits` the writer saw."""
    version = _held(version)
    require(permissions.why_not_edit(by, version, clock.today()))
    if version.edits != seen:
        raise ChosenMeanwhile(version)
    unknown = sorted(set(choices) - set(CONVENTIONS))
    if unknown:
        raise TypeError(unknown)
    under = nodes_under(version)
    try:
        table_with(version, choices, under)
    except ParamFault as fault:
        raise RuleBroken(fault.sentence) from fault
    before = said_by_label(told_of(version, under))
    for name, value in choices.items():
        setattr(version, name, value)
    version.edits += 1
    version.save(update_fields=[*choices, "edits"])
    after = said_by_label(told_of(version, under))
    changed = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    told = {"before": {label: before.get(label, "") for label in changed}, "after": {label: after.get(label, "") for label in changed}}
    record(by, "criteria.choose", version, **told)
    return version


@transaction.atomic
def issue_version(
    version: TableVersion,
    *,
    decision: str = "",
    decided_on: date | None = None,
    by: User,
    file: StoredFile | None = None,
    document: OfficialDocument | None = None,
    takes_examples: bool = False,
) -> TableVersion:
    """By its decision: a document issued here, which gives number and day, or one from elsewhere. The version before it stays readable.

    `takes_examples`: lines that are still marked as examples become the issuer's own.
    """
    version, now = _held(version), clock.now()
    require(permissions.why_not_issue(by, version, now.date()))
    require(permissions.why_not_document(version.table, document))
    if document is not None:
        decision, decided_on = document.code, document.issued_on
    version.decision, version.decided_on = _decided(decision, decided_on, now.date())
    _take_examples(version, takes=takes_examples)
    before = version.table.versions.filter(state=VersionState.ISSUED).first()
    if before is not None:
        before.state = TRANSITIONS[VersionMove.REPLACE][VersionState(before.state)]
        before.save(update_fields=["state"])
    version.state = TRANSITIONS[VersionMove.ISSUE][VersionState(version.state)]
    version.file, version.document = file, document
    version.issued_by, version.issued_at, version.content_hash = by, now, content_hash(version)
    version.save(update_fields=_ISSUED)
    told = {"decision": version.decision, "decided_on": version.decided_on, "content_hash": version.content_hash}
    record(by, "criteria.issue_version", version, **told)
    return version


def _decided(decision: str, day: date | None, today: date) -> tuple[str, date]:
    decision = one_line(decision)[:60]
    if not decision or day is None:
        raise RuleBroken("Chưa ghi đủ số, ký hiệu và ngày của quyết định ban hành.")
    if day > today:
        raise RuleBroken(f"Quyết định ghi ngày {day:%d/%m/%Y}, sau hôm nay. Kiểm tra lại ngày ký.")
    return decision, day


def _take_examples(version: TableVersion, *, takes: bool) -> None:
    examples = version.criteria.filter(is_sample=True)
    count = examples.count()
    if count and not takes:
        raise RuleBroken(f"Bảng còn {count} mục là ví dụ minh họa. Sửa hoặc bỏ từng mục, hoặc đánh dấu nhận các mục ấy là của bảng này.")
    examples.update(is_sample=False)


_ISSUED = ["state", "decision", "decided_on", "file", "document", "issued_by", "issued_at", "content_hash"]


def content_hash(version: TableVersion) -> str:
    """SHA-256 of the stored form, keys in order."""
    told = json.dumps(stored_table(version), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


@transaction.atomic
def amend_table(table: CriteriaTable, *, note: str, by: User) -> TableVersion:
    """A further draft, as the version in force stands."""
    table = lock(table, "issuer")
    require(permissions.why_not_amend(by, table, clock.today()))
    before = table.versions.get(state=VersionState.ISSUED)
    last = table.versions.order_by("-number").values_list("number", flat=True)[0]
    made = TableVersion.objects.create(table=table, number=last + 1, note=one_line(note)[:300])
    _take_over(made, before, by)
    record(by, "criteria.amend_table", made, before=before.number)
    return made


@transaction.atomic
def copy_to_year(version: TableVersion, *, issuer: Unit, bloc: Bloc | None, year: int, title: str, by: User) -> TableVersion:
    """A table of another year that begins as this version stands; every day it names moves by the years between."""
    require(permissions.why_not_copy(by, version, clock.today()))
    kind = version.table.scored_kind
    made = begin_table(issuer, bloc=bloc, year=year, title=title, scored_kind=kind, follows=version, by=by)
    _take_over(made, version, by, years=year - version.table.year)
    record(by, "criteria.copy_to_year", made, source=str(version), year=year)
    return made


def _take_over(made: TableVersion, source: TableVersion, by: User, *, years: int = 0) -> None:
    for name in CONVENTIONS:
        setattr(made, name, moved_days(getattr(source, name), by=years))
    made.save(update_fields=CONVENTIONS)
    told = _told(nodes_under(source), years)
    if told:
        plant_criteria(made, criteria=told, by=by)
        made.refresh_from_db()


def _told(under: Under, years: int, parent: int | None = None) -> Sequence[dict[str, Any]]:
    return [_node(node, years) | {"children": _told(under, years, node.pk)} for node in under.get(parent, ())]


def _node(node: Criterion, years: int) -> dict[str, Any]:
    told = {name: getattr(node, name) for name in WRITTEN} | {"params": moved_days(node.params, by=years)}
    days = {name: told[name] and moved_day(told[name], by=years) for name in ("starts_on", "ends_on")}
    return told | days


@transaction.atomic
def discard_version(version: TableVersion, *, by: User) -> CriteriaTable | None:
    """A draft is given up; with the only one goes the table. None: the table is gone."""
    version = _held(version)
    require(permissions.why_not_discard(by, version, clock.today()))
    table = version.table
    record(by, "criteria.discard_version", version, title=table.title, number=version.number)
    version.delete()
    if table.versions.exists():
        return table
    table.delete()
    return None


def _held(version: TableVersion) -> TableVersion:
    return lock(version, "table__issuer")
