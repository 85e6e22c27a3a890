"""Words by which boxes are known."""

import re
from difflib import SequenceMatcher

from thidua.core.text import fold
from thidua.documents.checking.sheet import Line, share

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODIES = [
    "bo",
    "ubnd",
    "uy-ban",
    "hdnd",
    "hoi-dong",
    "tong-cuc",
    "cuc",
    "chi-cuc",
    "vu",
    "so",
    "thanh-tra",
    "cong-an",
    "van-phong",
    "truong-dai",
    "tap-chi",
    "bao",
    "khu-vuc-thi",
    "cum-thi",
    "cum-so",
    "khoi-thi",
    "cum",
    "khoi",
    "khu-vuc",
    "vien",
    "toa-an",
    "ban-chi",
    "ban-to",
    "ban-quan",
    "ban-thi",
    "phong",
    "trung-tam",
    "hoc-vien",
    "nha-xuat",
    "quy",
    "to-giup",
    "chinh-phu",
    "quoc-hoi",
    "dang",
    "lien-doan",
    "hoi",
]
"""How the name of a body begins."""
POSTS = [
    "bo-truong",
    "thu-truong",
    "chu-tich",
    "giam-doc",
    "cuc-truong",
    "vu-truong",
    "truong",
    "pho",
    "chanh",
    "vien-truong",
    "tong",
    "chu-nhiem",
    "thu-ky",
    "chu-toa",
    "hieu-truong",
    "thu-tuong",
    "uy-vien",
    "bi-thu",
    "quyen",
    "cum-truong",
    "khoi-truong",
    "thu-truong-don",
    "nguoi",
    "doi-truong",
]
DEPUTIES = re.compile(r"\b(pho|thu truong)\b")
AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ)\b[./]?", re.IGNORECASE)
BRACKETED = re.compile(r"^\(.*\)$", re.DOTALL)
RECIPIENTS = re.compile(r"^noi nhan\s*[:.;]?$")
NUMBER = re.compile(r"^số\b\s*[:.]?[\s\d….]*(?:[/-].*)?$", re.IGNORECASE)
DATE = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b|\bngay\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
ABOUT = re.compile(r"^v\s*/\s*v\b|^ve viec\b|^v/\s*v")
ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s+)?([ivxlc]+|\d+))?\s*[.:]?$")
DRAFT = re.compile(r"^\W*du thao")
TITLES = re.compile(
    r"^(gs|pgs|ts|tskh|ths|th\.\s?s|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|phó giáo sư|giáo sư|cn|cử nhân|ks|kỹ sư|bs|bác sĩ|ls|luật sư|"
    r"nhà giáo \w+|ông|bà|đồng chí|đ/c)[.\s]",
    re.IGNORECASE,
)
"""What does not stand before the name of a signer."""


def is_like(words: str, model: str, least: float = 0.82) -> bool:
    """The same words, but for letters mistyped, marks and signs."""
    bare, sought = (re.sub(r"\W+", " ", fold(text)).strip() for text in (words, model))
    if abs(len(bare) - len(sought)) > 8:
        return False
    return SequenceMatcher(None, bare, sought, autojunk=False).ratio() >= least


def begins_with(words: str, names: list[str]) -> bool:
    bare = f"{fold(words)} "
    return any(bare.startswith(f"{name.replace('-', ' ')} ") or ("-" in name and bare.startswith(name.replace("-", " "))) for name in names)


def is_upper(words: str) -> bool:
    return any(sign.isalpha() for sign in words) and words == words.upper()


def is_bold(line: Line) -> bool:
    return share(line.runs, lambda run: run.is_bold) >= 0.5


def is_italic(line: Line) -> bool:
    return share(line.runs, lambda run: run.is_italic) >= 0.5
