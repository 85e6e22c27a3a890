"""Short names out of sentences: the thing handed in, the step, the gathering, as an officer would write them on a list."""

import re

from thidua.plans.reading.words import compiled, fold, lowered, unit_end

_EDGE = " ,;:.-–+•\n"
_MAKING = (
    r"(?:xây dựng|lập(?! thành tích)|tổng hợp|viết|soạn thảo|soạn|ban hành|chuẩn bị|hoàn thiện|hoàn thành|rà soát|gửi|nộp|trình|tiến hành"
    r"|gộp chung)"
)
_DOING = compiled(
    rf"^(?:(?:chủ trì[, ]*)?(?:phối hợp(?: chặt chẽ)? )?(?:với|cùng) [^;]{{3,80}}? (?={_MAKING} |tổ chức )"
    r"|tổ chức cho [^;]{3,80}? (?=đăng ký )"
    r"|tham mưu (?=tổ chức |xây dựng |ban hành |lập )"
    r"|(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|được giao|chủ động|khẩn trương|kịp thời"
    r"|nghiêm túc|đồng thời|phải|cần|sẽ|và|để|đều|rồi|có(?= (?:hướng dẫn|văn bản|công văn|báo cáo|tờ trình))|thực hiện việc|việc"
    rf"|căn cứ [^,]{{0,160}},|căn cứ [^;]{{0,300}}? để|tổ chức (?:xây dựng|triển khai)(?= kế hoạch)|{_MAKING})(?!\w)[\s,:]*)"
)
"""What stands before the thing: modal words and verbs of making and sending."""
_NO_THING = compiled(
    r"^(?:với|cùng|vào|để|tại|theo(?! dõi)|cho|về|lên|đến|tới|qua|bằng|trong|trước|sau|khi|do|xong|và|của|đầy đủ|nghiêm túc|kịp thời|chung"
    r"|lại|tốt|đúng|gộp|từ|ngày|lấy ý kiến|xin ý kiến|văn bản$|bao gồm|gồm|hằng|hàng (?:tháng|quý|năm)|định kỳ|hai$|ba$)(?!\w)"
)
_BARE_VERB = compiled(
    r"(?!báo cáo tổng hợp$)(?:(?:có trách nhiệm|tham mưu|báo cáo|phản ánh|đề nghị|đề xuất|lấy ý kiến|xin ý kiến|thông báo|trao đổi"
    r"|thông tin|góp ý"
    rf"|kiến nghị|đồng thời|thực hiện|kịp thời|chung|bao gồm|trực tiếp|tổ chức|cùng|{_MAKING}|và|để|xong|lại)(?:[\s,]+|$))+"
)
_PAPER = compiled(
    r"(?:các |bản |dự thảo )*(?:báo cáo|hồ sơ|kế hoạch|danh sách|bản đăng ký|bản tự chấm|bảng|tờ trình|bản giao ước|dự thảo|biên bản|phiếu"
    r"|đề án|văn bản|tài liệu|chương trình|hướng dẫn|giấy mời|quy chế|đề cương|kết quả|dự toán|đăng ký thi đua)(?!\w)"
)
_NEXT_ACT = compiled(
    rf"(?:;|,| và)\s(?:tiến hành |kịp thời |đồng thời )?(?={_MAKING}(?!\w)|cử [^\W\d]"
    r"|bố trí |triển khai |thu xếp |tạo điều kiện |đồng thời )"
)
_TAIL = compiled(
    r"(?:[\s,;:(\-–]+(?:và|gửi|nộp|(?<!chương )(?<!tờ )(?<!quá )(?<!lộ )(?<!công )(?<!tiến )trình"
    r"|về|cho|đến|tới|lên|qua|với|đối với|đối|để|nhằm|trước|xong|hạn|chậm nhất|muộn nhất|vào|trong|từ|ngày"
    r"|(?<!tiếp )theo|tại|kịp thời|thời hạn|hạn cuối|hạn chót|để báo cáo|định kỳ|bảo đảm|đảm bảo|rồi|và báo cáo))+[\s,;:(\-–]*$"
)
_REASON = compiled(
    r",? (?:theo(?! dõi)|nhằm|để|trên cơ sở|phù hợp với|gắn với|bao gồm|trong đó|nêu rõ|dự kiến|bảo đảm|đảm bảo|hạn cuối|hạn chót"
    r"|chậm nhất|muộn nhất|kèm theo|không tổ chức|qua đó|do(?! đó)) | \((?:theo|gồm|bao gồm|từ|xong|trước|kèm|trừ|nếu) "
)
"""Where the thing is named and its reasons begin."""
_PAUSE = compiled(r"[,;](?! khen thưởng)| \(| (?:(?<!làm )(?<!công )việc|trong|của|tại|cho|giữa|và|kèm|cùng|do|về|với|đối với|đến|từ) ")
_MOST_WORDS = 14


_FARTHEST = 800
"""Characters that are looked at; no act of an office is longer."""


def object_of(text: str) -> str:
    """The thing behind its verbs: "xây dựng và gửi báo cáo" → "báo cáo"; the words themselves when no thing follows."""
    best = rest = text[:_FARTHEST].strip(_EDGE)
    while match := _DOING.match(lowered(rest)):
        rest = rest[match.end() :].strip(_EDGE)
        if " " in rest and not _NO_THING.match(lowered(rest)):
            best = rest
    return best


def shortened(text: str, *, most: int = _MOST_WORDS) -> str:
    """Up to its reasons, without what dangles; a long one ends at the last pause that leaves a whole phrase."""
    text = _tidied(text[:_FARTHEST])
    for match in _REASON.finditer(lowered(text)):
        if len(text[: match.start()].split()) >= 2:
            text = text[: match.start()]
            break
    if len(text.split()) > most + 1:
        text = _at_pause(text, most)
    return _tidied(text)


_LEAST_WORDS = 4


def _at_pause(text: str, most: int) -> str:
    """At the last pause in time, else at the next one soon after, else in the open."""
    ends = [match.start() for match in _PAUSE.finditer(lowered(text))]
    counted = [(len(text[:end].split()), end) for end in ends]
    inside = [end for count, end in counted if _LEAST_WORDS <= count <= most + 1]
    soon = [end for count, end in counted if most + 1 < count <= most + _LEAST_WORDS]
    if inside or soon:
        return text[: inside[-1] if inside else soon[0]]
    words = text.split()
    return text if len(words) <= most + _LEAST_WORDS else " ".join(words[:most]) + "…"


def _tidied(text: str) -> str:
    """Without connectives at the end, and without a bracket or quote that does not close."""
    text = re.sub(r"\s+", " ", text).strip(_EDGE)
    for opening, closing in (("(", ")"), ("“", "”")):
        if text.count(opening) > text.count(closing):
            text = text[: text.rfind(opening)]
        elif text.count(closing) > text.count(opening):
            text = text.replace(closing, "", 1) if text.find(closing) == len(text) - 1 else text[text.find(closing) + 1 :]
    tail = _TAIL.search(lowered(text))
    return (text[: tail.start()] if tail else text).strip(_EDGE)


def things_in(text: str) -> str:
    """What several acts in a row hand in: all papers among them, else the thing of the last act."""
    acts = [object_of(act) for act in _split(_CONTENTS.sub("", text), _NEXT_ACT)]
    things = [act for act in acts if not is_bare(act)] or acts
    papers = [thing for thing in things if _PAPER.match(lowered(thing))]
    return "; ".join(papers_in(paper) for paper in papers[-2:]) if papers else shortened(things[-1])


def papers_in(text: str) -> str:
    """One name, or two when it is long and speaks of two papers."""
    papers = _split(text, _NEXT_PAPER) if len(text.split()) > _MOST_WORDS and _PAPER.match(lowered(text)) else [text]
    return "; ".join(shortened(paper) for paper in papers[-2:])


_CONTENTS = re.compile(r"\s?\((?:bao\s)?gồm[^()]*\)?")


def _split(text: str, joint: re.Pattern[str]) -> list[str]:
    parts, start = [], 0
    for match in joint.finditer(lowered(text)):
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


_NEXT_PAPER = compiled(
    r"(?:;|,| và) (?=(?:dự thảo |bản )?(?:báo cáo|hồ sơ|kế hoạch|danh sách|đăng ký|tờ trình|biên bản)"
    r"(?!,)(?! (?:tóm tắt|thi đua(?! năm)))(?!\w))"
)


def last_paper(text: str) -> str | None:
    """The paper that was spoken of last."""
    found = [match for match in _PAPER.finditer(lowered(text)) if not text[max(0, match.start() - 1) : match.start()].isalnum()]
    ends = {match.end() + 1 for match in found}
    for match in reversed([match for match in found if match.start() not in ends]):
        if _ENCLOSED.search(lowered(text[: match.start()])):
            continue
        stop = re.search(r"[,;:.(]|\s(?:gửi|nộp|trình|và|trước|chậm|cho|về|theo|kèm|nếu|được|đã|này|có)\s", text[match.start() :])
        words = text[match.start() : match.start() + stop.start() if stop else len(text)].strip(_EDGE)
        if 3 <= len(words.split()) <= _MOST_WORDS and not words.endswith("này"):
            return shortened(words)
    return None


_ENCLOSED = compiled(r"(?<!\w)(?:kèm|kèm theo|cùng|cùng với|trong|theo) $")


def is_bare(text: str) -> bool:
    """Nothing but verbs and connectives, or words that need a thing before them."""
    plain = lowered(text).strip(_EDGE)
    return len(plain) < 3 or bool(_BARE_VERB.fullmatch(plain)) or bool(_NO_THING.match(plain))


_GENERIC = compiled(
    r"^(?:noi dung|to chuc thuc hien|muc dich|yeu cau|ke hoach|thoi gian|tien do|nhiem vu|hoat dong|cac hoat dong|nhung "
    r"|cac nhiem vu|trach nhiem"
    r"|phan cong|che do|phu luc|phan |cong viec|lich |bang |thoi han|thang |quy |to chuc$|thuc hien$)"
)


def item_name(heading: str) -> str | None:
    """The heading as a name; None when it only says what kind of part follows, or who has to act."""
    text = re.sub(r"^(?:[IVX]+|\d+|[a-zđ])[.)]\s", "", heading).split(":")[0].strip(_EDGE + "\"'")
    plain = fold(text)
    if not text or _GENERIC.match(plain) or unit_end(text) is not None or len(text.split()) > _MOST_WORDS + 4:
        return None
    return shortened(text, most=_MOST_WORDS)


_HOLDS = compiled(r"^(?:(?:tổ chức|tiến hành|thực hiện|triển khai|công tác|việc|trong|vào|đợt)(?: |$))+")
_STEP_END = compiled(
    r"[;:(]|,(?! khen thưởng)|[\s,]+(?:cùng với|nhằm|để|theo(?! dõi)|giữa|về|bằng|trong|tại|từ|vào|trước|sau khi|làm|được"
    r"|diễn ra|dự kiến|xong"
    r"|chậm nhất|cả(?= ngày|$)|sáng|chiều|buổi|ngày|(?<!\d )tháng|quý|hằng|định kỳ|lần lượt|đồng loạt"
    r"|không|thực hiện(?= (?:theo|trong|từ|vào|xong))|đến)(?= |$)"
)
_MOST_STEP = 10


def step_name(text: str) -> str:
    """The step as a verb phrase: "Tổ chức kiểm tra chéo giữa các đơn vị …" → "kiểm tra chéo"."""
    text = re.sub(r"\s+", " ", text).strip(_EDGE)
    text = re.sub(r"^[\d/.:\s\-–]+", "", text) or text
    holds = _HOLDS.match(lowered(text))
    rest = text[holds.end() :] if holds and len(text[holds.end() :].split()) >= 2 else text
    end = next((match.start() for match in _STEP_END.finditer(lowered(rest)) if " " in rest[: match.start()].strip()), len(rest))
    return shortened(rest[:end], most=_MOST_STEP) or shortened(text, most=_MOST_STEP)


_GATHERING = compiled(
    r"(?<!\w)(?:hội nghị|tọa đàm|toạ đàm|hội thảo|đại hội|lễ |hội thi|cuộc thi|lớp tập huấn|tập huấn|gặp mặt|buổi lễ|cuộc họp"
    r"|phiên họp|giao ban"
    r"|hội diễn|hội thao|liên hoan|giải |mít tinh|hội khỏe)"
)
_BARE_GATHERING = compiled(r"(?<!\w)(?:ký (?:kết )?giao ước|tổng kết|sơ kết|phát động)")
_TITLE_END = compiled(
    r"[;:.()½]|,(?! khen thưởng)|[\s,]+(?:được|diễn ra|dự kiến|tổ chức(?! (?:phong trào|thực hiện))|giữa|lúc|tại|vào|trong|ngày|tháng|từ"
    r"|trình"
    r"|bắt đầu|theo|nhằm|để|trước|xong|sau|sẽ|quý|họp|\d{1,2} ?(?:h|giờ|ngày|/)|một (?:ngày|buổi))(?= |\d|$)"
)


def gathering_name(text: str) -> str | None:
    """What the gathering is called: "Thời gian tổ chức Hội nghị tổng kết: …" → "Hội nghị tổng kết"."""
    low = lowered(text)
    match = _GATHERING.search(low) or _BARE_GATHERING.search(low)
    if not match:
        return None
    themed = _THEMED.match(text, match.end())
    if themed:
        return _capital(re.sub(r"\s+", " ", text[match.start() : themed.end()]))
    end = _TITLE_END.search(low, match.end())
    return _capital(shortened(text[match.start() : end.start() if end else len(text)], most=16)) or None


_THEMED = re.compile(r"[^“”;:.()]{0,40}“[^“”]{3,140}”")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
