"""What is still to be chosen before a table can be issued, and why each choice matters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from thidua.criteria.enums import Pool
from thidua.criteria.rules.params import (
    AwardBonusParams,
    CountTimesParams,
    DeductBandedParams,
    JudgedParams,
    LateDaysParams,
    LeaderRelativeParams,
    Params,
    ProportionalParams,
)
from thidua.criteria.rules.values import Group, Leaf, Node, Settings, Table, leaves_of


@dataclass(frozen=True, slots=True)
class Missing:
    """`codes`: the criteria that wait for the choice, empty when the table itself does."""

    name: str
    label: str
    why: str
    codes: tuple[str, ...] = ()


def settled(table: Table) -> Table:
    """The table with its own answers filled in at every criterion that does not say otherwise. The engine scores settled criteria."""
    return replace(table, roots=tuple(_settled_node(node, table) for node in table.roots))


def _settled_node(node: Node, table: Table) -> Node:
    if isinstance(node, Group):
        return replace(node, children=tuple(_settled_node(child, table) for child in node.children))
    params = _settled_params(node.params, table.settings)
    sizes = table.size_classes if isinstance(params, ProportionalParams | CountTimesParams) and params.by_size else ()
    return replace(node, na_mode=node.na_mode or table.settings.na_mode, params=params, sizes=sizes)


def _settled_params(params: Params, settings: Settings) -> Params:
    match params:
        case ProportionalParams():
            return replace(params, over=params.over or settings.over)
        case LateDaysParams():
            return replace(params, days_by=params.days_by or settings.days_by, reports_by=params.reports_by or settings.reports_by)
        case DeductBandedParams():
            return replace(params, gap=params.gap or settings.gap)
        case LeaderRelativeParams():
            return replace(params, no_target=params.no_target or settings.no_target)
    return params


_OF_LEAVES: tuple[tuple[str, str, str, Callable[[Leaf], bool]], ...] = (
    (
        "na_mode",
        "Cách tính tiêu chí không phát sinh",
        "Đơn vị không phát sinh việc được đủ điểm, 0 điểm hay quy đổi thì thứ hạng khác nhau.",
        lambda leaf: leaf.na_mode is None and leaf.pool == Pool.CONTENT,
    ),
    (
        "over",
        "Cách tính khi vượt chỉ tiêu",
        "Làm 12 trên chỉ tiêu 10: dừng ở điểm chuẩn hay nhân theo tỷ lệ vượt.",
        lambda leaf: isinstance(leaf.params, ProportionalParams) and leaf.params.over is None,
    ),
    (
        "days_by",
        "Cách đếm ngày chậm",
        "Chậm qua thứ Bảy, Chủ nhật: đếm theo lịch hay theo ngày làm việc thì mức điểm khác nhau.",
        lambda leaf: isinstance(leaf.params, LateDaysParams) and leaf.params.days_by is None,
    ),
    (
        "reports_by",
        "Báo cáo được tính khi có nhiều kỳ",
        "Bốn báo cáo, một báo cáo chậm: lấy báo cáo chậm nhất, chấm từng báo cáo hay lấy bình quân.",
        lambda leaf: isinstance(leaf.params, LateDaysParams) and leaf.params.reports_by is None,
    ),
    (
        "gap",
        "Cách xử lý số lẻ giữa hai dải",
        "Dải ghi 1–10 rồi 11–20: giá trị 10,5 chưa thuộc dải nào.",
        lambda leaf: isinstance(leaf.params, DeductBandedParams) and leaf.params.gap is None,
    ),
    (
        "no_target",
        "Cách chấm đơn vị không có chỉ tiêu",
        "So với đơn vị dẫn đầu cần chỉ tiêu; đơn vị không được giao chỉ tiêu phải có cách chấm riêng.",
        lambda leaf: isinstance(leaf.params, LeaderRelativeParams) and leaf.params.no_target is None,
    ),
    (
        "combine",
        "Cách gộp nhiều danh hiệu",
        "Đơn vị có hai danh hiệu cùng được cộng điểm: cộng cả hai hay chỉ lấy mức cao nhất.",
        lambda leaf: isinstance(leaf.params, AwardBonusParams) and leaf.params.combine is None,
    ),
    (
        "stage",
        "Cộng điểm danh hiệu trước hay sau khi giới hạn tổng điểm",
        "Cộng sau thì tổng điểm có thể vượt thang: 97 + 10 = 107.",
        lambda leaf: isinstance(leaf.params, AwardBonusParams) and leaf.params.stage is None,
    ),
    (
        "reason_below_max",
        "Có phải nêu lý do khi chấm dưới điểm chuẩn",
        "Không bắt buộc lý do thì đơn vị bị trừ điểm không có gì để giải trình.",
        lambda leaf: isinstance(leaf.params, JudgedParams) and leaf.params.reason_below_max is None,
    ),
)

_SETTINGS = (
    ("period", "Kỳ tính số liệu", "Số liệu tính từ ngày nào đến ngày nào; kỳ chấm có thể không trùng năm dương lịch."),
    (
        "round_policy",
        "Lượt chấm sau thay hay bình quân với lượt trước",
        "Cùng một tiêu chí có nhiều người chấm, chỉ một số đi vào tổng điểm.",
    ),
    ("late_self_score", "Cách xử lý phiếu tự chấm nộp muộn", "Từ chối, nhận, hay nhận mà không xếp hạng phải biết trước ngày nộp."),
    ("tie_end", "Khi hết các bước mà vẫn bằng điểm", "Cùng hạng hay bỏ phiếu; hạng liền sau bỏ trống theo số đơn vị cùng hạng."),
    ("complaint_days", "Thời hạn kiến nghị (ngày)", "Đơn vị cần biết sau công bố dự kiến còn bao nhiêu ngày để kiến nghị."),
    ("places", "Số chữ số lẻ khi hiển thị", "Xếp hạng luôn theo số đủ hai chữ số lẻ, hiển thị ít hơn có thể trông như bằng điểm."),
    ("na_claimed_in", "Ai được đề nghị không phát sinh", "Tiêu chí bỏ ra khỏi bảng làm đổi điểm của cả đơn vị."),
    ("na_agreed_in", "Lượt chấm phải đồng ý không phát sinh", "Không có ai kiểm lại thì đề nghị của đơn vị có hiệu lực ngay."),
)


def missing_settings(table: Table) -> tuple[Missing, ...]:
    """Empty when every choice the table needs has been made; a choice nothing in the table needs is not asked for."""
    leaves = tuple(leaves_of(settled(table).roots))
    return (*_of_leaves(leaves), *_of_settings(table), *_of_pools(table, leaves), *_of_grading(table))


def _of_leaves(leaves: tuple[Leaf, ...]) -> Iterator[Missing]:
    for name, label, why, is_open in _OF_LEAVES:
        codes = tuple(leaf.code for leaf in leaves if is_open(leaf))
        if codes:
            yield Missing(name, label, why, codes)


def _of_settings(table: Table) -> Iterator[Missing]:
    for name, label, why in _SETTINGS:
        if getattr(table.settings, name) is None:
            yield Missing(name, label, why)
    if table.ties is None:
        yield Missing(
            "ties", "Thứ tự xét khi bằng điểm", "Hai đơn vị bằng tổng điểm thì xét gì trước phải ghi trong bảng, không đặt ra lúc xếp hạng."
        )


def _of_pools(table: Table, leaves: tuple[Leaf, ...]) -> Iterator[Missing]:
    pools, used = table.pools, {leaf.pool for leaf in leaves}
    if Pool.BONUS in used and pools.bonus_cap is None:
        yield Missing("bonus_cap", "Giới hạn điểm thưởng", "Không giới hạn thì điểm thưởng có thể lấn át điểm nội dung.")
    if Pool.PENALTY in used and pools.penalty_cap is None:
        yield Missing("penalty_cap", "Giới hạn điểm trừ", "Không giới hạn thì tổng điểm có thể xuống rất thấp, kể cả dưới 0.")
    if Pool.PENALTY in used and pools.penalty_rounds is None:
        yield Missing("penalty_rounds", "Ai được ghi điểm trừ", "Có bảng chỉ cơ quan thường trực được ghi điểm trừ.")
    if pools.total_cap is None:
        yield Missing("total_cap", "Giới hạn tổng điểm", "Có giới hạn thì tổng dừng ở thang điểm; không giới hạn thì 97 + 10 = 107.")
    if pools.order is None:
        yield Missing(
            "order", "Thứ tự cộng, trừ, quy đổi, giới hạn", "Cộng thưởng trước hay sau khi giới hạn tổng điểm cho kết quả khác nhau."
        )


def _of_grading(table: Table) -> Iterator[Missing]:
    grading = table.grading
    if grading is None:
        return
    if grading.cascade is None and any(grade.targets or grade.barred_by or grade.floor_pct is not None for grade in grading.grades):
        yield Missing(
            "cascade",
            "Đủ điểm hạng cao nhưng thiếu điều kiện thì xét hạng dưới hay không",
            "Hiểu theo câu chữ thì 185 điểm đạt 2/3 chỉ tiêu không thuộc hạng A, cũng không thuộc hạng B.",
        )
    if grading.floor_level is None and any(grade.floor_pct is not None for grade in grading.grades):
        yield Missing(
            "floor_level", "Điểm sàn xét theo phần lớn hay theo từng tiêu chí", "Một tiêu chí nhỏ dưới sàn có thể làm cả đơn vị xuống hạng."
        )
