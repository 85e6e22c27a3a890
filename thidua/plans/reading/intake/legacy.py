"""Text typed before Unicode: TCVN3 (fonts .VnTime …) and VNI (fonts VNI-Times …)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Final

OLD_LETTERS: Final = "Văn bản gõ bằng bảng mã cũ (TCVN3 hoặc VNI), đã được chuyển sang Unicode. Hãy đối chiếu tên riêng và số liệu."
# The letters of TCVN 5712-3 in the order of their codes; Windows shows the codes as Western letters.
TCVN3_CODES: Final = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
TCVN3_LETTERS: Final = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3: Final = str.maketrans(TCVN3_CODES, TCVN3_LETTERS)

GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
ROOF, BREVE = "\u0302", "\u0306"
VNI_SINGLE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI_TONES: Final = {"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT}
VNI_ROOFS: Final = {"â": ROOF, "á": ROOF + ACUTE, "à": ROOF + GRAVE, "å": ROOF + HOOK, "ã": ROOF + TILDE, "ä": ROOF + DOT}
VNI_BREVES: Final = {"ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE, "ë": BREVE + DOT}
VNI_AFTER: Final[dict[str, dict[str, str]]] = {
    "a": VNI_TONES | VNI_ROOFS | VNI_BREVES,
    "e": VNI_TONES | VNI_ROOFS,
    "o": VNI_TONES | VNI_ROOFS,
    "u": VNI_TONES,
    "y": VNI_TONES,
    "ô": VNI_TONES,
    "ö": VNI_TONES,
}


def _vni_table() -> dict[str, str]:
    """Every letter of VNI, alone or with the sign behind it, in small, capital and mixed writing."""
    table = dict(VNI_SINGLE)
    for base, signs in VNI_AFTER.items():
        letter = VNI_SINGLE.get(base, base)
        table |= {base + sign: unicodedata.normalize("NFC", letter + marks) for sign, marks in signs.items()}
    capitals = {key.upper(): letter.upper() for key, letter in table.items()}
    mixed = {key[0].upper() + key[1:]: letter.upper() for key, letter in table.items()}
    return table | mixed | capitals


VNI: Final = _vni_table()
VNI_LETTER: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

COMMON: Final = frozenset(
    [
        "của",
        "và",
        "các",
        "được",
        "đua",
        "khen",
        "thưởng",
        "kế",
        "hoạch",
        "năm",
        "tháng",
        "ngày",
        "thực",
        "hiện",
        "tổ",
        "chức",
        "đơn",
        "vị",
        "công",
        "tác",
        "báo",
        "cáo",
        "việc",
        "trong",
        "về",
        "để",
        "với",
        "số",
        "nhiệm",
        "vụ",
        "phong",
        "trào",
        "thành",
        "tích",
        "cán",
        "bộ",
        "sở",
        "tư",
        "pháp",
        "tỉnh",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "quyết",
        "định",
        "hội",
        "đồng",
        "nghị",
        "gửi",
        "trước",
    ]
)
"""The words that plans are made of; those without a Vietnamese letter are left out below."""
MARKED: Final = frozenset(word for word in COMMON if not word.isascii())
UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
"""Letters that neither code has: such a run was typed in Unicode, whatever its font is called."""
SAMPLE: Final = 60_000


def from_tcvn3(text: str) -> str:
    return text if UNICODE_ONLY.search(text) else text.translate(TCVN3)


def from_tcvn3_capitals(text: str) -> str:
    """Fonts .Vn…H draw small codes as capitals."""
    return from_tcvn3(text).upper()


def from_vni(text: str) -> str:
    return text if UNICODE_ONLY.search(text) else VNI_LETTER.sub(lambda found: VNI[found[0]], text)


def coded_by_font(font: str) -> Callable[[str], str] | None:
    """How to read a run by the name of its font; None = it is Unicode as it stands."""
    name = font.lower()
    if name.startswith(".vn"):
        return from_tcvn3_capitals if name.endswith("h") and name != ".vnteknical" else from_tcvn3
    return from_vni if name.startswith("vni-") else None


def coded_by_letters(text: str) -> Callable[[str], str] | None:
    """How to read a text by its letters; None = it is Unicode, or nothing that we know."""
    sample = text[:SAMPLE]
    if sample.isascii() or vietnamese_words(sample) >= 0.03:
        return None
    share, best = max(((vietnamese_words(read(sample)), read) for read in (from_tcvn3, from_vni)), key=lambda pair: pair[0])
    return best if share >= 0.05 else None


def vietnamese_words(text: str) -> float:
    """The share of words that every Vietnamese plan has."""
    words = Counter(unicodedata.normalize("NFC", text).lower().split())
    hits = sum(times for word, times in words.items() if word.strip('.,;:()"“”-/') in MARKED)
    return hits / max(words.total(), 1)
