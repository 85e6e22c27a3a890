"""Readers in a process of their own: what they read, or one sentence why not."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from thidua.core.apart import REFUSED, Refusals, answer, read_apart


class Unfit(Exception):
    """What the sender is told."""


TOLD = Refusals(Unfit, slow="Quá {seconds} giây.", broken="Bộ đọc dừng giữa chừng.")


def test_what_was_read_comes_back() -> None:
    assert read_apart("json.tool", refusals=TOLD, seconds=60, words='{"tên": [1, null]}'.encode()) == {"tên": [1, None]}


def test_the_last_line_of_a_refusal_is_told() -> None:
    with pytest.raises(Unfit, match="unrecognized arguments: --la"):
        read_apart("json.tool", "--la", refusals=TOLD, seconds=60)


def test_a_reader_that_dies_or_takes_too_long_is_told_of() -> None:
    with pytest.raises(Unfit, match="dừng giữa chừng") as broken:
        read_apart("json.tool", refusals=TOLD, seconds=60, words=b"{")
    assert "Expecting property name" in str(broken.value.__cause__)
    with pytest.raises(Unfit, match="Quá 0 giây"):
        read_apart("json.tool", refusals=TOLD, seconds=0.01)


def raising(error: Exception) -> Callable[[], Any]:
    def read() -> Any:
        raise error

    return read


def test_the_reader_writes_json_or_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(lambda: {"tên": 1}, refusal=Unfit, too_big="Quá lớn.") == 0
    assert json.loads(capsys.readouterr().out) == {"tên": 1}
    for error, told in ((Unfit("Tệp rỗng."), "Tệp rỗng.\n"), (MemoryError(), "Quá lớn.\n"), (RecursionError(), "Quá lớn.\n")):
        assert answer(raising(error), refusal=Unfit, too_big="Quá lớn.") == REFUSED
        assert capsys.readouterr().err == told
    with pytest.raises(KeyError):
        answer(raising(KeyError("x")), refusal=Unfit, too_big="Quá lớn.")
