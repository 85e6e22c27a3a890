"""A conference as the plan draws it: how many, who, what is on the programme."""

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts import gatherings
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.pieces import Piece, clauses_of, items_below, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

PEOPLE = r"(?:dai bieu|nguoi(?: tham du| du)?|khach moi|khach|hoc vien|thi sinh|van dong vien|dong chi|can bo(?!,)|thanh vien)"
HEADCOUNT = compiled(
    rf"(?:(?:tong so|so luong|quy mo|tong cong|tong so luong|tong so dai bieu|so luong dai bieu|"
    rf"so luong tham du)(?: dai bieu| nguoi)?(?: tham du| du kien| du)?(?: khoang| du kien| la|"
    rf" gom)* ?:? ?(?:du kien )?(?:khoang )?|"
    rf"du kien (?:co )?khoang |du kien (?:co )?|khoang )(?:tren |"
    rf"gan )?(?P<count>\d{{1,3}}(?:\.\d{{3}})?)(?: ?(?:-|den) ?\d{{1,4}})? {PEOPLE}(?!\w)"
)
MEMBERS = compiled(
    r"^[^a-z]*(?:[\w.)]{1,6} )?(?:ve )?(?:thanh phan|dai bieu|khach moi|doi tuong(?: tham)|chu tri|"
    r"chu toa)(?!.*(?:ho so|doan kiem tra|to cong tac|hoi dong cham|ban to chuc|ban giam khao))"
)
MEMBERS_INLINE = compiled(
    r"(?<!\w)(?:thanh phan(?: tham)?(?: du| mo rong)?|thanh phan,? so luong|dai bieu(?: moi| trieu tap|"
    r" khach moi| tham)?(?: du)?|khach moi|chu tri)(?: hoi nghi| toa dam| hoi thao| le)?(?: gom(?: co)?|"
    r" bao gom)? ?: ?"
)
ROLES = (
    ("chủ trì", compiled(r"chu tri|chu toa")),
    ("tổ chức", compiled(r"don vi to chuc|don vi dang cai|to chuc hoi nghi")),
    ("khách mời", compiled(r"khach moi|dai bieu moi|moi(?: tham)? du|(?<!\w)moi(?!\w)|kinh moi")),
    ("triệu tập", compiled(r"trieu tap")),
)
ROLE_LABEL = compiled(
    r"^(?:chu tri|chu toa|moi du|moi tham du|khach moi|dai bieu moi|trieu tap|dai bieu trieu tap|thanh phan trieu tap|tham du|du) ?: ?"
)
GROUP_END = re.compile(r";(?= |$)|\.(?= )")
PERSONS = compiled(
    r"^(?:moi don vi |cac )?(?:(?:dai dien|dong chi|lanh dao|chuyen vien|can bo|cong chuc|vien chuc|thanh vien|"
    r"giam doc|pho giam doc|thu truong|truong|pho|pho truong|chanh|pho chanh|uy vien|thu ky|\d{1,2}|va|hoac|,|"
    r"mot|phong|van phong|phu trach|chu tich|pho chu tich|chi huy|nguoi|lam|cong tac|"
    r"thi dua|khen thuong|\([^)]*\)|-|mot so|toan the)(?: |, ?|(?=\()))+"
)
NOT_GROUP = compiled(r"^(?:tong so|so luong|thoi gian|dia diem|du kien|tong cong|hinh thuc|noi dung|trang phuc)(?!\w)")
NOT_POINT = compiled(
    r"^(?:tong so|so luong|thoi gian|dia diem|du kien|tong cong|hinh thuc|trang phuc|thanh phan|kinh phi|tai lieu|"
    r"chu tri|khach moi|dai bieu|doi tuong|don vi to chuc)(?!\w)(?! phat bieu| thao luan)"
)
PROGRAMME = compiled(
    r"^[^a-z]*(?:[\w.)]{1,6} )?(?:ve )?(?:du kien )?(?:cac )?(?:noi dung|chuong trinh|"
    r"tien trinh)(?:,? (?:noi dung|chuong trinh|chinh|cu the|du kien|va|tien trinh|dien ra|cua|to chuc|tai|"
    r"trong|buoi|lam viec))*"
)
ACTS = (
    r"(?:xem xet|thuc hien|tien hanh|thao luan|thong qua|cong bo|danh gia|binh xet|suy ton|bau|bo phieu|nghe|"
    r"trao|ky ket|bieu quyet|ban giao|trinh bay|thong nhat|lay y kien|bao cao|gioi thieu|quan triet|phat dong|"
    r"tham luan|tong ket|bieu duong|ton vinh|cho y kien|binh bau|binh chon|xet|chon)"
)
HELD_BY_CONFERENCE = compiled(
    rf"^(?:[a-z ]{{3,30}}, )?(?:tai )?(?:hoi nghi|toa dam|hoi thao|dai hoi)(?: tong ket| so ket)?(?: (?!se |thuc hien|"
    rf"tien hanh)[a-z,]+){{0,6}}?,? (?:se |can |phai )?(?:thuc hien viec |tien hanh |thuc hien |"
    rf"tien hanh viec )?{ACTS}(?!\w)"
)
AT_IT = compiled(rf"(?:(?<!\w)de )?(?P<what>{ACTS} [^.;]{{5,200}}? tai (?:hoi nghi|toa dam|hoi thao|dai hoi))(?!\w)")
VOTING = compiled(r"(?:binh xet|suy ton|bo phieu|bau|binh bau|binh chon|bieu quyet)(?!\w)")
BARE_PROGRAMME = compiled(r"^[^a-z]*(?:noi dung|chuong trinh|noi dung,? (?:va )?chuong trinh|noi dung chuong trinh)[^a-z]*$")
INLINE_PROGRAMME = compiled(
    r"^(?:noi dung|chuong trinh)(?: (?:chinh|du kien)| (?:hoi nghi|toa dam|hoi thao|cuoc hop|buoi le|le)(?: [a-z]+){0,3})? ?: ?"
)
OPENS_PROGRAMME = compiled(
    r"(?:noi dung|chuong trinh|tai (?:hoi nghi|toa dam|hoi thao|dai hoi|cuoc hop))(?: (?:hoi nghi|gom|bao gom|nhu sau|chinh))* ?:$"
)
ACTOR = re.compile(r"\((?P<who>[^()]{4,80}?) (?:thực hiện|trình bày|báo cáo|chủ trì|điều hành)\)")
BRANCH = re.compile(r"; ")


def find(context: Context) -> Iterable[Fact]:
    pieces = pieces_of(context)
    yield from _headcounts(context, pieces)
    yield from _participants(context, pieces)
    yield from programme(context)


def _headcounts(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    for piece in pieces:
        for found in HEADCOUNT.finditer(piece.folded):
            count = int(found["count"].replace(".", ""))
            approx = bool(re.search(r"khoang|tren|gan|du kien", found[0]))
            yield context.fact(FactKind.HEADCOUNT, piece.at(_span(piece, found.span())), count=count, approx=approx)


def _span(piece: Piece, span: Span) -> Span:
    start, end = span
    while start < end and not piece.text[start].isalnum():
        start += 1
    return start, end


def _participants(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    for piece in pieces:
        if inline := MEMBERS_INLINE.search(piece.folded):
            if inline.end() < len(piece.text.rstrip()):
                role = _role(inline[0])
                for span in clauses_of(piece.text, (inline.end(), _stop(piece)), cut=GROUP_END):
                    yield from _participant(context, piece, span, heading_role=role)
        elif piece.is_under(MEMBERS) and not (MEMBERS.match(piece.folded) and _is_label(piece)):
            yield from _listed(context, piece)


def _is_label(piece: Piece) -> bool:
    return piece.passage.is_heading or piece.text.rstrip().endswith(":") or len(piece.text) < 40


def _listed(context: Context, piece: Piece) -> Iterator[Fact]:
    """An item of the list of those who attend; "Mời dự: A; B" names two groups of one role."""
    label = ROLE_LABEL.match(piece.folded)
    role = (_role(label[0]) if label else None) or _role(" ".join(piece.headings))
    for span in clauses_of(piece.text, (label.end() if label else 0, _stop(piece)), cut=GROUP_END):
        yield from _participant(context, piece, span, heading_role=role)


def _stop(piece: Piece) -> int:
    return len(piece.text.rstrip(" ."))


def _role(folded: str) -> str | None:
    return next((role for role, pattern in ROLES if pattern.search(folded)), None)


def _participant(context: Context, piece: Piece, span: Span, *, heading_role: str | None) -> Iterator[Fact]:
    start, end = span
    while start < end and not piece.text[start].isalnum():
        start += 1
    while end > start and piece.text[end - 1] in " ;.,:":
        end -= 1
    words, folded = piece.text[start:end], piece.folded[start:end]
    if len(words) < 5 or NOT_GROUP.match(folded) or HEADCOUNT.match(folded) or folded.endswith(" gom"):
        return
    persons = PERSONS.match(folded)
    group = words[persons.end() :].strip() if persons and persons.end() < len(words) else words
    group = re.sub(r"\s*\([^)]*\)$|\s+(?:chủ trì|làm chủ tọa)$", "", group.split(": ", 1)[-1])
    fields: dict[str, object] = {"group": group, "role": _own_role(folded) or heading_role or "tham dự"}
    if persons and persons.end() < len(words):
        fields["persons"] = words[: persons.end()].strip(" ,-")
    yield context.fact(FactKind.PARTICIPANTS, piece.at((start, end)), **fields)


def _own_role(folded: str) -> str | None:
    role = _role(folded)
    return role if role in {"chủ trì", "tổ chức"} or folded.startswith(("khach moi", "moi ")) else None


def programme(context: Context) -> Sequence[Fact]:
    """The points in the order of the text, of all gatherings together."""
    return context.once(_programme)


def _programme(context: Context) -> list[Fact]:
    return list(_points(context, pieces_of(context)))


def _points(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    title = gatherings.kind_in(fold(str(context.meta.get("title") or "")))
    opened = _opened(pieces)
    order = 0
    for piece in pieces:
        listed = opened.get(piece.index) or _programme_of(piece, title)
        spans = [_item(piece)] if listed else [*_inline(piece, title), *_prose(piece)]
        for span in spans:
            order += 1
            kind = listed or gatherings.kind_in(" ".join(piece.headings)) or gatherings.kind_in(piece.folded) or title
            fields: dict[str, object] = {"event": kind, "order": order}
            if actor := ACTOR.search(piece.text[slice(*span)]):
                fields["actor"] = actor["who"]
            yield context.fact(FactKind.AGENDA_ITEM, piece.at(span), **fields)


def _opened(pieces: Sequence[Piece]) -> dict[int, str]:
    """Lists that a line on a gathering opens: "… Hội nghị tổng kết … Nội dung:", "Tại Hội nghị:"."""
    found: dict[int, str] = {}
    for at, piece in enumerate(pieces):
        if OPENS_PROGRAMME.search(piece.folded):
            kind = gatherings.kind_in(piece.folded) or next(
                (named for heading in reversed(piece.headings) if (named := gatherings.kind_above(heading))), None
            )
            if kind:
                found |= {item.index: kind for item in items_below(pieces, at)}
    return found


def _item(piece: Piece) -> Span:
    text = piece.text
    matter = next((cell for header, cell in piece.passage.row.items() if fold(header).startswith(("noi dung", "cong viec"))), "")
    if matter.strip() and matter.strip() in text:
        return text.index(matter.strip()), text.index(matter.strip()) + len(matter.strip())
    start = next((index for index, letter in enumerate(text) if letter.isalnum()), 0)
    first = piece.sentences[0] if piece.sentences else (start, len(text))
    return start, min(first[1], len(text.rstrip(" ;.:")))


def _programme_of(piece: Piece, title: str | None) -> str | None:
    """The gathering whose programme lists this paragraph."""
    for depth in range(len(piece.headings) - 1, -1, -1):
        heading = piece.headings[depth]
        if not PROGRAMME.match(heading) or NOT_POINT.match(piece.folded):
            continue
        named = gatherings.kind_above(heading)
        if named and len(heading) < 120:
            return title if named == "hoi_nghi" and title else named
        above = next((kind for other in reversed(piece.headings[:depth]) if (kind := gatherings.kind_above(other))), None)
        is_bare = bool(BARE_PROGRAMME.match(heading)) and depth == len(piece.headings) - 1 and not piece.passage.is_heading
        if (above or title) and (is_bare or (above and depth == len(piece.headings) - 1)):
            return above or title
    return None


def _held(piece: Piece, sentence: Span) -> Iterator[Span]:
    """What the conference does; a ballot that only comes up within a paragraph is told as a vote, not as a point."""
    found = False
    for span in clauses_of(piece.text, sentence, cut=BRANCH):
        folded = piece.folded[span[0] : span[1]]
        begins = bool(HELD_BY_CONFERENCE.match(folded)) and (span[0] < 5 or "bo phieu" not in folded)
        found = found or begins
        if begins or (found and VOTING.match(folded)):
            yield span


def _inline(piece: Piece, title: str | None) -> Iterator[Span]:
    """ "Nội dung: A; B; C" under a heading that names a gathering."""
    label = INLINE_PROGRAMME.match(piece.folded)
    is_about = title or (label and gatherings.kind_in(label[0])) or any(gatherings.kind_above(heading) for heading in piece.headings)
    if label and is_about and label.end() < len(piece.text.rstrip()):
        yield from clauses_of(piece.text, (label.end(), _stop(piece)), cut=GROUP_END)


def _prose(piece: Piece) -> Iterator[Span]:
    """ "Hội nghị thực hiện việc …; bình xét …" and "… thông qua báo cáo tại Hội nghị"."""
    if not piece.is_under(gatherings.ANY):
        return
    for sentence in piece.sentences:
        held = list(_held(piece, sentence))
        yield from held
        if held:
            continue
        if found := list(AT_IT.finditer(piece.folded, *sentence))[-1:]:
            yield found[0].span("what")
