"""What a plan says about itself: type, number, place and date of issue, title, year, signature, legal bases."""

import re
from collections.abc import Sequence
from typing import Any

from thidua.plans.reading.dues import PlanYear, read_due
from thidua.plans.reading.dues.dates import number, real_date
from thidua.plans.reading.model import Document, Passage
from thidua.plans.reading.words import compiled, fold, lowered, one_of

_TYPES = {
    "ke hoach": "KH", "thong bao": "TB", "huong dan": "HD", "quyet dinh": "QĐ", "chuong trinh": "CTr", "to trinh": "TTr",
    "bao cao": "BC", "cong van": "CV", "nghi quyet": "NQ", "chi thi": "CT", "quy che": "QC", "phuong an": "PA", "de an": "ĐA",
    "chuong trinh cong tac": "CTr", "quy dinh": "QyĐ", "cong dien": "CĐ", "thu moi": "TM", "giay moi": "GM", "the le": "TL",
    "ke hoach lien tich": "KHLT", "thong tri": "TTr",
}  # fmt: skip
_TYPE_LINE = compiled(rf"^(?:{one_of(_TYPES)})(?= |$|:)")
_NUMBER = re.compile(
    r"(?i)^\s*s[ốôỐÔo]\s*[:.]?\s*([0-9lO]{0,5}[A-Za-z]?\s?[/\-]\s?[A-ZĐa-zđÀ-ỹ0-9&\- ./]{2,40}?)(?=$|\s{2,}|\n"
    r"|\s[A-ZĐ][a-zà-ỹ]+.{0,25}?ngày|;|,)"
)
_PLACE_DATE = re.compile(
    r"(?:^|\s|\d/[A-ZĐ\-]+\s)([A-ZĐÀ-Ỹ][^\W\d_]*(?:[ .\-]{1,2}[^\W\d_]+){0,5}),?\s*[Nn]gày\s*([\dlOo]{1,2})\s*(?:tháng"
    r"|/)\s*([\dlOo]{1,2})\s*(?:năm|/)\s*(\d{4})\.?$"
)
_POSTED = re.compile(
    r"(?:[Nn]gày đăng|[Cc]ập nhật|[Tt]hứ \w+|[Đđ]ăng lúc|[Đđ]ăng ngày)\W{0,3}(?:ngày\s)?(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"
)
_BARE_DATE = re.compile(r"^\(?(?:[Nn]gày\s)?(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:\s.{0,12})?\)?$")
_HEAD_BLOCKS = 40
_TITLE_LINES = 5
_OPENING = compiled(
    r"^(?:can cu|thuc hien|huong ung|phat huy|trien khai|xet|de |nham |kinh gui|nam \d{4} la|tiep tuc|chao mung|theo"
    r"|lap thanh tich|duoc su)(?!\w)"
)


def read_meta(document: Document, passages: Sequence[Passage]) -> dict[str, Any]:
    """All fields of `meta`; None for what the plan does not have."""
    lines = _lines(document)
    at = _type_at(lines)
    head = lines[: at if at is not None else 12]
    title = _title(lines, at)
    numbered = _number(head) or _number(lines[:_HEAD_BLOCKS])
    place, date = _issued(lines, at)
    year = _year(title, date, document.text)
    foot = _Foot(document)
    return {
        "type": _type(lines, at, numbered),
        "number": numbered,
        "place": place,
        "date": date,
        "title": title,
        "year": year,
        "plan_kind": _plan_kind(title or ""),
        "signing_authority": foot.authority,
        "signer_title": foot.title,
        "signer": foot.signer,
        "legal_bases": _bases(document, passages),
        "body": _body(document, title or ""),
    }


def _lines(document: Document) -> list[str]:
    """The first lines as they print: with the numbers that Word draws, so that a heading is known as one."""
    texts = (f"{block.label} {block.text}" if block.label else block.text for block in document.blocks[: _HEAD_BLOCKS * 2])
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _type_at(lines: list[str]) -> int | None:
    """The line that is, or begins with, the type in capitals."""
    for at, line in enumerate(lines[:_HEAD_BLOCKS]):
        match = _TYPE_LINE.match(fold(line))
        if match and line[: match.end()] == line[: match.end()].upper():
            return at
    return None


def _type(lines: list[str], at: int | None, numbered: str | None) -> str | None:
    if at is not None:
        match = _TYPE_LINE.match(fold(lines[at]))
        return _TYPES[match.group()] if match else None
    symbol = re.search(r"/([A-ZĐa-z]+)-", numbered or "")
    if symbol and symbol.group(1) in _TYPES.values():
        return symbol.group(1)
    return "CV" if any(fold(line).startswith(("v/v", "kinh gui")) for line in lines[:_HEAD_BLOCKS]) else None


def _number(lines: list[str]) -> str | None:
    for line in lines:
        match = _NUMBER.match(line)
        if match:
            found = re.sub(r"\s+", "", match.group(1)).strip(".-/")
            return found if re.match(r"[0-9lO]", found) else None
    return None


def _issued(lines: list[str], at: int | None) -> tuple[str | None, str | None]:
    for line in lines[: (at or 12) + 8]:
        match = _PLACE_DATE.search(line)
        if match and not _OPENING.match(fold(line)) and len(line) < 160:
            day = (
                real_date(int(match[4]), number(match[3].lower()), number(match[2].lower()))
                if 1 <= number(match[3].lower()) <= 12
                else None
            )
            return re.sub(r"^(?:[A-ZĐ\d]+-)*[A-ZĐ\d]+\s(?=[A-ZĐ][a-zà-ỹ])", "", match[1]).strip(), day.isoformat() if day else None
    for line in lines[: (at or 0) + 6]:
        match = _BARE_DATE.match(line) or _POSTED.search(line)
        if match and 1 <= int(match[2]) <= 12:
            day = real_date(int(match[3]), int(match[2]), int(match[1]))
            return None, day.isoformat() if day else None
    return None, None


def _title(lines: list[str], at: int | None) -> str | None:
    """The lines after the type up to a rule, a date, "Kính gửi", "Căn cứ" or the first heading."""
    if at is None:
        return _subject_line(lines)
    first = lines[at]
    match = _TYPE_LINE.match(fold(first))
    found = [first[match.end() if match else 0 :].strip(" :-")]
    for line in lines[at + 1 : at + 1 + _TITLE_LINES]:
        if _ends_title(line, found):
            break
        found.append(line)
    return " ".join(part for part in found if part) or None


def _ends_title(line: str, found: list[str]) -> bool:
    folded = fold(line).lstrip("-+ ")
    if _OPENING.match(folded) and any(found) and (len(line) > 60 or line.endswith((";", ".", ",", ":"))):
        return True
    is_rule = not any(letter.isalnum() for letter in line)
    is_heading = bool(re.match(r"(?:[IVX]{1,4}|[A-D1])\s?[.\-/)]\s?\S", line)) or folded.startswith(("phan ", "dieu 1", "kinh gui"))
    return is_rule or is_heading or bool(_BARE_DATE.match(line)) or (any(found) and len(line) > 220)


def _subject_line(lines: list[str]) -> str | None:
    for line in lines[:_HEAD_BLOCKS]:
        match = re.match(r"(?i)\(?v/v\s*[:.]?\s*(.{5,200}?)\)?$", line)
        if match:
            return match[1].strip()
    return None


def _year(title: str | None, date: str | None, text: str) -> int | None:
    """The year of the title (the first of a school year), else of the date of issue, else the most named one."""
    folded = fold(title or "")
    school = re.search(r"nam hoc\s(20\d\d)", folded)
    if school:
        return int(school[1])
    named = re.findall(r"(?<!\d)(20\d\d)(?!\d)", re.sub(r"\(?\s?(?:1[89]|20)\d\d\s?-\s?20\d\d\)?|\d{1,2}/\d{1,2}/\d{4}", "", folded))
    if named:
        return int(named[0])
    if date:
        return int(date[:4])
    years = re.findall(r"(?:/|năm\s)(20\d\d)(?!\d)", text)
    return int(max(sorted(set(years)), key=years.count)) if years else None


_KINDS = (
    ("school_year", compiled(r"nam hoc")),
    ("seminar", compiled(r"toa dam|hoi thao|tap huan|trao doi kinh nghiem")),
    ("inspection", compiled(r"kiem tra|giam sat|tu kiem tra|thanh tra(?! tinh| bo| huyen)")),
    (
        "conference",
        compiled(
            r"^(?:to chuc )?(?:hoi nghi|dai hoi|le )|to chuc (?:hoi nghi|dai hoi|le (?!phat dong))|hoi nghi (?:tong ket|so ket)"
            r"|(?:tong ket|so ket) "
        ),
    ),
    ("bloc_activity", compiled(r"hoat dong (?:cua )?(?:khu vuc|cum|khoi)|(?:khu vuc|cum|khoi) thi dua(?! .*phat dong)|cong tac thi dua")),
    (
        "campaign",
        compiled(
            r"dot thi dua|thi dua (?:cao diem|dac biet|nuoc rut|chuyen de)|cao diem|thang (?:thanh nien|cong nhan|hanh dong)"
            r"|chien dich|ra quan|nuoc rut"
        ),
    ),
    ("launch", compiled(r"phat dong")),
    ("movement", compiled(r"phong trao")),
)


def _plan_kind(title: str) -> str | None:
    folded = fold(title)
    launch = re.match(r"(?:ke hoach\s)?(?:to chuc\s)?phat dong", folded)
    if launch and not re.search(r"nam hoc|dot thi dua|cao diem|chuyen de|nuoc rut", folded):
        return "launch"
    return next((kind for kind, words in _KINDS if words.search(folded)), None)


_AUTHORITY = re.compile(r"^(?:TL|TM|KT|TUQ|Q|T/M|K/T|T/L)\.?\s?\S")
_POST = compiled(
    r"^(?:q\. ?|quyen )?(?:pho )?(?:tong )?(?:truong|chu tich|giam doc|cuc truong|vu truong|chanh|bi thu|hieu truong"
    r"|bo truong|thu truong|vien truong|truong (?:ban|phong|khoi|cum)"
    r"|tong bien tap|vien truong|chi cuc truong|chi huy|thu ky|to truong|tong giam doc|cum truong|khoi truong|chinh uy"
    r"|uy vien|doi truong|hat truong|dai dien|truc ban)"
)
_RANK = re.compile(
    r"^(?:(?:ThS|TS|PGS|GS|BS|CN|Ths|Ts|KS|LS|Thượng tá|Đại tá|Thiếu tướng|Trung tướng|Trung tá|Thiếu tá|Đại úy|BSCKI+"
    r"|BS\.? ?CK ?I+)[.,]?\s?)+"
)
_NAME = re.compile(r"^(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ']*\s){1,4}[A-ZĐÀ-Ỹ][a-zà-ỹđ']+$")
_SIGNED = compiled(r"^\(?(?:da ky|ky ten|ky,|chu ky)")


class _Foot:
    """The signature block: whom it is signed for, the post, the name."""

    def __init__(self, document: Document) -> None:
        lines = _foot_lines(document)
        self.signer: str | None = None
        self.title: str | None = None
        self.authority: str | None = None
        names = [_RANK.sub("", line).strip() for line in lines]
        at = next((place for place in range(len(lines) - 1, -1, -1) if _NAME.match(names[place]) and self._capitals(lines, place)), None)
        if at is None:
            return
        self.signer = names[at]
        posts = self._capitals(lines, at)
        cut = _cut(posts)
        bodies = [line for line in posts[:cut] if not line.startswith("KT")] or posts[:cut]
        self.authority = " ".join(bodies) or None
        self.title = " ".join(posts[cut:]) or None

    @staticmethod
    def _capitals(lines: list[str], at: int) -> list[str]:
        """The lines in capitals right above the name."""
        found: list[str] = []
        for line in reversed(lines[:at]):
            if _SIGNED.match(fold(line)) or not any(letter.isalpha() for letter in line):
                continue
            if line != line.upper() or fold(line).startswith(("noi nhan", "- luu", "luu")) or len(line) > 120:
                break
            found.insert(0, line)
        return found


def _cut(posts: list[str]) -> int:
    """Where the post of the signer begins: the last line that starts with a post."""
    starts = [at for at, line in enumerate(posts) if _POST.match(fold(line))]
    if not starts:
        return len(posts) - 1 if len(posts) > 1 else 0
    if len(starts) == 1:
        return 0 if starts[0] == 0 and len(posts) == 1 else starts[0]
    return starts[-1]


def _foot_lines(document: Document) -> list[str]:
    """Lines from the last fifth on, or from "Nơi nhận"."""
    lines = [line.strip() for block in document.blocks for line in block.text.split("\n") if line.strip()]
    start = max((at for at, line in enumerate(lines) if fold(line[:8]) == "noi nhan"), default=max(0, len(lines) - 12))
    return lines[max(0, start - 8) : start + 30]


_BASIS = re.compile(
    r"(?i)(?:số\s*:?\s*)(\d{1,5}[a-z]?(?:\s?[/\-]\s?[0-9A-ZĐa-zà-ỹ&.\-]+(?:\s?[/\-]\s?[0-9A-ZĐa-z&.]+)*)?)\s*,?\s*(?:ban"
    r" hành\s|ký\s)?ngày\s*(\d{1,2}\s*(?:/|tháng|\.|-)\s*\d{1,2}\s*(?:/|năm|,\s*năm|\.|-)\s*\d{4})"
)


def _bases(document: Document, passages: Sequence[Passage]) -> list[list[str | None]]:
    """[number, date] of the documents cited before the first heading."""
    body = next((passage.at[0] for passage in passages if passage.label and passage.is_heading), len(document.text))
    found: list[list[str | None]] = []
    for match in _BASIS.finditer(document.text[:body]):
        due = read_due("ngày " + re.sub(r"\s*,\s*năm", " năm", match[2]), plan=PlanYear(None))
        entry = [re.sub(r"\s+", "", match[1]).rstrip(".-"), (due or {}).get("date")]
        if entry[0] not in [known[0] for known in found]:
            found.append(entry)
    return found


_BODY = re.compile(
    r"((?:khu vực|cụm|khối)(?: thi đua)?(?: (?!trưởng|năm|của|tổ chức|xây dựng|ban hành|và"
    r"|các đơn vị)[^\s,;:.()]+){0,14}?)(?=$|[,;:.()–-]| số\s*:| như| gồm| được| để| trực| năm| của| tổ chức| xây dựng"
    r"| ban hành| và| phát động)"
)


_FOREIGN = compiled(r"(?:quy che|to chuc(?:,| va) hoat dong)[^.;]{0,40}$")


def _body(document: Document, title: str) -> dict[str, str] | None:
    """The bloc that the plan is made for, and its kind word, from title, heading or signature; None for an agency's own plan."""
    lines = [line for block in document.blocks[:12] for line in block.text.split("\n")]
    for text in (title, " ".join(lines[:8]), " ".join(_foot_lines(document)[-8:]), _maker(document.text)):
        match = _BODY.search(lowered(text))
        if match and not _FOREIGN.search(fold(text[: match.start()])[-60:]):
            name = text[slice(*match.span(1))].strip()
            kind = next(word for word in ("Khu vực", "Cụm", "Khối") if fold(name).startswith(fold(word)))
            return {"name": name, "kind": kind}
    return None


_MAKES = compiled(r"(?:xay dung|ban hanh|lap) ke hoach")


def _maker(text: str) -> str:
    """The words right before "xây dựng Kế hoạch" in the preamble."""
    match = _MAKES.search(fold(text[:6000]))
    return text[max(0, match.start() - 80) : match.start()] if match else ""
