"""A node of the tree as it is typed: what it is, its rule, and what goes with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.calendars.forms import DayField
from thidua.core.text import fold, one_line
from thidua.criteria.enums import CriterionKind, Direction, EvidenceKind, NaMode, Pool, ScoringRound
from thidua.criteria.forms.conditions import DecisionRule
from thidua.criteria.forms.fields import PointsField, Rows, WholeField, raw_of, raw_rows, rows_of, said_in
from thidua.criteria.forms.kinds import (
    OF_TABLE,
    AwardRule,
    BalanceRule,
    BandedRule,
    CountRule,
    EventsRule,
    ImportedRule,
    JudgedRule,
    LateDaysRule,
    LeaderRule,
    PassFailRule,
    ProportionalRule,
    RuleForm,
    SumRule,
    TieredRule,
)
from thidua.criteria.models import Criterion
from thidua.criteria.rules.params import read_params
from thidua.criteria.rules.tree import MOST_TITLE
from thidua.criteria.rules.words import tier_words
from thidua.organisations.models import Unit

RULES: Mapping[CriterionKind, type[RuleForm]] = {
    CriterionKind.PASS_FAIL: PassFailRule,
    CriterionKind.PROPORTIONAL: ProportionalRule,
    CriterionKind.TIERED: TieredRule,
    CriterionKind.LATE_DAYS: LateDaysRule,
    CriterionKind.DECISION_TABLE: DecisionRule,
    CriterionKind.DEDUCT_PER_EVENT: EventsRule,
    CriterionKind.DEDUCT_BANDED: BandedRule,
    CriterionKind.COUNT_TIMES: CountRule,
    CriterionKind.BONUS_PENALTY: BalanceRule,
    CriterionKind.AWARD_BONUS: AwardRule,
    CriterionKind.LEADER_RELATIVE: LeaderRule,
    CriterionKind.JUDGED: JudgedRule,
    CriterionKind.IMPORTED: ImportedRule,
    CriterionKind.SUM_CHILDREN: SumRule,
}
KINDS = [(CriterionKind.SUM_CHILDREN, "Không chấm: mục lớn, cộng các mục con"), *((kind, kind.label) for kind in RULES)][:-1]
OF_GROUP = ("code", "guidance", "source")
"""What goes with a node that is not scored itself."""


class HeadForm(forms.Form):
    mark = forms.CharField(label="Số mục", max_length=20, required=False, widget=forms.TextInput(attrs={"size": 6, "autocomplete": "off"}))
    title = forms.CharField(label="Nội dung", max_length=MOST_TITLE, widget=forms.Textarea(attrs={"rows": 2}))
    points = PointsField(label="Điểm chuẩn")
    kind = forms.ChoiceField(label="Cách chấm", choices=KINDS)
    pool = forms.ChoiceField(label="Thuộc phần", choices=Pool.choices)


class RestForm(forms.Form):
    """What goes with a criterion that is scored."""

    code = forms.CharField(
        label="Mã", max_length=40, required=False, help_text="Giữ nguyên qua các bản và các năm để so sánh. Để trống thì máy đặt."
    )
    owner_words = forms.CharField(
        label="Đơn vị chức năng chấm",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "don-vi", "autocomplete": "off"}),
        help_text="Đơn vị theo dõi lĩnh vực này. Đúng tên đơn vị trong hệ thống thì đơn vị ấy được chấm.",
    )
    rounds = forms.MultipleChoiceField(
        label="Chỉ chấm ở các lượt",
        choices=ScoringRound.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn lượt nào: chấm ở mọi lượt.",
    )
    least = WholeField(label="Số minh chứng ít nhất", required=False, help_text="Để trống: không bắt buộc.")
    kinds = forms.MultipleChoiceField(
        label="Loại minh chứng",
        choices=EvidenceKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn: loại nào cũng được.",
    )
    na_mode = forms.ChoiceField(label="Khi không phát sinh", choices=[("", OF_TABLE), *NaMode.choices], required=False)
    na_words = forms.CharField(label="Khi nào coi là không phát sinh", max_length=300, required=False)
    direction = forms.ChoiceField(label="Chiều", choices=Direction.choices, required=False)
    starts_on = DayField(label="Số liệu tính từ ngày", required=False)
    ends_on = DayField(label="Đến ngày", required=False)
    guidance = forms.CharField(label="Hướng dẫn chấm", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label="Nguồn", max_length=300, required=False, help_text="Dòng này in ở đâu: số văn bản, mục, phụ lục.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if bool(first) is not bool(last):
            self.add_error("ends_on" if first else "starts_on", "Kỳ số liệu cần cả ngày đầu và ngày cuối.")
        elif first and last and last < first:
            self.add_error("ends_on", "Ngày cuối đứng trước ngày đầu.")
        return given


@dataclass
class NodeForms:
    """The parts of one page. `rows`: the lines of the rule, where the kind has lines."""

    head: HeadForm
    rule: RuleForm
    rest: RestForm
    kind: CriterionKind
    rows: Rows | None = None

    def is_valid(self) -> bool:
        """All are looked at, so that every fault is shown at once."""
        parts: list[Any] = [self.head, self.rest]
        return all([*(part.is_valid() for part in parts), self.rule_is_valid()])

    def rule_is_valid(self) -> bool:
        is_whole = all([self.rule.is_valid(), self.rows is None or self.rows.is_valid()])
        if is_whole and self.rows is not None and not said_in(self.rows):
            self.rule.add_error(None, self.rule.needs_line)
            return False
        return is_whole

    def params(self) -> dict[str, Any]:
        return self.rule.told(said_in(self.rows) if self.rows is not None else [])

    def values(self, units: Iterable[Unit] = ()) -> dict[str, Any]:
        """As the actions take them."""
        head, rest = self.head.cleaned_data, dict(self.rest.cleaned_data)
        own = {**head, "pool": head.get("pool") or Pool.CONTENT, "params": self.params()}
        return own | rest if self.kind is CriterionKind.SUM_CHILDREN else own | self._of_scored(rest, units)

    def _of_scored(self, rest: dict[str, Any], units: Iterable[Unit]) -> dict[str, Any]:
        least, kinds = rest.pop("least"), rest.pop("kinds")
        owner = next((unit for unit in units if fold(unit.name) == fold(rest["owner_words"])), None)
        rest |= {"owner": owner, "owner_words": "" if owner else one_line(rest["owner_words"])}
        rest |= {"direction": rest["direction"] or Direction.HIGHER, "evidence": {}}
        return rest | {"evidence": {"least": int(least or 0), "kinds": kinds}} if least or kinds else rest


def shown(node: Criterion) -> NodeForms:
    """The forms filled with what is stored."""
    kind = CriterionKind(node.kind)
    numbers, lines = RULES[kind].show(node.params)
    owner = node.owner.name if node.owner else node.owner_words
    evidence = {"least": node.evidence.get("least"), "kinds": node.evidence.get("kinds", [])}
    own = {name: getattr(node, name) for name in (*HeadForm.base_fields, *RestForm.base_fields) if hasattr(node, name)}
    made = _made(kind, node, None, own | evidence | {"owner_words": owner}, numbers, lines)
    _say_edges(made, node)
    return made


def _say_edges(made: NodeForms, node: Criterion) -> None:
    """Beside each tier, from where to where it reaches."""
    if made.rows is None or not made.rule.unit or not node.params:
        return
    tiers = getattr(read_params(made.kind, node.params), "tiers", ())
    for number, form in enumerate(made.rows.forms[: len(tiers)]):
        form.edge = tier_words(tiers, number, unit=made.rule.unit)


def bound(data: QueryDict, node: Criterion) -> NodeForms:
    """The forms as they were sent. `node`: what was stored before, a new one when there is nothing yet."""
    return _made(_kind(data, node), node, data, {}, {}, [])


def again(data: QueryDict, node: Criterion) -> NodeForms:
    """What was sent, unjudged, with the fields of the kind chosen now and blank lines at the end."""
    sent = bound(data, node)
    lines = raw_rows(sent.rows, data) if sent.rows is not None else []
    return _made(sent.kind, node, None, {**raw_of(sent.head, data), **raw_of(sent.rest, data)}, raw_of(sent.rule, data), lines)


def _kind(data: QueryDict, node: Criterion) -> CriterionKind:
    sent = data.get("kind", "")
    return CriterionKind(sent) if sent in CriterionKind.values else CriterionKind(node.kind)


def _made(
    kind: CriterionKind, node: Criterion, data: QueryDict | None, own: dict[str, Any], numbers: dict[str, Any], lines: list[dict[str, Any]]
) -> NodeForms:
    form = RULES[kind]
    rule = form(data, prefix="luat", initial=numbers)
    if isinstance(rule, DecisionRule):
        rule.known = node.params.get("labels") or {}
    rows = (
        rows_of(form.line)(data if data is None or "dong-TOTAL_FORMS" in data else _NO_ROWS, prefix="dong", initial=lines)
        if form.line
        else None
    )
    made = NodeForms(HeadForm(data, initial=own), rule, RestForm(data, initial=own), kind, rows)
    if node.parent_id is not None:
        del made.head.fields["pool"]
    if kind is CriterionKind.SUM_CHILDREN:
        made.rest.fields = {name: field for name, field in made.rest.fields.items() if name in OF_GROUP}
    return made


_NO_ROWS = QueryDict("dong-TOTAL_FORMS=0&dong-INITIAL_FORMS=0")
