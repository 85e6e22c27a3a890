"""What a plan calls a gathering, and which one a heading speaks of."""

from functools import lru_cache

from thidua.plans.reading.words import compiled

KINDS = (
    ("hoi_nghi_tong_ket", compiled(r"hoi nghi (?:[a-z]+ )?tong ket|tong ket")),
    ("hoi_nghi_so_ket", compiled(r"hoi nghi (?:[a-z]+ )?so ket|so ket")),
    ("ky_ket_giao_uoc", compiled(r"ky (?:ket )?giao uoc")),
    ("le_phat_dong", compiled(r"le phat dong|hoi nghi phat dong|phat dong")),
    ("toa_dam", compiled(r"toa dam")),
    ("hoi_thao", compiled(r"hoi thao")),
    ("tap_huan", compiled(r"tap huan|boi duong")),
    ("hoi_thi", compiled(r"hoi thi|cuoc thi")),
    ("hoi_nghi", compiled(r"hoi nghi|dai hoi")),
    ("le", compiled(r"(?<!\w)(?:buoi )?le(?!\w)")),
    ("hop", compiled(r"(?<!\w)(?:cuoc hop|phien hop|buoi hop|hop)(?!\w)")),
)
ANY = compiled(
    r"(?<!\w)(?:hoi nghi|toa dam|hoi thao|dai hoi|le (?:phat dong|ky|tong ket|trao|ton vinh|tuyen duong|"
    r"bieu duong|cong bo)|hoi thi|cuoc thi|lop tap huan|tap huan|gap mat|buoi le|cuoc hop|phien hop)(?!\w)"
)


def kind_in(folded: str) -> str | None:
    """The gathering of the (folded) words, None when they name none."""
    if not ANY.search(folded):
        return None
    return next((kind for kind, pattern in KINDS if pattern.search(folded)), "hoi_nghi")


@lru_cache(maxsize=256)
def kind_above(heading: str) -> str | None:
    """The same of a heading, which every passage under it asks for again."""
    return kind_in(heading)
