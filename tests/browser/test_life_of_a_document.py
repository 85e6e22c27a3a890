"""A document of the khu vực from its draft to its end: opinions, a digital signature, number, out, received, corrected, recalled."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import answer_points, follow, give_opinion, move_to, press, word_file
from tests.documents import signers
from tools.walk.house import House, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, LEADER, LANGSON, TUYENQUANG = "lan.hoangthimai", "thinh.lequang", "hang.nongminh", "ha.mathithu"
NAMES = {LANGSON: "Sở Tư pháp tỉnh Lạng Sơn", TUYENQUANG: "Sở Tư pháp tỉnh Tuyên Quang"}
NUMBER, LETTER = "14/TB-KVTĐ", "15/KVTĐ"
SUMMARY = "Lịch kiểm tra chéo giữa các đơn vị năm 2021"
REASON = "Ngày kiểm tra trùng hội nghị của Bộ."
LOOKS = 60
UNKNOWN = "Tệp có 1 chữ ký số, nội dung nguyên vẹn; 1 chữ ký còn điểm chưa xác minh được."
SIGNED: Any = {"name": "Bản ký số.pdf", "mimeType": "application/pdf", "buffer": signers.sign(signers.paper(), signers.person())}
Enter = Callable[..., Page]


@pytest.fixture
def new_house(demo: Path, tmp_path: Path) -> Iterator[House]:
    """With a worker beside the pages: it looks into the signatures."""
    folder = tmp_path / "data"
    shutil.copytree(demo, folder)
    with serve(folder, worker=True) as served:
        yield served


def test_from_draft_to_recall(new_house: House, enter: Enter) -> None:
    url = new_house.url
    head, leader, langson, tuyenquang = (enter(who) for who in (HEAD, LEADER, LANGSON, TUYENQUANG))
    document = draft_is_begun(head, url)
    opinions_change_the_draft(head, langson, url, document)
    leader_brings_the_signed_pdf(head, leader, document)
    number_is_given_then_it_goes_out(head, document)
    units_receive_it(langson, tuyenquang, url, document)
    everybody_has_it(head, document)
    a_letter_corrects_it(head, langson, document)
    it_is_called_back(head, langson, document)
    book_tells_of_both(head, url)


def state_of(page: Page) -> str:
    return page.locator(".page-head .chip").inner_text()


def draft_is_begun(head: Page, url: str) -> str:
    """In the name of the khu vực; only who writes it sees it. Returns its page."""
    head.goto(f"{url}/van-ban/moi/")
    bloc = next(text for text in head.locator("#id_issuer option").all_inner_texts() if "miền núi phía Bắc, năm 2021" in text)
    head.select_option("#id_issuer", label=bloc)
    head.select_option("#id_kind", label="Thông báo")
    head.fill("#id_summary", SUMMARY)
    head.set_input_files("#id_file", word_file("Dự thảo 1.docx", pages=1))
    head.fill("#id_post", "TRƯỞNG KHU VỰC THI ĐUA\nGIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI")
    head.fill("#id_signer", "Lê Quang Thịnh")
    press(head, "Lập dự thảo")
    assert state_of(head) == "Dự thảo"
    return head.url


def opinions_change_the_draft(head: Page, langson: Page, url: str, document: str) -> None:
    """A member asks for another day; the draft that goes to be signed is the second one."""
    head.wait_for_load_state("networkidle")
    press(head, "Lấy ý kiến dự thảo này")
    head.fill("#id_ends_on", "11/06/2021")
    follow(head.locator("main .form-actions .button-main"))
    press(head, "Mở đợt lấy ý kiến")
    asked = head.url
    give_opinion(langson, url, SUMMARY, place="mục 1", words="Ngày 25/6 trùng họp Hội đồng nhân dân, đề nghị dời.")
    move_to(head, "14/06/2021")
    head.goto(asked)
    answer_points(head, "Đã dời sang ngày 28/6.")
    head.goto(document)
    head.locator("summary", has_text="Đưa bản dự thảo mới lên").click()
    head.set_input_files("form[action$='/du-thao/'] input[type=file]", word_file("Dự thảo 2.docx", pages=1))
    follow(head.locator("form[action$='/du-thao/'] button[type=submit]"))
    press(head, "Trình ký")
    assert state_of(head) == "Chờ ký"
    assert len(re.findall(r"Bản dự thảo \d", head.locator("aside").inner_text())) == 2


def leader_brings_the_signed_pdf(head: Page, leader: Page, document: str) -> None:
    """The machine says whose signature it is, and that nobody here knows its issuer yet."""
    leader.goto(document)
    leader.set_input_files("form[action$='/ban-ky/'] input[type=file]", SIGNED)
    press(leader, "Ghi bản ký")
    assert state_of(leader) == "Đã ký, chờ cấp số"
    for _ in range(LOOKS):
        if leader.locator(".signature-report").count():
            break
        leader.wait_for_timeout(1000)
        leader.reload()
    report = leader.locator(".signature-report")
    assert report.locator(".notice").inner_text() == UNKNOWN
    assert report.locator("h3").all_inner_texts() == [f"Chữ ký của người ký: {signers.NAME}, {signers.OFFICE}"]


def number_is_given_then_it_goes_out(head: Page, document: str) -> None:
    """The next number of the bloc's series; offered to every member, it goes to two."""
    head.goto(document)
    press(head, "Cấp số, chọn nơi nhận")
    assert head.locator(".coming-number").inner_text() == NUMBER
    assert head.locator(".addresses select").count() == 28
    head.evaluate("document.querySelectorAll('.addresses select').forEach((one) => { one.value = ''; })")
    for unit in NAMES.values():
        head.get_by_label(unit, exact=True).select_option(label="để thực hiện")
    press(head, "Chỉ cấp số")
    expect(head.locator("main")).to_contain_text(f"Đã cấp số {NUMBER}.")
    press(head, "Phát hành")
    assert head.locator("h1").inner_text() == f"Thông báo số {NUMBER}"
    assert state_of(head) == "Đã phát hành"
    assert head.locator(".notice-soon strong").inner_text() == "2/2 đơn vị chưa xác nhận nhận."


def units_receive_it(langson: Page, tuyenquang: Page, url: str, document: str) -> None:
    """One from the list, the other from the document's own page; each has it in its book."""
    langson.goto(f"{url}/van-ban/?muc=den")
    follow(langson.get_by_label(f"Xác nhận đã nhận {NUMBER}"))
    tuyenquang.goto(document)
    assert tuyenquang.locator("aside").get_by_text("Bản dự thảo").count() == 0
    press(tuyenquang, "Xác nhận đã nhận")
    for page in (langson, tuyenquang):
        expect(page.locator("main")).to_contain_text("Đã nhận. Số đến ")
        page.goto(f"{url}/van-ban/so-den/")
        assert page.locator("main tbody tr").filter(has_text=NUMBER).count() == 1


def everybody_has_it(head: Page, document: str) -> None:
    head.goto(document)
    receipts = head.locator("main tbody tr").filter(has_text="để thực hiện").all_inner_texts()
    said = [re.split(r"\s*\n\s*|\t", row.strip())[0] for row in receipts]
    assert sorted(said) == sorted(NAMES.values())
    assert [("đã nhận" in row, "14/06/2021" in row) for row in receipts] == [(True, True)] * 2
    assert head.locator(".steps .step-done").count() == 6


def a_letter_corrects_it(head: Page, langson: Page, document: str) -> None:
    """To the same units; who reads the document is told of the letter."""
    press(head, "Sai thể thức: soạn công văn đính chính")
    letter = head.url
    assert head.locator("h1").inner_text() == "Công văn"
    assert f"Đính chính Thông báo số {NUMBER} {SUMMARY}" in head.locator(".lead").inner_text()
    assert head.locator("main tbody th").all_inner_texts() == list(NAMES.values())
    head.locator("summary", has_text="Đã ký trên giấy").click()
    head.set_input_files("form[action$='/ban-ky/'] input[type=file]", SIGNED)
    press(head, "Ghi bản ký")
    press(head, "Cấp số, chọn nơi nhận")
    assert head.locator(".coming-number").inner_text() == LETTER
    press(head, "Cấp số và phát hành")
    assert head.locator("h1").inner_text() == f"Công văn số {LETTER}"
    langson.goto(document)
    told = langson.locator(".notice-soon").filter(has_text="Đã được đính chính")
    assert told.inner_text() == f"Đã được đính chính bằng công văn số {LETTER} ngày 14/06/2021."
    follow(told.locator("a"))
    assert langson.url == letter


def it_is_called_back(head: Page, langson: Page, document: str) -> None:
    """With a reason; the file is out of reach, the unit says that it took its copy out."""
    langson.goto(document)
    signed = urljoin(document, str(langson.locator("aside .file-links a").get_attribute("href")))
    assert langson.request.get(signed).body() == SIGNED["buffer"]
    head.goto(document)
    press(head, "Thu hồi văn bản")
    head.fill("#id_why", REASON)
    press(head, "Thu hồi")
    assert state_of(head) == "Đã thu hồi"
    langson.goto(document)
    told = langson.locator("main .notice-late").inner_text()
    assert " ".join(told.split()) == f"Văn bản đã bị thu hồi. {REASON}"
    assert langson.request.get(signed).status == 404
    press(langson, "Đã gỡ bản lưu")
    head.goto(document)
    row = head.locator("main tbody tr").filter(has_text=NAMES[LANGSON]).inner_text()
    assert "đã gỡ bản thu hồi" in row


def book_tells_of_both(head: Page, url: str) -> None:
    """The number of what was called back stays in the outgoing book; the letter follows it."""
    head.goto(f"{url}/van-ban/so-di/")
    lines = head.locator("main tbody tr").filter(has_text=SUMMARY).all_inner_texts()
    assert [line.partition("\t")[0] for line in lines] == [LETTER, NUMBER]
    assert [line.rpartition("\t")[2] for line in lines] == ["", f"Thu hồi: {REASON}"]
