"""Words of official Vietnamese: folding, and the names of units, papers and acts.

All grammar works on `fold(text)`: lower case, no marks, one kind of hyphen and quote, and **the same length** as the
text, so a place found in one is a place in the other. It makes "trưởc ngày" (a slip of a scanner), "hoà" and "hòa" one.
"""

import re
import unicodedata
from collections.abc import Iterable

_SAME = {"đ": "d", "Đ": "d", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "“": '"', "”": '"', "„": '"'}
_SAME |= {"‘": "'", "’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}


def _base(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return plain if len(plain) == 1 else letter


_FOLD = {code: _base(chr(code)) for span in ((0x41, 0x5B), (0xC0, 0x250), (0x1E00, 0x1F00)) for code in range(*span)}
_FOLD |= {ord(letter): plain for letter, plain in _SAME.items()}


def fold(text: str) -> str:
    """Lower case without marks, character by character."""
    return text.translate(_FOLD)


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the (folded) words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def compiled(pattern: str) -> re.Pattern[str]:
    """Blanks of the pattern stand for one blank of the text, so patterns read like sentences."""
    return re.compile(pattern.replace(" ", r"\s"))


BLOCS = ("khu vuc thi dua", "cum thi dua", "khoi thi dua", "khu vuc", "cum", "khoi")

UNIT_HEADS = (
    *("don vi", "co quan", "phong", "ban", "thanh vien", "truong", "so", "cuc", "chi cuc", "vu", "ubnd", "uy ban", "uy vien"),
    *("hoi dong", "thuong truc", "van phong", "trung tam", "cong an", "toa an", "tand", "vien", "vksnd", "thanh tra", "bo"),
    *("chi bo", "dang bo", "dang uy", "cap uy", "cong doan", "doan", "hoi", "lien doan", "ldld", "to", "khoa", "benh vien"),
    *("tram", "khoi", "cum", "khu vuc", "pho", "giam doc", "thu truong", "lanh dao", "hieu truong", "chanh", "chu tich"),
    *("bi thu", "dong chi", "d/c", "ke toan", "giao vien", "ca nhan", "can bo", "doi", "tong cong ty", "cong ty", "xi nghiep"),
    *("kho bac", "ngan hang", "bao", "dai", "tap chi", "nha xuat ban", "hoc vien", "chi doan", "mat tran", "mttq", "cong chuc"),
    *("chuyen vien", "nguoi dung dau", "tong cuc", "hat", "hat kiem lam", "chi nhanh", "tieu ban", "to chuc", "to cong tac"),
    *("xa", "phuong", "thi tran", "huyen", "thanh pho", "thi xa", "tinh", "dia phuong", "doanh nghiep", "hop tac xa", "htx"),
    *("tap the", "lop", "ban quan ly", "kiem toan", "bao hiem", "thue", "hai quan", "cuc thue", "cum truong", "khoi truong"),
    *("tong bien tap", "vien kiem sat", "tnxp", "ban to chuc", "ban chi dao", "ban giam hieu", "ban giam doc", "tieu doan"),
    *("trung doan", "bo chi huy", "ban chi huy", "dang vien", "doan vien", "hoc sinh", "giang vien", "nguoi lao dong"),
    *("vien chuc", "ho so", "thu ky", "to thu ky", "to giup viec", "cac", "tung", "moi", "toan bo", "tat ca"),
)
