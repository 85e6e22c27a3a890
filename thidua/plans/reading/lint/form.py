"""What the form of an official document wants: its data, numbers in full, no struck or doubled words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from thidua.plans.enums import FactKind, Severity, WarningCode
from thidua.plans.reading.facts.contacts import NAME, NO_SURNAME
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.lines import lines_of
from thidua.plans.reading.lint.doubts import doubt, of_kind, touches
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, sought

FUNCTION_WORDS = (
    "đến|về|của|và|các|những|cho|với|là|trong|tại|theo|để|được|do|trên|bằng|này|khi|đã|sẽ|có|thì|mà|ở|như|cũng|vào|nếu|việc|hoặc|"
    "nhằm|cùng|bởi|vì|nên|phải|cần|gồm|đối|thuộc|qua|giữa|sau|trước|mỗi|từng đơn vị|đối với|bao gồm|phối hợp"
)
REPEATED = sought(rf"(?<![\w/-])(?P<word>{FUNCTION_WORDS})[ \n]+(?P=word)(?![\w/-])(?! ?(?:một|hai) )")
TITLE = compiled(r"(?<!\w)(?:ke hoach|thong bao|huong dan|chuong trinh)(?= )")
PARTY_NUMBER = re.compile(
    r"(?P<number>\d(?<!\w\d)\d{0,3})/(?P<type>KH|NQ|CT|QĐ|HD|KL|TB|CTr|QC|QyĐ)-(?P<body>TW|TU|ĐU|ĐUK|HU|ThU|QU|BTCTW|UBKTTW)\b"
)
BLANK_NUMBER = sought(
    r"(?<!\w)(?:Quyết định|Kế hoạch|Hướng dẫn|Công văn|Thông tư|Nghị định|Nghị quyết|Chỉ thị|Thông báo|"
    r"Chương trình) số:?\s*(?:[.…_]+\s*)?/(?=[A-ZĐ])"
)
PRIVATE_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.[\w.]*\w", re.IGNORECASE)
PRIVATE_HOST = re.compile(r"@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.", re.IGNORECASE)
DEPUTY = re.compile(r"^\s*PHÓ\b")
HEAD_NUMBER = re.compile(r"(?:^|\s)Số ?:? ?\d+ ?[/-] ?[A-ZĐ]")
HEAD_PLACE = re.compile(r"[^\W\d_]+, ngày \d{1,2} tháng \d{1,2} năm \d{4}")
SIGNED_BY = re.compile(rf"(?!(?:{NO_SURNAME})\b){NAME}")
PARTY_BODY = re.compile(r"\bT/M\b|BÍ THƯ|BAN THƯỜNG VỤ|BAN CHẤP HÀNH")
"""Party bodies and mass organisations sign for the whole body, their deputies without KT."""
FOR_HEAD = re.compile(r"\bKT\s*\.|PHỤ TRÁCH|\bQ\s*\.|\bTL\s*\.|\bTUQ\s*\.")
MISSING_WORDS = {
    "number": "số, ký hiệu",
    "place": "địa danh",
    "date": "ngày ban hành",
    "signature": "người ký",
    "recipients": "nơi nhận",
}


def check(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    facts = list(facts)
    yield from _missing(context, facts)
    yield from _numbers(context, facts)
    yield from _repeated(context)
    yield from _struck(context, facts)
    yield from _private_mail(context)
    yield from _signing(context)


def _missing(context: Context, facts: list[Fact]) -> Iterator[Fact]:
    keys = {"number": "number", "place": "place", "date": "date", "signature": "signer"}
    missing = [name for name, key in keys.items() if not context.meta.get(key) and not _stands_there(context, name)]
    has_list = context.foot_start < len(context.text) or of_kind(facts, FactKind.RECIPIENT)
    missing += [] if has_list else ["recipients"]
    if missing:
        words = ", ".join(MISSING_WORDS[name] for name in missing)
        yield doubt(
            context,
            WarningCode.MISSING_DOCUMENT_DATA,
            Severity.ERROR,
            _title(context),
            why=f"Văn bản chưa có {words}.",
            todo="Bổ sung cho đủ thể thức trước khi ký; nếu đây là bản chép lại, tìm bản gốc.",
            missing=missing,
        )


def _stands_there(context: Context, name: str) -> bool:
    """What the reader of the meta data did not understand may still be printed: then nothing is missing."""
    if name == "signature":
        lines = [line for line in lines_of(context) if line.at[0] >= context.foot_start or line.at[0] > len(context.text) - 300]
        return any(SIGNED_BY.fullmatch(line.text) for line in lines[-14:])
    printed = {"number": HEAD_NUMBER, "place": HEAD_PLACE, "date": HEAD_PLACE}[name]
    return bool(printed.search(context.text, 0, max(context.body_start, 1)))


def _title(context: Context) -> Span:
    """The name of the document and the first words of its subject."""
    title = str(context.meta.get("title") or "")
    at = context.text.find(title[:40]) if title else -1
    name = list(TITLE.finditer(context.folded, 0, at if at > 0 else max(context.body_start, 1)))
    start = name[-1].start() if name else max(at, 0)
    stop = at + len(title) if at > 0 else start + 60
    words = context.text[start : min(stop, start + 90, len(context.text))]
    return start, start + (words.rfind(" ") if len(words) == 90 else len(words))


def _numbers(context: Context, facts: list[Fact]) -> Iterator[Fact]:
    for basis in of_kind(facts, FactKind.LEGAL_BASIS):
        number = str(basis.fields["number"])
        if number.isdigit():
            yield doubt(
                context,
                WarningCode.INCOMPLETE_NUMBER,
                Severity.WARN,
                basis.at,
                why=f"Văn bản viện dẫn chỉ có số {number}, thiếu ký hiệu.",
                todo=f"Tra văn bản gốc và ghi đủ số, ký hiệu (dạng {number}/QĐ-…).",
            )
    for found in BLANK_NUMBER.finditer(context.text):
        yield doubt(
            context,
            WarningCode.INCOMPLETE_NUMBER,
            Severity.WARN,
            found.span(),
            why="Văn bản viện dẫn còn để trống số.",
            todo="Điền số của văn bản viện dẫn.",
        )
    for found in PARTY_NUMBER.finditer(context.text):
        right = f"{found['number']}-{found['type']}/{found['body']}"
        yield doubt(
            context,
            WarningCode.NUMBER_FORM,
            Severity.NOTE,
            found.span(),
            why="Văn bản của Đảng ghi số theo mẫu số-loại/cơ quan.",
            todo=f"Đối chiếu bản gốc; thường là {right}.",
            suggest=right,
        )


def _repeated(context: Context) -> Iterator[Fact]:
    for passage in context.passages:
        for found in REPEATED.finditer(context.lowered[slice(*passage.at)]) if not passage.row else ():
            start, end = passage.at[0] + found.start(), passage.at[0] + found.end()
            tail = re.compile(r"(?: [^\s,;.:()]+){0,4}").match(context.text, end, passage.at[1])
            yield doubt(
                context,
                WarningCode.REPEATED_WORD,
                Severity.WARN,
                (start, tail.end() if tail else end),
                why=f"Từ “{found['word']}” viết hai lần liền nhau.",
                todo="Xóa một từ.",
                suggest=context.text[start : start + len(found["word"])] + (tail[0] if tail else ""),
            )


def _struck(context: Context, facts: list[Fact]) -> Iterator[Fact]:
    contacts = of_kind(facts, FactKind.CONTACT)
    struck = [contact for contact in contacts if contact.fields["struck"]]
    remaining = Counter(contact.fields.get("acts_for") for contact in contacts if not contact.fields["struck"])
    for contact in struck:
        acts_for = contact.fields.get("acts_for")
        left = remaining[acts_for]
        whom = f" của {acts_for}" if acts_for else ""
        yield doubt(
            context,
            WarningCode.STRUCK_CONTACT,
            Severity.WARN if left else Severity.ERROR,
            contact.at,
            why=f"Đầu mối này đã bị gạch nhưng vẫn nằm trong văn bản; còn {left} đầu mối khác{whom}."
            if left
            else f"Đầu mối{whom} đã bị gạch và không còn ai thay.",
            todo="Xóa hẳn dòng bị gạch." if left else "Ghi đầu mối mới rồi xóa dòng bị gạch.",
        )
    yield from _struck_text(context, sorted(contact.at for contact in struck))


def _struck_text(context: Context, known: list[Span]) -> Iterator[Fact]:
    """Other struck words; a mark or two is a slip of the pen, not a clause."""
    for block, start in zip(context.document.blocks, context.document.starts, strict=True):
        for first, last in block.struck:
            at = (start + first, start + last)
            if last - first >= 4 and not touches(known, at):
                yield doubt(
                    context,
                    WarningCode.STRUCK_CONTACT,
                    Severity.WARN,
                    at,
                    why="Đoạn chữ này đã bị gạch nhưng vẫn nằm trong văn bản.",
                    todo="Xóa hẳn nếu đã bỏ; bỏ gạch nếu còn dùng.",
                )


def _private_mail(context: Context) -> Iterator[Fact]:
    for found in PRIVATE_MAIL.finditer(context.text) if PRIVATE_HOST.search(context.text) else ():
        yield doubt(
            context,
            WarningCode.UNOFFICIAL_EMAIL,
            Severity.NOTE,
            found.span(),
            why="Hộp thư này thuộc dịch vụ thư công cộng, không phải thư công vụ.",
            todo="Thay bằng thư điện tử công vụ nếu có.",
        )


def _signing(context: Context) -> Iterator[Fact]:
    post = str(context.meta.get("signer_title") or "")
    authority = str(context.meta.get("signing_authority") or "")
    if not DEPUTY.match(post) or FOR_HEAD.search(post) or FOR_HEAD.search(authority) or PARTY_BODY.search(f"{authority} {post}"):
        return
    at = context.text.rfind(post.splitlines()[0])
    if at >= 0 and not FOR_HEAD.search(context.text, max(0, at - 120), at):
        head = re.sub(r"^\s*PHÓ\s+", "", post)
        yield doubt(
            context,
            WarningCode.SIGNING_CAPACITY,
            Severity.NOTE,
            (at, at + len(post.splitlines()[0])),
            why="Cấp phó ký nhưng không ghi KT. (ký thay).",
            todo=f"Ghi KT. {head} phía trên chức vụ người ký.",
            suggest=f"KT. {head}",
        )
