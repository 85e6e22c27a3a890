import pytest

from thidua.accounts import rules
from thidua.accounts.rules import propose_username, why_session_over


@pytest.mark.parametrize(
    ("name", "taken", "username"),
    [
        ("Nguyễn Văn An", set(), "an.nguyenvan"),
        ("Nguyễn Văn An", {"an.nguyenvan"}, "an.nguyenvan2"),
        ("Nguyễn Văn An", {"an.nguyenvan", "an.nguyenvan2"}, "an.nguyenvan3"),
        ("Đỗ Thị Ướt", set(), "uot.dothi"),
        ("Y Bhiêm-Niê", set(), "nie.ybhiem"),
        ("Hòa", set(), "hoa"),
        ("Lò  Văn\tPíng", set(), "ping.lovan"),
        ("…", set(), "can-bo"),
    ],
)
def test_username(name: str, taken: set[str], username: str) -> None:
    assert propose_username(name, taken) == username


def test_username_of_a_very_long_name_fits_its_column() -> None:
    assert len(propose_username("A " * 59 + "Bê", {"be." + "a" * 47})) <= 60


def test_code_signs_are_read_without_doubt() -> None:
    assert not set("aeiouy0o1l5s2z") - {"y"} & set(rules.CODE_SIGNS)
    assert len(rules.CODE_SIGNS) ** (rules.CODE_GROUPS * rules.CODE_GROUP) > 2**50


@pytest.mark.parametrize(
    ("seen", "now", "is_over"),
    [(0, 1800, False), (0, 1801, True), (43_000, 43_200, False), (43_000, 43_201, True)],
)
def test_session_ends_after_half_an_hour_idle_or_twelve_hours(seen: int, now: int, *, is_over: bool) -> None:
    assert (why_session_over(begun=0, seen=seen, now=now) is not None) == is_over
