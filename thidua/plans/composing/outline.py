"""Where each fact stands, by the form of the plan. A section that nothing belongs to is left out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from thidua.core.text import fold
from thidua.plans.composing.values import Item, Part
from thidua.plans.enums import FactKind as Kind
from thidua.plans.enums import PartKind, PlanShape
from thidua.plans.rules.kinds import EVENTS

AROUND = {Kind.RECIPIENT, Kind.ARCHIVE}
"""Facts of the foot; those of the preamble stand above the first part."""


def is_around(item: Item) -> bool:
    """Whether it stands above or below the parts."""
    return item.kind in AROUND or (item.kind == Kind.LEGAL_BASIS and item.fields.get("where") != "body")


def is_kept(item: Item) -> bool:
    """What was struck out in the plan before is not written again."""
    return not item.fields.get("struck")


@dataclass(frozen=True, slots=True)
class Slot:
    """A heading and what stands under it: the first slot that takes an item has it. `each`: every item under a heading of its own."""

    heading: str
    depth: int = 2
    kinds: frozenset[Kind] = frozenset()
    takes: Callable[[Item], bool] = lambda _: True
    each: bool = False
    texts: tuple[str, ...] = ()


def _of(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


def _is_report(item: Item) -> bool:
    return bool(item.fields.get("due")) and bool(item.fields.get("recipient"))


def _has_role(*roles: str) -> Callable[[Item], bool]:
    return lambda item: item.kind != Kind.PARTICIPANTS or str(item.fields.get("role")) in roles


PURPOSE = (
    Slot("MỤC ĐÍCH, YÊU CẦU", 1),
    Slot("Mục đích", texts=("- Xác định các việc phải làm trong năm, để từng đơn vị chủ động thực hiện đúng tiến độ, đạt hiệu quả.",)),
    Slot("Yêu cầu", texts=("- Việc tổ chức thực hiện phải thiết thực, công khai, đúng quy định về thi đua, khen thưởng.",)),
)
THEME = Slot("Chủ đề, khẩu hiệu thi đua", kinds=_of(Kind.THEME))
MOVEMENT = Slot("Các phong trào thi đua", kinds=_of(Kind.MOVEMENT))
PHASE = Slot("Các đợt thi đua", kinds=_of(Kind.PHASE))
TARGET = Slot("Các chỉ tiêu thi đua", kinds=_of(Kind.TARGET))
STAGE = Slot("", kinds=_of(Kind.STAGE), each=True)
EVENT = Slot("", kinds=_of(Kind.EVENT), each=True)
PEOPLE = (
    Slot("Thành phần dự {gathering}", kinds=_of(Kind.PARTICIPANTS), takes=_has_role("chủ trì", "tổ chức", "tham dự")),
    Slot("Đại biểu mời", 3, kinds=_of(Kind.PARTICIPANTS), takes=_has_role("khách mời")),
    Slot("Đại biểu triệu tập", 3, kinds=_of(Kind.PARTICIPANTS)),
    Slot("Số lượng đại biểu", 3, kinds=_of(Kind.HEADCOUNT)),
)
PROGRAMME = _of(Kind.AGENDA_ITEM, Kind.VOTE, Kind.SUCCESSION)
QUOTA = Slot("Tiêu chuẩn bình xét, suy tôn", kinds=_of(Kind.QUOTA))
PAPERS = _of(Kind.PAGE_LIMIT, Kind.DOCUMENT_LIST, Kind.NOTICE_TO_FOLLOW)
REPORTS = Slot("Chế độ thông tin, báo cáo", kinds=_of(Kind.OBLIGATION, *PAPERS), takes=lambda item: item.kind in PAPERS or _is_report(item))
BASES = Slot("Văn bản thực hiện", kinds=_of(Kind.LEGAL_BASIS))
CONTACT = Slot("Đầu mối liên hệ", kinds=_of(Kind.CONTACT))
DUTIES = Slot("Trách nhiệm thực hiện", kinds=_of(Kind.OBLIGATION))
MONEY = Slot("Kinh phí thực hiện", kinds=_of(Kind.FUNDING, Kind.NO_CONTRIBUTION))
FUND = Slot("Quỹ", kinds=_of(Kind.FUND))
WHEN = Slot("Thời gian, địa điểm tổ chức {gathering}", kinds=_of(Kind.EVENT, Kind.EVENT_DURATION, Kind.EVENT_PLACE))
CONFERENCE = (Slot("Nội dung {gathering}", kinds=PROGRAMME), *PEOPLE, WHEN)

OUTLINES: dict[PlanShape, tuple[Slot, ...]] = {
    PlanShape.ACTIVITY: (
        *PURPOSE,
        Slot("NỘI DUNG", 1),
        *(THEME, MOVEMENT, PHASE, TARGET, STAGE, EVENT, *CONFERENCE, QUOTA, REPORTS, FUND, BASES, CONTACT),
        Slot("TỔ CHỨC THỰC HIỆN", 1),
        *(DUTIES, MONEY),
    ),
    PlanShape.TARGETS: (
        *PURPOSE,
        Slot("NỘI DUNG THI ĐUA", 1),
        *(THEME, MOVEMENT, PHASE, TARGET, QUOTA),
        Slot("TỔ CHỨC THỰC HIỆN", 1),
        *(STAGE, EVENT, *CONFERENCE, DUTIES, REPORTS, FUND, BASES, CONTACT, MONEY),
    ),
    PlanShape.MOVEMENTS: (
        *PURPOSE,
        Slot("PHONG TRÀO THI ĐUA", 1),
        *(THEME, MOVEMENT, TARGET),
        Slot("GIẢI PHÁP THỰC HIỆN", 1),
        *(FUND, BASES, QUOTA),
        Slot("TỔ CHỨC THỰC HIỆN", 1),
        *(PHASE, STAGE, EVENT, *CONFERENCE, DUTIES, REPORTS, CONTACT, MONEY),
    ),
    PlanShape.CONFERENCE: (
        *PURPOSE,
        Slot("NỘI DUNG", 1),
        *(CONFERENCE[0], QUOTA, *PEOPLE, WHEN),
        Slot("Tài liệu {gathering}", kinds=_of(Kind.DOCUMENT_LIST)),
        *(MONEY, FUND, THEME, MOVEMENT, PHASE, TARGET, STAGE),
        Slot("TỔ CHỨC THỰC HIỆN", 1),
        *(DUTIES, REPORTS, BASES, CONTACT),
    ),
}


CONTENT, CARRYING_OUT = Slot("NỘI DUNG", 1), Slot("TỔ CHỨC THỰC HIỆN", 1)
EMPTY_FORMS: dict[PlanShape, tuple[Slot, ...]] = {
    PlanShape.ACTIVITY: (*PURPOSE, CONTENT, REPORTS, CONTACT, CARRYING_OUT, DUTIES, MONEY),
    PlanShape.TARGETS: (*PURPOSE, Slot("NỘI DUNG THI ĐUA", 1), THEME, PHASE, TARGET, CARRYING_OUT, DUTIES, MONEY),
    PlanShape.MOVEMENTS: (*PURPOSE, Slot("PHONG TRÀO THI ĐUA", 1), MOVEMENT, CARRYING_OUT, PHASE, DUTIES, MONEY),
    PlanShape.CONFERENCE: (*PURPOSE, CONTENT, CONFERENCE[0], PEOPLE[0], WHEN, MONEY, CARRYING_OUT, DUTIES),
}
"""Sections that wait to be filled."""


def empty_form(shape: PlanShape) -> tuple[Part, ...]:
    """What a plan of this form begins with when nothing of it is known."""
    gathering, parts = _gathering(()), list[Part]()
    for slot in EMPTY_FORMS[shape]:
        parts.append(Part(PartKind.HEADING, slot.heading.format(gathering=gathering), slot.depth))
        parts += [Part(PartKind.TEXT, words) for words in slot.texts]
    return tuple(parts)


def within(parts: Sequence[Part]) -> set[int]:
    """Places of facts that another part says already: a ballot that is a point of the programme, the length told with the time."""
    said = [
        (part.item, fold(part.item.words)) for part in parts if part.item is not None and part.item.kind in (Kind.AGENDA_ITEM, Kind.EVENT)
    ]
    return {place for place, part in enumerate(parts) if part.item is not None and any(_says(*one, part.item) for one in said)}


def _says(other: Item, words: str, item: Item) -> bool:
    if item.kind == Kind.EVENT_DURATION:
        return other.kind == Kind.EVENT and bool(other.fields.get("due")) and other.fields.get("days") == item.fields.get("days")
    if item.kind not in (Kind.VOTE, Kind.SUCCESSION) or other.kind != Kind.AGENDA_ITEM:
        return False
    own = fold(item.words)
    return bool(own) and (own in words or words in own)


def arranged(shape: PlanShape, items: Sequence[Item]) -> tuple[Part, ...]:
    """The parts of a plan that begins with these facts; what stands around comes first, in its order."""
    items = [item for item in items if is_kept(item)]
    around, left = [item for item in items if is_around(item)], [item for item in items if not is_around(item)]
    parts = [Part(PartKind.FACT, item=item) for item in around]
    gathering = _gathering(items)
    for slot in OUTLINES[shape]:
        taken = [item for item in left if item.kind in slot.kinds and slot.takes(item)]
        left = [item for item in left if item not in taken]
        parts += _filled(slot, taken, gathering)
    return tuple(_without_empty([*parts, *_filled(DUTIES, left, gathering)]))


def _filled(slot: Slot, items: Sequence[Item], gathering: str) -> Iterator[Part]:
    texts = [Part(PartKind.TEXT, words) for words in slot.texts]
    if slot.each:
        for item in items:
            yield Part(PartKind.HEADING, _named(item), slot.depth)
            yield Part(PartKind.FACT, item=item)
    elif items or texts or slot.depth == 1:
        yield Part(PartKind.HEADING, slot.heading.format(gathering=gathering), slot.depth)
        yield from (*texts, *(Part(PartKind.FACT, item=item) for item in items))


def _gathering(items: Iterable[Item]) -> str:
    """The plan's main gathering as its headings call it."""
    found = next((str(item.fields.get("event")) for item in items if item.kind == Kind.EVENT), "")
    return EVENTS.get(found, "Hội nghị")


def _named(item: Item) -> str:
    name = str(item.fields.get("stage") or item.fields.get("title") or EVENTS.get(str(item.fields.get("event")), "Hội nghị"))
    return name[:1].upper() + name[1:]


def _without_empty(parts: Iterable[Part]) -> Iterator[Part]:
    """No heading with nothing under it."""
    kept: list[Part] = []
    for part in reversed(list(parts)):
        below = kept[-1] if kept else None
        if part.kind == PartKind.HEADING and (below is None or (below.kind == PartKind.HEADING and below.depth <= part.depth)):
            continue
        kept.append(part)
    yield from reversed(kept)


def shape_of(plan_kind: str | None, items: Iterable[Item]) -> PlanShape:
    """The form that fits a plan that was read."""
    kinds = {item.kind for item in items}
    if plan_kind in {"conference", "seminar"}:
        return PlanShape.CONFERENCE
    if plan_kind in {"launch", "movement", "campaign"}:
        return PlanShape.MOVEMENTS if Kind.MOVEMENT in kinds or Kind.FUND in kinds else PlanShape.TARGETS
    return PlanShape.ACTIVITY
