"""Each kind of fact in one sentence of office style that says the fact's fields and nothing more.

Several wordings a fact, the best first: `checking` takes the first one that reads back as the same fact.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from thidua.core import dates
from thidua.plans.composing.duties import duty_wordings
from thidua.plans.composing.times import clock_words, day_words, time_words
from thidua.plans.composing.values import Item
from thidua.plans.enums import DueKind, FactKind
from thidua.plans.reading.facts.bases import KIND
from thidua.plans.rules.dues import day_of
from thidua.plans.rules.kinds import EVENTS

Said = Mapping[str, Any]


def wordings(item: Item) -> tuple[str, ...]:
    """Of a fact that stands among the parts; at least one."""
    found = tuple(dict.fromkeys(_tidy(words) for words in _PRINTERS[item.kind](item.fields, item.words)))
    return found or (item.words,)


def _tidy(words: str) -> str:
    words = " ".join(words.split()).replace("..", ".").replace(" ,", ",")
    return words[:1].upper() + words[1:]


# ---- the year ----


def _stage(said: Said, _: str) -> Iterator[str]:
    stage, due = str(said.get("stage") or ""), said.get("due")
    if not due:
        yield from (f"Tổ chức {stage}.", f"Thực hiện {stage}.", f"Tiến hành {stage}.", f"{stage}.")
        return
    words = time_words(due)
    yield f"Thời gian thực hiện: {words}."
    yield f"Tổ chức {stage} {words}."
    yield f"{stage}: {words}."
    yield f"Thực hiện {stage} {words}."
    yield f"{stage}."


PHASE_NAMES = ("đợt", "giai đoạn", "chặng")


def _phase(said: Said, _: str) -> Iterator[str]:
    start, end = day_of(said.get("start")), day_of(said.get("end"))
    name, span = str(said.get("name")), f"từ ngày {day_words(start)} đến ngày {day_words(end)}"
    if name.lower().startswith(PHASE_NAMES):
        yield f"{name}: {span}."
    yield f"Đợt thi đua “{name}”: {span}."


def _theme(said: Said, words: str) -> Iterator[str]:
    yield f"{said.get('role') or 'Chủ đề'}: “{words}”."


def _movement(said: Said, words: str) -> Iterator[str]:
    level, years = _LEVELS.get(str(said.get("level")), ""), said.get("years")
    span = f" giai đoạn {years[0]} - {years[1]}" if years and str(years[0]) not in words else ""
    yield f"Phong trào thi đua “{words}”{span}{level}."
    yield f"Phong trào thi đua “{words}”{span}."


_LEVELS = {
    "trung ương": " do Thủ tướng Chính phủ phát động",
    "tỉnh": " do Ủy ban nhân dân tỉnh phát động",
    "ngành": " do Ngành phát động",
    "cụm": " do Cụm thi đua phát động",
}


def _target(said: Said, _: str) -> Iterator[str]:
    subject, award, op = str(said.get("subject") or ""), str(said.get("award") or ""), str(said.get("op"))
    value, share = said.get("value") or 0, said.get("unit") == "percent"
    figure = f"{dates.figure(value)}%" if share else f"{value:02d}" if isinstance(value, int) else dates.figure(value)
    level = f"{_LEVEL.get(op, '')}{figure}"
    reached = f" đạt danh hiệu “{award}”" if award else ""
    if not share and value == 1 and award:
        yield f"{subject} phấn đấu đạt {award}."
    inner = "trong đó " if said.get("of") else ""
    yield f"{inner}{level} {subject}{reached}."
    yield f"{inner}{level} {subject} đạt {award}." if award else f"{inner}{subject} {level}."
    yield f"{inner}{subject} {level}."
    yield f"{subject}: {level}."


_LEVEL = {">=": "ít nhất ", ">": "trên ", "<=": "không quá ", "<": "dưới ", "=": ""}


def _quota(said: Said, _: str) -> Iterator[str]:
    award, scope = str(said.get("award") or ""), str(said.get("scope") or "")
    about = (
        f"Bình xét, suy tôn {award}" if award.startswith(("Cờ", "Bằng", "Giấy", "Huân", "Kỷ")) else f"Bình xét, suy tôn danh hiệu {award}"
    )
    guess = "dự kiến " if said.get("tentative") else ""
    among = f" dẫn đầu trong số những tập thể được đề nghị tặng “{said['subset_of']}”" if said.get("subset_of") else ""
    if said.get("max_percent") is not None:
        yield f"{about}: {guess}đề nghị không quá {dates.figure(said['max_percent'])}% {said.get('of') or scope}{among}."
        return
    most = f"{said.get('max') or 0:02d}"
    each = "mỗi đơn vị " if said.get("per_unit") else ""
    for noun in ("tập thể ", "", "cá nhân "):
        counted = scope if noun.strip() == scope else f"{noun}{scope}"
        yield f"{about}: {guess}{each}đề nghị không quá {most} {counted}{among}."
    yield f"{about}: đối với {scope} {guess}bình xét không quá {most} tập thể{among}."
    yield f"{about}: đối với {scope} {guess}bình xét không quá {most} cá nhân{among}."


# ---- gatherings ----


def _event(said: Said, _: str) -> Iterator[str]:
    name, due = str(said.get("title") or EVENTS.get(str(said.get("event")), "Hội nghị")), said.get("due")
    guess, days = "dự kiến " if said.get("tentative") else "", _days(said.get("days"))
    if not due:
        yield f"Tổ chức {name}."
        yield f"{name}."
        return
    when = _moment(due, said.get("weekday"))
    long = f"{days}, " if days else ""
    yield f"Thời gian tổ chức {name}: {guess}{long}{when}."
    yield f"Thời gian: {guess}{long}{when}."
    yield f"{name} được tổ chức {'trong ' + days + ', ' if days else ''}{guess}{when}."
    yield f"Tổ chức {name} {guess}{when}."


def _moment(due: Said, weekday: Any) -> str:
    named = f" ({weekday})" if weekday else ""
    if due["kind"] == DueKind.ON and due.get("time"):
        return f"từ {clock_words(due['time'])} ngày {day_words(day_of(due['date']))}{named}"
    return f"{time_words(due)}{named}"


def _days(days: Any) -> str:
    if not days:
        return ""
    return "½ ngày" if days == 0.5 else f"{dates.figure(days).zfill(2)} ngày"


def _place(said: Said, _: str) -> Iterator[str]:
    place, form = said.get("place"), said.get("form")
    if place and form:
        yield f"Hình thức, địa điểm: tổ chức theo hình thức {form} tại {place}."
        yield f"Hội nghị được tổ chức theo hình thức {form} tại {place}."
        yield f"Tọa đàm được tổ chức theo hình thức {form} tại {place}."
    elif place:
        yield f"Địa điểm: {place}."
    else:
        yield f"Hình thức: {form}."
        yield f"Hội nghị được tổ chức theo hình thức {form}."


def _duration(said: Said, _: str) -> Iterator[str]:
    yield f"Thời gian tổ chức: {_days(said.get('days'))}."
    yield f"Hội nghị được tổ chức trong {_days(said.get('days'))}."


def _headcount(said: Said, _: str) -> Iterator[str]:
    about = "Dự kiến khoảng " if said.get("approx") else "Tổng số: "
    for noun in ("đại biểu", "người"):
        yield f"{about}{dates.figure(said.get('count') or 0)} {noun}."


def _participants(said: Said, words: str) -> Iterator[str]:
    persons, group, role = str(said.get("persons") or ""), str(said.get("group") or ""), said.get("role")
    tail = " chủ trì" if role == "chủ trì" else ""
    if role == "tổ chức":
        yield f"Đơn vị tổ chức: {group}."
    yield f"{persons} {group}{tail}."
    yield f"{role}: {persons} {group}."
    yield f"{words}."


def _agenda(said: Said, words: str) -> Iterator[str]:
    actor = f" ({said['actor']} thực hiện)" if said.get("actor") and f"({said['actor']}" not in words else ""
    yield f"{words}{actor}."
    yield f"Hội nghị {words[:1].lower()}{words[1:]}{actor}."


def _notice(said: Said, words: str) -> Iterator[str]:
    document, about = str(said.get("document") or "thông báo"), str(said.get("about") or "")
    if about and about.count("(") == about.count(")") and len(about) <= 80:
        yield f"Sẽ có {document} cụ thể về {about}."
    yield f"Sẽ có {document} cụ thể sau."
    yield f"{words}."


def _vote(said: Said, words: str) -> Iterator[str]:
    method = said.get("method")
    if said.get("contest"):
        year = f" năm {said['year']}" if said.get("year") else ""
        verb = {"bầu": "Giới thiệu, bầu", "giới thiệu": "Giới thiệu", "biểu quyết": "Biểu quyết chọn"}.get(str(method), "")
        yield f"{verb or (str(method or 'Lựa chọn') + ' chọn' if method else 'Lựa chọn')} đơn vị {said['contest']}{year}."
        return
    awards = ", ".join(f"“{award}”" for award in said.get("awards") or ())
    how = f"tiến hành {method} " if method else "thực hiện việc "
    yield f"Hội nghị {how}bình xét, suy tôn các tập thể, cá nhân để đề nghị tặng {awards}."
    yield f"Hội nghị {how}lựa chọn các tập thể, cá nhân tiêu biểu để đề nghị khen thưởng."
    yield f"{words}."


def _succession(said: Said, words: str) -> Iterator[str]:
    role, year, unit, by = str(said.get("role") or ""), said.get("year"), said.get("unit"), said.get("by")
    source = f"Theo {by}, " if by else ""
    if unit:
        yield f"{source}{unit} làm {role} năm {year}."
        yield f"{source}{role} năm {year}: {unit}."
        yield f"{role}: theo {by}, năm {year} {unit}."
    else:
        yield f"Công bố {by} về việc cử {role} và bàn giao nhiệm vụ {role} năm {year}."
        yield f"Bàn giao nhiệm vụ {role} năm {year}."
        yield f"{words}."


# ---- papers, people, money ----


def _limit(said: Said, _: str) -> Iterator[str]:
    document, paper = said.get("document"), said.get("paper")
    any_ = " (nếu có)" if said.get("if_any") else ""
    if said.get("max_pages") is not None:
        figure = dates.figure(said["max_pages"])
        yield f"{document} không quá {figure.zfill(2) if figure.isdecimal() else figure} trang{f' {paper}' if paper else ''}{any_}."
    for name, unit in (("max_minutes", "phút"), ("max_words", "chữ"), ("max_mb", "MB")):
        if said.get(name) is not None:
            yield f"{document} không quá {dates.figure(said[name])} {unit}{any_}."
    if said.get("font_size") is not None:
        yield f"{document} cỡ chữ {dates.figure(said['font_size'])}{any_}."


def _documents(said: Said, words: str) -> Iterator[str]:
    purpose, documents = str(said.get("purpose") or "Hồ sơ"), said.get("documents") or ()
    if len(purpose) <= 80 and "/" not in purpose:
        yield f"{purpose} gồm: {_listed(documents)}."
    yield f"Hồ sơ gồm: {_listed(documents)}."
    yield f"{words}."


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


def _contact(said: Said, _: str) -> Iterator[str]:
    name, role, who = said.get("name"), said.get("role"), said.get("acts_for")
    reach = ", ".join(
        filter(
            None,
            [f"SĐT: {phone_words(said['phone'])}" if said.get("phone") else "", f"email: {said['email']}" if said.get("email") else ""],
        )
    )
    post = f" - {role}" if role else ""
    if who:
        yield f"Đầu mối liên hệ của {who}: đồng chí {name}{post}, {reach}."
        yield f"{who} cử đầu mối liên lạc: đồng chí {name}{post}, {reach}."
    yield f"Đồng chí {name}{post}, {reach}."


def phone_words(typed: str) -> str:
    """0913.483.228"""
    digits = "".join(sign for sign in typed if sign.isdecimal())
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}" if len(digits) == 10 else digits


def _funding(said: Said, words: str) -> Iterator[str]:
    sources = [str(source) for source in said.get("sources") or ()]
    joined = " và ".join(sources)
    if joined.startswith("theo "):
        yield f"Kinh phí thực hiện {joined}."
    drawn = joined[:1].lower() + joined[1:]
    yield f"Kinh phí thực hiện do {joined} bảo đảm."
    yield f"Kinh phí thực hiện từ {drawn if joined.lower().startswith(('nguồn', 'kinh phí', 'ngân sách', 'dự toán')) else joined}."
    if len(sources) > 1:
        yield f"Kinh phí thực hiện do {sources[0]} bảo đảm và các {sources[1]}."
        yield f"Kinh phí thực hiện từ {sources[0]} và {sources[1]}."
    yield f"{words}."


def _fund(said: Said, words: str) -> Iterator[str]:
    fund, purpose = str(said.get("fund") or ""), str(said.get("purpose") or "")
    if purpose and purpose not in fund:
        yield f"Duy trì {fund} để phục vụ {purpose}."
        yield f"Duy trì {fund} dành cho {purpose}."
    yield f"Duy trì và sử dụng có hiệu quả {fund}."
    yield f"{words}."


def _free(said: Said, words: str) -> Iterator[str]:
    year = f"Năm {said['year']} " if said.get("year") else ""
    why = f"Do {said['reason']}. Vì vậy " if said.get("reason") else ""
    yield f"{why}{year.lower() if why else year}không thu kinh phí đóng góp của các đơn vị thành viên."
    yield f"{year}không thu kinh phí đóng góp của các đơn vị thành viên do {said.get('reason')}."
    yield f"{words}."


ABOUT = ("về ", "ban hành ", "quy định ", "phê duyệt ", "cử ", "hướng dẫn ", "sửa đổi ")
"""How the summary of a cited document begins."""
BY_NAME = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
"""Documents that are called by their title: it stands before the number, where a reader does not take it for another document's."""
TITLE = re.compile(r"[^.;:“”()]{1,88}")


def basis_words(said: Said, about: str = "") -> str:
    """Quyết định số 84/QĐ-BTP ngày 31 tháng 01 năm 2023 của Bộ trưởng Bộ Tư pháp về việc …

    Words that hold the number are the sentence as it was read, not what the document is about.
    """
    day, issuer = day_of(said.get("date")), said.get("issuer")
    dated = f" {dates.phrase(day)}" if day else ""
    source = f" của {issuer}" if issuer else ""
    kind, number, title = str(said.get("doc_type") or "Văn bản"), str(said.get("number")), about.strip(" .;")
    title = title.removeprefix(kind).strip() if kind in BY_NAME else title
    if not title or number in about:
        return f"{kind} số {number}{dated}{source}"
    if kind in BY_NAME and TITLE.fullmatch(title) and not (title.startswith(ABOUT) or KIND.search(title)):
        return f"{kind} {title} số {number}{dated}{source}"
    return f"{kind} số {number}{dated}{source} {title if title.startswith(ABOUT) else f'về {title}'}"


def _basis(said: Said, _: str) -> Iterator[str]:
    yield f"Thực hiện {basis_words(said)}."


def recipient_words(said: Said) -> str:
    """Bộ trưởng (để báo cáo)"""
    purpose = f" ({said['purpose']})" if said.get("purpose") else ""
    return f"{said.get('name')}{purpose}"


def archive_words(said: Said) -> str:
    return ", ".join(said.get("marks") or ("VT",))


def _recipient(said: Said, _: str) -> Iterator[str]:
    yield recipient_words(said)


def _archive(said: Said, _: str) -> Iterator[str]:
    yield archive_words(said)


_PRINTERS: Mapping[FactKind, Callable[[Said, str], Iterator[str]]] = {
    FactKind.OBLIGATION: lambda said, _: duty_wordings(said),
    FactKind.STAGE: _stage,
    FactKind.PHASE: _phase,
    FactKind.THEME: _theme,
    FactKind.MOVEMENT: _movement,
    FactKind.TARGET: _target,
    FactKind.QUOTA: _quota,
    FactKind.EVENT: _event,
    FactKind.EVENT_PLACE: _place,
    FactKind.EVENT_DURATION: _duration,
    FactKind.HEADCOUNT: _headcount,
    FactKind.PARTICIPANTS: _participants,
    FactKind.AGENDA_ITEM: _agenda,
    FactKind.NOTICE_TO_FOLLOW: _notice,
    FactKind.VOTE: _vote,
    FactKind.SUCCESSION: _succession,
    FactKind.PAGE_LIMIT: _limit,
    FactKind.DOCUMENT_LIST: _documents,
    FactKind.CONTACT: _contact,
    FactKind.FUNDING: _funding,
    FactKind.FUND: _fund,
    FactKind.NO_CONTRIBUTION: _free,
    FactKind.LEGAL_BASIS: _basis,
    FactKind.RECIPIENT: _recipient,
    FactKind.ARCHIVE: _archive,
}
