"""Boxes 7 and 9: who signs, to whom it goes."""

import re
from collections.abc import Iterator, Sequence

from thidua.core.text import fold, one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.closing import Signer
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import DEPUTIES, TITLES, is_upper
from thidua.documents.rules.kinds import DocumentKind, PaperKind

PREFIX = re.compile(r"^(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T|T\.L)(?P<joint>\.? *)(?=\S)(?<!\w\w\w\w)")
RIGHT_PREFIX = re.compile(r"^(TM|KT|TL|TUQ|Q)\. \S")
HEADS = re.compile(
    r"^(bo truong|chu tich|giam doc|cuc truong|vu truong|tong cuc truong|chanh|vien truong|hieu truong|truong (ban|phong|khu|khoi|cum))\b"
)
LEARNED = re.compile(
    r"\b(giao duc|dao tao|truong|hoc vien|vien|benh vien|y te|khoa hoc|cong an|quan su|quan khu|bien phong|bo tu lenh|bo doi)\b"
)
"""Bodies of education, health, science and the forces: there a degree or a rank may stand before the name."""
BRACE = re.compile(r"\s*[}|\]]\s*[^;]{0,25};?\s*$")
"""Typed behind a line: a brace with what the lines are for."""
DASHES = ("-", "–", "+", "•")


def check_ending(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    is_minutes = boxes.model is PaperKind.MINUTES
    yield from _signers(boxes, is_minutes=is_minutes)
    for signer in boxes.signers:
        yield from check_look(sheet, "post", signer.posts)
        if not is_minutes:
            yield from _authority(signer)
        yield from _name(
            sheet, signer, may_have_title=bool(LEARNED.search(fold(" ".join(line.text for line in [*boxes.superior, *boxes.issuer]))))
        )
    yield from _addressees(sheet, boxes)
    yield from _recipients(sheet, boxes)


def _signers(boxes: Boxes, *, is_minutes: bool) -> Iterator[Fault]:
    if not boxes.signers:
        yield fault("signature.missing", "Không thấy chức vụ người ký.", mend="Ghi quyền hạn, chức vụ người ký in hoa, đậm, ở nửa phải.")
    elif is_minutes and len(boxes.signers) < 2:
        told = "Biên bản chỉ có một người ký; mẫu biên bản có thư ký (bên trái) và chủ tọa (bên phải)."
        yield fault("signature.two", told, lines=boxes.signers[0].posts, mend="Thêm phần ký của thư ký và chủ tọa.")


def _prefix(words: str) -> str:
    """TM, KT, TL, TUQ or Q however it is typed; empty for none."""
    found = PREFIX.match(words)
    if not found or not (found["joint"] or "/" in found["sign"]):
        return ""
    return re.sub(r"[./]", "", found["sign"])


def _authority(signer: Signer) -> Iterator[Fault]:
    posts = [one_line(line.text) for line in signer.posts]
    for line, words in zip(signer.posts, posts, strict=True):
        if (sign := _prefix(words)) and not RIGHT_PREFIX.match(words):
            fix = Fix(spans=spans([line]), words=PREFIX.sub(f"{sign}. ", words))
            told = f"Quyền hạn ghi “{words}”; quy định “{sign}. ”: có dấu chấm và cách một chữ."
            yield fault("post.prefix", told, lines=[line], mend=f"Ghi “{PREFIX.sub(f'{sign}. ', words)}”.", fix=fix)
    yield from _line_of_authority(signer, posts)


def _line_of_authority(signer: Signer, posts: Sequence[str]) -> Iterator[Fault]:
    first, rest, sign = posts[0], posts[1:], _prefix(posts[0])
    post = fold(PREFIX.sub("", first)) if sign else fold(first)
    if sign == "KT" and not any(_is_deputy(words) for words in rest):
        told = f"Ký thay (“{first}”) nhưng dòng dưới không phải chức vụ cấp phó."
        yield fault("post.kt", told, lines=signer.posts, mend="Dưới dòng KT. ghi chức vụ cấp phó của người ký.")
    elif sign in {"TL", "TUQ"} and not rest:
        told = f"“{first}” chưa có dòng chức vụ của người ký."
        yield fault("post.after", told, lines=signer.posts, mend="Thêm chức vụ của người ký ngay dưới dòng này.")
    elif sign == "TM" and HEADS.match(post):
        told = f"“{first}”: TM. chỉ dùng khi ký thay mặt tập thể lãnh đạo hoặc cơ quan, không đứng trước chức vụ cá nhân."
        yield fault("post.tm", told, lines=signer.posts, mend="Ghi TM. trước tên tập thể (TM. ỦY BAN NHÂN DÂN), hoặc bỏ TM.")
    elif not sign and _is_deputy(first):
        told = f"Cấp phó ký (“{first}”) mà không có dòng ký thay."
        yield fault("post.deputy", told, lines=signer.posts, mend="Thêm dòng “KT.” và chức vụ cấp trưởng phía trên.")


def _is_deputy(words: str) -> bool:
    bare = fold(words)
    return "THỨ TRƯỞNG" in words.upper() or bool(DEPUTIES.search(bare.replace("thu truong", "")) and bare.startswith(("pho", "kt")))


def _name(sheet: Sheet, signer: Signer, *, may_have_title: bool) -> Iterator[Fault]:
    line = signer.name
    if line is None:
        return
    yield from check_look(sheet, "name", [line])
    words = one_line(line.text)
    if TITLES.match(words) and not may_have_title:
        told = f"Trước họ tên người ký có học hàm, học vị hoặc danh xưng (“{words}”); quy định không ghi."
        yield fault("name.title", told, lines=[line], mend="Chỉ ghi họ và tên.")
    elif is_upper(words):
        fix = Fix(spans=spans([line]), words=words.title())
        yield fault(
            "name.case", "Họ tên người ký viết toàn chữ in hoa; quy định chữ thường.", lines=[line], mend=f"Ghi “{words.title()}”.", fix=fix
        )


def _addressees(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    lines = boxes.addressees
    if not lines:
        if boxes.kind is DocumentKind.LETTER:
            yield fault("addressee.missing", "Công văn không có “Kính gửi”.", mend="Thêm “Kính gửi:” và nơi nhận trên phần nội dung.")
        return
    yield from check_look(sheet, "addressee", lines)
    if not re.match(r"Kính gửi\s*:", lines[0].text):
        yield fault("addressee.colon", "Sau “Kính gửi” thiếu dấu hai chấm.", lines=lines[:1], mend="Ghi “Kính gửi:”.")
    inline = lines[0].text.partition(":")[2].strip()
    listed = lines[1:]
    if inline and ";" in inline.rstrip(";.") and not listed:
        told = "Gửi nhiều nơi mà viết trên một dòng; quy định mỗi nơi một dòng, đầu dòng có gạch ngang."
        yield fault("addressee.lines", told, lines=lines[:1], mend="Viết mỗi nơi nhận trên một dòng riêng, có gạch đầu dòng.")
    if len(listed) > 1 and not inline:
        yield from _listed("addressee", listed)
    elif len(listed) == 1 and not inline and listed[0].text.startswith(DASHES):
        told = "Gửi một nơi thì ghi cùng dòng với “Kính gửi:”, không gạch đầu dòng."
        yield fault("addressee.single", told, lines=listed, mend="Đưa tên nơi nhận lên cùng dòng “Kính gửi:”.")


def _listed(name: str, items: Sequence[Line]) -> Iterator[Fault]:
    """A dash before each, a semicolon after each, a full stop after the last."""
    what = "Kính gửi" if name == "addressee" else "Nơi nhận"
    for line in items:
        if not line.text.startswith(DASHES):
            fix = Fix(spans=spans([line]), words=f"- {one_line(line.raw)}")
            yield fault(
                f"{name}.dash",
                f"{what}: “{line.text[:50]}” thiếu gạch đầu dòng.",
                lines=[line],
                mend="Thêm gạch ngang (-) đầu dòng.",
                fix=fix,
            )
    for line in items[:-1]:
        if not any(words.endswith(";") for words in (line.text, BRACE.sub("", line.text))):
            fix = Fix(spans=spans([line]), words=f"{line.raw.rstrip(' .,')};")
            told = f"{what}: “{line.text[:50]}” chưa kết thúc bằng dấu chấm phẩy."
            yield fault(f"{name}.end", told, lines=[line], mend="Kết thúc dòng bằng dấu chấm phẩy (;).", fix=fix)
    if items and not items[-1].text.endswith("."):
        fix = Fix(spans=spans(items[-1:]), words=f"{items[-1].raw.rstrip(' ;,')}.")
        told = f"{what}: dòng cuối “{items[-1].text[:50]}” chưa kết thúc bằng dấu chấm."
        yield fault(f"{name}.last", told, lines=items[-1:], mend="Kết thúc dòng cuối bằng dấu chấm (.).", fix=fix)


def _recipients(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    head = boxes.recipients_head
    if head is None:
        if boxes.kind is not DocumentKind.CONTRACT:
            yield fault("recipients.missing", "Không thấy “Nơi nhận:”.", mend="Thêm “Nơi nhận:” ngang hàng chức vụ người ký, sát lề trái.")
        return
    yield from check_look(sheet, "recipients", [head])
    if not head.text.endswith(":"):
        fix = Fix(spans=spans([head]), words="Nơi nhận:")
        yield fault("recipients.colon", "Sau “Nơi nhận” thiếu dấu hai chấm.", lines=[head], mend="Ghi “Nơi nhận:”.", fix=fix)
    items = _items(boxes.recipients)
    yield from check_look(sheet, "list", boxes.recipients)
    yield from _listed("list", items)
    yield from _kept(items)
    first = fold(items[0].text) if items else ""
    if boxes.kind is DocumentKind.LETTER and boxes.addressees and items and "nhu tren" not in first and "nhu kinh gui" not in first:
        told = "Công văn có “Kính gửi” thì dòng đầu của nơi nhận ghi “- Như trên;”."
        yield fault("list.as_above", told, lines=items[:1], mend="Thêm dòng “- Như trên;” đầu danh sách nơi nhận.")


def _items(lines: Sequence[Line]) -> list[Line]:
    """A line without a dash after one that is not ended goes on with it: the last line of an item speaks for its end."""
    found: list[Line] = []
    for line in lines:
        goes_on = found and not line.text.startswith(DASHES) and not found[-1].text.endswith((";", "."))
        if goes_on and found[-1].text.startswith(DASHES) and not fold(line.text).startswith("luu"):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return found


def _joined(first: Line, second: Line) -> Line:
    return Line(
        (*first.runs, *second.runs),
        first.format,
        first.column,
        first.label,
        second.span,
        (*first.marks, *second.marks),
        first.row,
        first.section,
    )


def _kept(items: Sequence[Line]) -> Iterator[Fault]:
    kept = [place for place, line in enumerate(items) if re.match(r"^[-–+•]?\s*lưu\b", line.text, re.IGNORECASE)]
    if not kept:
        yield fault(
            "list.kept",
            "Nơi nhận chưa có dòng “- Lưu: VT, …”.",
            lines=items[-1:],
            mend="Thêm dòng cuối “- Lưu: VT, …” (sau VT là đơn vị soạn thảo).",
        )
        return
    line = items[kept[-1]]
    if kept[-1] != len(items) - 1:
        yield fault(
            "list.kept_last", "Dòng “Lưu” không đứng cuối danh sách nơi nhận.", lines=[line], mend="Chuyển dòng “- Lưu: VT, …” xuống cuối."
        )
    if not re.match(r"^[-–+•]?\s*Lưu: ?VT\b", line.text):
        told = f"Dòng lưu ghi “{line.text}”; quy định “- Lưu: VT, …”: có dấu hai chấm, văn thư trước."
        words = _kept_words(line)
        fix = Fix(spans=spans([line]), words=words) if words else None
        yield fault("list.kept_words", told, lines=[line], mend="Ghi “- Lưu: VT, …” (sau VT là đơn vị soạn thảo).", fix=fix)


def _kept_words(line: Line) -> str:
    """Only what stands between "Lưu" and "VT" is mended; without VT somebody has to say where it is kept."""
    found = re.match(r"^(\s*[-–+•]?\s*)lưu\s*[:.;,]?\s*(VT\b.*)$", line.raw, re.IGNORECASE | re.DOTALL)
    return f"{found[1]}Lưu: {found[2]}" if found else ""
