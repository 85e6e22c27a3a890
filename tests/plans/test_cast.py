"""Whom the words of a plan mean: phrasings of blocs, agencies with rooms, and sectors."""

import pytest

from thidua.plans.enums import ActorGroup
from thidua.plans.rules.cast import Cast, Player, Resolution, resolve

STP = ("các Sở Tư pháp", "khối Sở Tư pháp", "Sở Tư pháp các tỉnh", "Sở Tư pháp địa phương", "từng Sở Tư pháp")
CUC = ("các Cục Thi hành án dân sự", "khối Cục Thi hành án dân sự", "Cục Thi hành án dân sự các tỉnh", "cơ quan Thi hành án dân sự")
BO, VU, TONG_CUC, STP_YB, STP_TQ, STP_LS, CUC_LC, CUC_LS, CHI_CUC = range(1, 10)
PLAYERS = (
    Player(BO, "Bộ Tư pháp", "Bộ Tư pháp", "ministry"),
    Player(VU, "Vụ Thi đua - Khen thưởng", "Vụ TĐKT", "ministry_unit", ("các đơn vị thuộc Bộ",)),
    Player(TONG_CUC, "Tổng cục Thi hành án dân sự", "Tổng cục THADS", "ministry_unit", ("các đơn vị thuộc Bộ",)),
    Player(STP_YB, "Sở Tư pháp tỉnh Yên Bái", "STP Yên Bái", "so_tu_phap", STP, "Yên Bái"),
    Player(STP_TQ, "Sở Tư pháp tỉnh Tuyên Quang", "STP Tuyên Quang", "so_tu_phap", STP, "Tuyên Quang"),
    Player(STP_LS, "Sở Tư pháp tỉnh Lạng Sơn", "STP Lạng Sơn", "so_tu_phap", STP, "Lạng Sơn"),
    Player(CUC_LC, "Cục Thi hành án dân sự tỉnh Lào Cai", "Cục THADS Lào Cai", "cuc_thads", CUC, "Lào Cai"),
    Player(CUC_LS, "Cục Thi hành án dân sự tỉnh Lạng Sơn", "Cục THADS Lạng Sơn", "cuc_thads", CUC, "Lạng Sơn"),
    Player(CHI_CUC, "Chi cục Thi hành án dân sự huyện Hữu Lũng", "", "chi_cuc_thads", ("các Chi cục Thi hành án dân sự",), "Lạng Sơn"),
)
MEMBERS = (STP_YB, STP_TQ, STP_LS, CUC_LC, CUC_LS)
REGION = Cast(
    players=PLAYERS,
    members=MEMBERS,
    heads=(STP_YB,),
    deputies=(STP_TQ, CUC_LC),
    nominees=(STP_LS,),
    body_names=("Khu vực thi đua các tỉnh miền núi phía Bắc", "Khu vực miền núi phía Bắc", "Khu vực thi đua", "Khu vực"),
    year=2021,
)
HEAD, DEPUTIES, BOTH, ALL = (STP_YB,), (STP_TQ, CUC_LC), (STP_YB, STP_TQ, CUC_LC), (STP_YB, STP_TQ, CUC_LC, STP_LS, CUC_LS)


@pytest.mark.parametrize(
    ("words", "group", "units"),
    [
        ("các đơn vị trong Khu vực thi đua", ActorGroup.MEMBERS, MEMBERS),
        ("Từng đơn vị", ActorGroup.MEMBERS, MEMBERS),
        ("Các thành viên của Khu vực thi đua", ActorGroup.MEMBERS, MEMBERS),
        ("Các đơn vị thành viên KVTĐ", ActorGroup.MEMBERS, MEMBERS),
        ("Thủ trưởng các cơ quan, đơn vị", ActorGroup.MEMBERS, MEMBERS),
        ("Toàn thể các đơn vị trong Khu vực", ActorGroup.MEMBERS, MEMBERS),
        ("Mỗi đơn vị", ActorGroup.MEMBERS, MEMBERS),
        ("100% đơn vị trong Khu vực thi đua", ActorGroup.MEMBERS, MEMBERS),
        ("Các cơ quan, tổ chức, đơn vị thành viên", ActorGroup.MEMBERS, MEMBERS),
        ("Trưởng, Phó trưởng Khu vực thi đua và các thành viên", ActorGroup.MEMBERS, ALL),
        ("Trưởng, Phó Trưởng và từng thành viên", ActorGroup.MEMBERS, ALL),
        ("Trưởng Khu vực thi đua", ActorGroup.HEAD, HEAD),
        ("Đơn vị Trưởng Khu vực", ActorGroup.HEAD, HEAD),
        ("đơn vị Trưởng khu vực thi đua năm 2021", ActorGroup.HEAD, HEAD),
        ("Khu vực thi đua", ActorGroup.HEAD, HEAD),
        ("Khu vực", ActorGroup.HEAD, HEAD),
        ("Trưởng KVTĐ", ActorGroup.HEAD, HEAD),
        ("Trưởng, các Phó Trưởng KVTĐ", ActorGroup.HEAD_AND_DEPUTIES, BOTH),
        ("Toàn bộ các đơn vị", ActorGroup.MEMBERS, MEMBERS),
        ("Đơn vị thuộc Khu vực thi đua", ActorGroup.MEMBERS, MEMBERS),
        ("Phó Trưởng Khu vực thi đua", ActorGroup.DEPUTIES, DEPUTIES),
        ("Các Phó Trưởng Khu vực", ActorGroup.DEPUTIES, DEPUTIES),
        ("Trưởng, Phó trưởng Khu vực thi đua", ActorGroup.HEAD_AND_DEPUTIES, BOTH),
        ("Trưởng và Phó Trưởng Khu vực", ActorGroup.HEAD_AND_DEPUTIES, BOTH),
        ("Đơn vị Trưởng, các đơn vị Phó Trưởng Khu vực thi đua", ActorGroup.HEAD_AND_DEPUTIES, BOTH),
        ("Đơn vị được đề xuất làm Trưởng Khu vực năm 2022", ActorGroup.NOMINEE, (STP_LS,)),
        ("Đơn vị Trưởng Khu vực năm 2022", ActorGroup.NOMINEE, (STP_LS,)),
        ("Đơn vị Trưởng Khu vực năm sau", ActorGroup.NOMINEE, (STP_LS,)),
        ("Sở Tư pháp tỉnh Lạng Sơn", ActorGroup.NAMED, (STP_LS,)),
        ("Cục THADS tỉnh Lào Cai", ActorGroup.NAMED, (CUC_LC,)),
        ("Cục Thi hành án dân sự Lào Cai", ActorGroup.NAMED, (CUC_LC,)),
        ("Sở Tư pháp tỉnh Tuyên Quang, Cục THADS tỉnh Lào Cai", ActorGroup.NAMED, (STP_TQ, CUC_LC)),
        ("Sở Tư pháp Yên Bái và Sở Tư pháp Lạng Sơn", ActorGroup.NAMED, (STP_YB, STP_LS)),
        ("Vụ Thi đua - Khen thưởng", ActorGroup.OUTSIDE, (VU,)),
        ("Vụ Thi đua, Khen thưởng", ActorGroup.OUTSIDE, (VU,)),
        ("Bộ Tư pháp", ActorGroup.OUTSIDE, (BO,)),
        ("Tổng cục THADS", ActorGroup.OUTSIDE, (TONG_CUC,)),
        ("khối Sở Tư pháp", ActorGroup.KIND, (STP_YB, STP_TQ, STP_LS)),
        ("Sở Tư pháp các tỉnh", ActorGroup.KIND, (STP_YB, STP_TQ, STP_LS)),
        ("Các Sở Tư pháp trong Khu vực", ActorGroup.KIND, (STP_YB, STP_TQ, STP_LS)),
        ("Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương", ActorGroup.KIND, (STP_YB, STP_TQ, STP_LS)),
        ("Giám đốc Sở Tư pháp các tỉnh", ActorGroup.KIND, (STP_YB, STP_TQ, STP_LS)),
        ("các Cục THADS", ActorGroup.KIND, (CUC_LC, CUC_LS)),
        ("khối các cơ quan Thi hành án dân sự", ActorGroup.KIND, (CUC_LC, CUC_LS)),
        ("Các Sở Tư pháp, các Cục Thi hành án dân sự", ActorGroup.KIND, MEMBERS),
        ("Các đơn vị thuộc đối tượng kiểm tra", ActorGroup.UNKNOWN, ()),
        ("Đơn vị được kiểm tra", ActorGroup.UNKNOWN, ()),
        ("các Đoàn Kiểm tra", ActorGroup.UNKNOWN, ()),
        ("các đơn vị có liên quan", ActorGroup.UNKNOWN, ()),
        ("một số đơn vị", ActorGroup.UNKNOWN, ()),
        ("Sở Nội vụ", ActorGroup.UNKNOWN, ()),
        ("cấp có thẩm quyền", ActorGroup.UNKNOWN, ()),
        ("Hội nghị tổng kết", ActorGroup.UNKNOWN, ()),
        ("", ActorGroup.UNKNOWN, ()),
        (None, ActorGroup.UNKNOWN, ()),
    ],
)
def test_region(words: str | None, group: ActorGroup, units: tuple[int, ...]) -> None:
    assert resolve(words, REGION) == Resolution(group, units)


VP, TT, HCTP, DESK, STP_NT, SNV = range(1, 7)
AGENCY = Cast(
    players=(
        Player(VP, "Văn phòng Sở Tư pháp", "Văn phòng", "room", ("các phòng", "từng phòng")),
        Player(TT, "Thanh tra Sở", "", "room", ("các phòng", "từng phòng")),
        Player(HCTP, "Phòng Hành chính tư pháp", "", "room", ("các phòng", "từng phòng")),
        Player(DESK, "Thường trực Hội đồng Thi đua - Khen thưởng Sở", "", "council"),
        Player(STP_NT, "Sở Tư pháp tỉnh Ninh Thuận", "STP Ninh Thuận", "so_tu_phap", STP, "Ninh Thuận"),
        Player(SNV, "Sở Nội vụ tỉnh Ninh Thuận", "Sở Nội vụ", "provincial_agency"),
    ),
    members=(VP, TT, HCTP),
    heads=(DESK,),
    standing=(DESK,),
    body_names=("Sở Tư pháp tỉnh Ninh Thuận", "Sở Tư pháp Ninh Thuận"),
    year=2018,
)


@pytest.mark.parametrize(
    ("words", "group", "units"),
    [
        ("Các phòng, đơn vị", ActorGroup.MEMBERS, (VP, TT, HCTP)),
        ("các phòng, đơn vị thuộc Sở", ActorGroup.MEMBERS, (VP, TT, HCTP)),
        ("Trưởng các phòng, đơn vị", ActorGroup.MEMBERS, (VP, TT, HCTP)),
        ("Lãnh đạo các phòng, đơn vị thuộc Sở", ActorGroup.MEMBERS, (VP, TT, HCTP)),
        ("Thường trực Hội đồng thi đua khen thưởng", ActorGroup.STANDING, (DESK,)),
        ("Thường trực Hội đồng Thi đua - Khen thưởng Sở (Văn phòng Sở)", ActorGroup.NAMED, (DESK,)),
        ("Văn phòng Sở Tư pháp", ActorGroup.NAMED, (VP,)),
        ("Phòng Hành chính tư pháp", ActorGroup.NAMED, (HCTP,)),
        ("Sở Nội vụ", ActorGroup.OUTSIDE, (SNV,)),
    ],
)
def test_agency_with_rooms(words: str, group: ActorGroup, units: tuple[int, ...]) -> None:
    found = resolve(words, AGENCY)
    assert (found.group if found.group != ActorGroup.KIND else ActorGroup.MEMBERS, found.units[: len(units)]) == (group, units)


THANH_TRA, CONG_AN, TOA = 1, 2, 3
PROVINCE = Cast(
    players=(
        Player(THANH_TRA, "Thanh tra tỉnh Tuyên Quang", "Thanh tra tỉnh", "provincial_agency", (), "Tuyên Quang"),
        Player(CONG_AN, "Công an tỉnh Tuyên Quang", "Công an tỉnh", "provincial_agency", (), "Tuyên Quang"),
        Player(TOA, "Tòa án nhân dân tỉnh Tuyên Quang", "", "provincial_agency", (), "Tuyên Quang"),
    ),
    members=(THANH_TRA, CONG_AN, TOA),
    heads=(THANH_TRA,),
    nominees=(CONG_AN,),
    body_names=("Khối thi đua Nội chính tỉnh Tuyên Quang", "Khối Nội chính", "Khối thi đua", "Khối"),
    year=2020,
)


@pytest.mark.parametrize(
    ("words", "group", "units"),
    [
        ("Thanh tra tỉnh - Đơn vị Trưởng Khối thi đua năm 2020", ActorGroup.HEAD, (THANH_TRA,)),
        ("Đơn vị được đề xuất Trưởng Khối thi đua Nội chính năm 2021", ActorGroup.NOMINEE, (CONG_AN,)),
        ("Đơn vị Trưởng Khối năm 2021", ActorGroup.NOMINEE, (CONG_AN,)),
        ("Các đơn vị thành viên trong Khối thi đua", ActorGroup.MEMBERS, (THANH_TRA, CONG_AN, TOA)),
        ("Công an tỉnh", ActorGroup.NAMED, (CONG_AN,)),
        ("Toà án nhân dân tỉnh Tuyên Quang", ActorGroup.NAMED, (TOA,)),
        ("Khối trưởng", ActorGroup.HEAD, (THANH_TRA,)),
        ("đơn vị Trưởng khối", ActorGroup.HEAD, (THANH_TRA,)),
    ],
)
def test_bloc_of_a_province(words: str, group: ActorGroup, units: tuple[int, ...]) -> None:
    assert resolve(words, PROVINCE) == Resolution(group, units)


def test_standing_desk_is_nobody_where_there_is_none() -> None:
    assert resolve("Bộ phận thường trực", REGION) == Resolution(ActorGroup.UNKNOWN)
