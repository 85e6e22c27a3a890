"""Damaged, hostile and foreign files: a Vietnamese sentence, little memory, little time."""

import os
import time
import tracemalloc
from pathlib import Path

import pikepdf
import pytest

from tests.reading import hostile
from thidua.plans.reading.intake import read_file
from thidua.plans.reading.model import Unreadable

CORPUS = hostile.corpus()
LETTERS = frozenset("ạảãàáăâậầấẩẫắằặẳẵệểễềếêọộổỗồốôơợởỡờớụủũưựửữừứịỉĩđẹẻẽỵỷỹ")


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    return str(caught.value)


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_file_is_refused_in_vietnamese(name: str, tmp_path: Path) -> None:
    sentence = refusal(hostile.write(tmp_path, name, CORPUS[name]))
    assert LETTERS & set(sentence)
    assert sentence.endswith(".")


@pytest.mark.parametrize("name", ["bomb.docx", "lying.docx", "laughs.docx", "many.docx", "long.pdf"])
def test_hostile_file_takes_little_memory_and_time(name: str, tmp_path: Path) -> None:
    path = hostile.write(tmp_path, name, CORPUS[name])
    started = time.monotonic()
    tracemalloc.start()
    refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120_000_000
    assert time.monotonic() - started < 10


def test_too_big_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.docx"
    path.touch()
    os.truncate(path, 300 * 1024 * 1024)
    tracemalloc.start()
    sentence = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sentence == "Tệp nặng 300 MB, quá mức 50 MB. Hãy bớt ảnh hoặc gửi riêng phần kế hoạch."
    assert peak < 1_000_000


def test_zip_with_a_million_entries_is_refused_by_its_directory(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(42)
    directory = entry * 100_000
    end = b"PK\x05\x06" + bytes(4) + (5).to_bytes(2, "little") * 2 + len(directory).to_bytes(4, "little") + bytes(6)
    sentence = refusal(hostile.write(tmp_path, "many.docx", b"PK\x03\x04" + directory + end))
    assert sentence.startswith("Tệp nén bất thường")


def test_locked_pdf_is_refused(tmp_path: Path) -> None:
    path, locked = hostile.write(tmp_path, "open.pdf", hostile.pdf()), tmp_path / "locked.pdf"
    with pikepdf.open(path) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="chu", user="khoa"))
    assert refusal(locked) == "Tệp PDF đang đặt mật khẩu. Hãy bỏ mật khẩu (in ra PDF mới) rồi gửi, hoặc gửi bản Word."


def test_pdf_locked_for_printing_only_is_read(tmp_path: Path) -> None:
    path, locked = hostile.write(tmp_path, "open.pdf", hostile.pdf()), tmp_path / "locked.pdf"
    with pikepdf.open(path) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="chu", user=""))
    assert [document.text for document in read_file(locked)] == ["Plan"]


def test_long_pdf_names_its_pages(tmp_path: Path) -> None:
    sentence = refusal(hostile.write(tmp_path, "long.pdf", CORPUS["long.pdf"]))
    assert sentence == "Tệp PDF có 5000 trang, quá mức 500 trang. Hãy tách riêng phần kế hoạch rồi gửi."


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.docx") == "Không thấy tệp này trên máy. Hãy chọn lại tệp kế hoạch."


def test_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "Không thấy tệp này trên máy. Hãy chọn lại tệp kế hoạch."


def test_name_does_not_decide_what_a_file_is(tmp_path: Path) -> None:
    path = hostile.write(tmp_path, "plan.pdf", hostile.docx(hostile.p("KẾ HOẠCH")))
    assert [(document.format, document.text) for document in read_file(path)] == [("docx", "KẾ HOẠCH")]


def test_outside_entity_is_never_read(tmp_path: Path) -> None:
    sentence = refusal(hostile.write(tmp_path, "outside.docx", CORPUS["outside.docx"]))
    assert sentence.startswith("Tệp Word chứa khai báo lạ")


def test_very_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    line = "Các đơn vị trong Cụm thực hiện nhiệm vụ thi đua của năm theo kế hoạch đã giao cho từng đơn vị.\n"
    (document,) = read_file(hostile.write(tmp_path, "long.txt", line * 40_000))
    assert len(document.text) <= 3_000_000
    assert [note.code for note in document.notes] == ["truncated"]
