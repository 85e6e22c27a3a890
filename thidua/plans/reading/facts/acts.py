"""Which verbs can be seen to be done, which are standing duties, which only exhort."""

from thidua.plans.reading.words import compiled, listed, lowered

_SEEN = compiled(
    r"(?<!\w)(?<!chuong )(?<!qua )(?:gui|nop|lap(?! thanh tich)|trinh|xay dung(?! (?:va (?:phat trien"
    r"|nhan rong) )?(?:nong thon moi|to quoc|doi ngu|co quan van hoa|don vi vung|dang|nen))"
    r"|ban hanh|tong hop|cu(?= |$)|chuan bi|dang ky|thanh lap|ky ket|ky giao uoc|de xuat|ra soat|tham dinh|cham diem|tu cham"
    r"|cung cap|bo tri kinh phi|bo tri|(?:bao dam|dam bao) (?:kinh phi|hau can|co so vat chat|phuong tien|dieu kien)"
    r"|soan(?= (?:thao|du thao|ke hoach|bao cao|van ban))|lam (?=ho so|bao cao|to trinh)|ra (?=van ban|quyet dinh|thong bao|ke hoach)"
    r"|viet (?=bao cao|tham luan)"
    r"|lam thu tuc|phat hanh|ra quan|ky (?=ket|giao|cam ket)"
    r"|mo lop|mo (?:chuyen muc|so)|niem yet|dang tai|cong bo|cong khai|gioi thieu|lua chon|binh xet|binh chon|suy ton|so ket"
    r"|tong ket|du thao|soan thao|bien soan|thong ke|quyet toan|thanh toan|du tru|lap du toan"
    r"|bao cao(?= (?:ve|ket qua|tinh hinh|[a-z]{2,6} ))|to chuc (?:hoi nghi|le|cho|dang ky|kiem tra|so ket|tong ket"
    r"|phat dong|ky|hoi thi|hoi thao|toa dam|binh xet|tap huan|cham|doan|hop|thi|cuoc|dot|it nhat|\d|thanh cong|lay y kien"
    r"|quan triet|phong trao|gap mat|trao)"
    r"|tham muu (?:ban hanh|xay dung|trinh|to chuc)|phat dong|kien toan|y kien|gop y|ban giao|chuyen giao|cap phat|mua"
    r"|in(?= )|trao(?! doi)|moi(?= )|hoan thanh ho so|hoan thien|cap nhat|nhap|trinh bay|thong bao|kiem tra(?= )|ghi hinh"
    r"|nghiem thu|phan cong|giao uoc|to chuc toa dam)(?!\w)"
)
STANDING = compiled(
    r"(?<!\w)(?:theo doi|phoi hop|tham muu|don doc|huong dan|trien khai|to chuc thuc hien|thuc hien|tuyen truyen|quan triet"
    r"|pho bien|phan anh|chi dao|lanh dao|kiem tra|giam sat|tham gia|quan tam|tao dieu kien|dong vien|cu the hoa"
    r"|to chuc phong trao|chu dong|giup|nam bat|duy tri|phat hien|thong tin)(?!\w)"
)
EXHORTATION = compiled(
    r"^(?:can |phai |se |huong ung |tiep tuc |tich cuc |chu dong |thuong xuyen |kip thoi |ra suc |no luc |quyet tam "
    r"|tap trung )*(?:huong ung|cai cach|giu nghiem|nang cao|day manh|tang cuong|doi moi|phat huy|phan dau|chu trong"
    r"|quan tam|khac phuc|(?:bao dam|dam bao)(?! (?:kinh phi|hau can|co so vat chat|phuong tien|dieu kien))|thi dua|tiep tuc"
    r"|duy tri|ra suc|no luc|quyet tam|xac dinh|hoan thanh (?:xuat sac"
    r"|tot|vuot|thang loi|toan dien)|giu vung|gan |lay |coi |kip thoi (?:bieu duong|khen|phat hien|dong vien)|khong ngung"
    r"|tap trung (?:hoan thanh|nguon luc|nang cao|cai cach|thuc hien))"
)


_SHORT = listed("ra | làm | viết | soạn | gửi | nộp | lập | trình | cử | mua | in | mời | mở | trao | nhập | gứi | gởi")


def visible_at(text: str, folded: str, start: int, end: int) -> int | None:
    """Where the first act stands that one can see done. Short words need their marks (trao, not trào)."""
    for match in _SEEN.finditer(folded, start, end):
        words = lowered(text[match.start() : match.end()])
        if " " in words or len(words) > 5 or words in _SHORT:
            return match.start()
    return None
