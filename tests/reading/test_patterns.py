"""A pattern with its first letters in front finds what it found before, at the same places."""

import re

import pytest

from thidua.plans.reading.patterns import by_first_letter

TEXT = (
    "cac ban, so va bo; chuong trinh gui ban chi dao, chi cuc (so 12) va to trinh gui ve so noi vu. ban giao, xban, to 1, to "
    'chuc hoi nghi; hoi nghi tong ket le ra quan: don vi thanh vien, thanh vien cum "truong cum", truong khoi pho 84 (84) +84'
)
REWRITTEN = (
    r"(?<!\w)(?:ban|bo|so)(?!\w)",
    r"(?<!\w)(?:ban|ban giao|bo|to|to trinh)(?!\w)",
    r"(?<!\w)(?<!chuong )(?<!to )(?:gui|trinh)(?!\w)",
    r"(?<!\w)(?P<word>cum|khoi|hoi nghi)(?= )",
    r"(?:(?:pho )?truong|pho) (?:cac )?(?:cum|khoi)|(?:cum|khoi) (?:truong|pho)",
    r"(?:cac |don vi )?(?:thanh vien|ban|so)",
    r"(?<!x)ban(?: chi dao)?|(?<!\w)chi (?!dao)\w+",
    r"(?<!\d)(?:\(?\+?84\)?|\(?12)",
    r"\. ?|, ?|(?<!\w)to ",
)
LEFT = (
    r"^(?:ban|so)",
    r"(?<!\w)(ban|so)",
    r"(?<!\w)\d+",
    r"(?i:ban|so)",
    r"(?<!\w)(?:b*an|so)",
    r"(?:cac )?(?P<unit>ban|so)",
    r"[bs](?:an|o)",
)


def _found(pattern: str) -> list[tuple[tuple[int, int], dict[str, str]]]:
    return [(found.span(), found.groupdict()) for found in re.finditer(pattern, TEXT)]


@pytest.mark.parametrize("pattern", REWRITTEN)
def test_the_same_is_found(pattern: str) -> None:
    assert _found(pattern)
    assert by_first_letter(pattern) != pattern
    assert _found(by_first_letter(pattern)) == _found(pattern)


@pytest.mark.parametrize("pattern", LEFT)
def test_what_cannot_be_taken_apart_is_left(pattern: str) -> None:
    assert by_first_letter(pattern) == pattern
