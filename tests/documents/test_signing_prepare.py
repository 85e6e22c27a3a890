"""Fields for signatures lie where Decree 30/2020 wants them, found by the text of the PDF."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import signers, tampering
from tests.documents.signers import NAME, NOW, POST, organisation, paper, person, root, sign
from thidua.documents.signing import CannotSign, Kind, Place, prepare, prepare_apart, verify, words
from thidua.documents.signing.finding import MM, letters_of, spot_of
from thidua.documents.signing.values import Wholeness

BLOCK = [Place(Kind.PERSON, POST, NAME), Place(Kind.ORGANISATION, POST, NAME)]
LIBRARIES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
SOFTHSM = next((path for path in LIBRARIES if Path(path).exists()), None)


def fields(pdf: bytes) -> dict[str, tuple[int, list[float], str]]:
    """Page, box and label of each field."""
    found = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            for note in page.obj.get("/Annots", []):
                found[str(note.T)] = (number, [float(edge) for edge in note.Rect], str(note.TU))
    return found


def block(pdf: bytes, page: int, post: str = POST, name: str = NAME) -> tuple[Any, Any]:
    with signers.opened(pdf) as document:
        letters = letters_of(document[page])
        return list(letters.all_of(post))[-1], list(letters.all_of(name))[-1]


def test_person_between_post_and_name_and_seal_over_a_third_of_it() -> None:
    made = prepare(paper(pages=2), BLOCK)
    post, name = block(made, 1)
    found = fields(made)
    assert {key: (page, label) for key, (page, _, label) in found.items()} == {
        "NguoiKy": (1, f"Chữ ký số của người ký: {NAME}"),
        "CoQuan": (1, "Chữ ký số của cơ quan, tổ chức"),
    }
    hand, seal = found["NguoiKy"][1], found["CoQuan"][1]
    assert name[3] <= hand[1] < hand[3] <= post[1]
    assert abs((hand[0] + hand[2]) / 2 - (name[0] + name[2]) / 2) < 1
    assert seal[0] < hand[0] < seal[2] < hand[2]
    assert abs((seal[2] - hand[0]) / (hand[2] - hand[0]) - 1 / 3) < 0.02
    assert abs((seal[3] - seal[1]) / MM - 36) < 0.5


@pytest.mark.parametrize("kind", [Kind.ANNEX, Kind.COPY])
def test_annex_and_copy_in_the_upper_right_corner_of_the_first_page(kind: Kind) -> None:
    page, box, label = fields(prepare(paper(pages=2), [Place(kind)]))[kind.value]
    assert page == 0
    assert box[2] == pytest.approx((210 - 20) * MM, abs=1)
    assert 297 * MM - 20 * MM < box[1] < box[3] < 297 * MM
    assert label.startswith("Chữ ký số của cơ quan, tổ chức trên ")


@pytest.mark.parametrize(("turned", "corner"), [(0, "right top"), (90, "left top"), (180, "left bottom"), (270, "right bottom")])
def test_corner_is_that_which_the_reader_sees(turned: int, corner: str) -> None:
    with pikepdf.open(BytesIO(paper())) as opened:
        opened.pages[0].Rotate = turned
        target = BytesIO()
        opened.save(target)
    _, box, _ = fields(prepare(target.getvalue(), [Place(Kind.COPY)]))["BanSao"]
    across = "right" if box[0] + box[2] > 210 * MM else "left"
    assert f"{across} {'top' if box[1] + box[3] > 297 * MM else 'bottom'}" == corner


def test_post_of_two_lines_and_a_name_that_stands_twice() -> None:
    """The name in the text of the page is not the signer's line; a post is found over a broken line."""
    post = "KT. GIÁM ĐỐC \\ PHÓ GIÁM ĐỐC PHỤ TRÁCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG"
    made = paper(post=post)
    wanted = "PHÓ GIÁM ĐỐC PHỤ TRÁCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG"
    over, under = block(made, 0, wanted)
    hand = fields(prepare(made, [Place(Kind.PERSON, wanted, NAME)]))["NguoiKy"][1]
    assert under[3] <= hand[1] < hand[3] <= over[1]


def test_text_is_found_however_its_marks_are_written() -> None:
    with signers.opened(paper()) as document:
        spot = spot_of(Place(Kind.PERSON, "Gia\u0301m  đo\u0302\u0301c", "LAN HOÀNG THỊ MAI"), document)
    assert spot.page == 0


def test_two_signers_of_minutes() -> None:
    made = prepare(paper(), [BLOCK[0], Place(Kind.PERSON, name="Thư ký", box=(90, 90, 200, 150))])
    assert [(name, label) for name, (_, _, label) in fields(made).items()] == [
        ("NguoiKy", f"Chữ ký số của người ký: {NAME}"),
        ("NguoiKy2", "Chữ ký số của người ký: Thư ký"),
    ]


REFUSED = [
    ([Place(Kind.PERSON, POST, "Không Có Ai")], "Chưa tìm thấy họ tên người ký “Không Có Ai” trong tệp PDF."),
    ([Place(Kind.PERSON, "CHÁNH VĂN PHÒNG", NAME)], f"Chưa tìm thấy chức vụ “CHÁNH VĂN PHÒNG” phía trên họ tên “{NAME}” trong tệp PDF."),
    ([Place(Kind.PERSON, name="A", page=4, box=(10, 10, 50, 50))], "Tệp PDF không có trang 5 để đặt chữ ký."),
    ([Place(Kind.PERSON, name="A", box=(500, 10, 700, 50))], "Ô chữ ký đặt ngoài trang 1."),
    ([], "Chưa chọn chữ ký nào để đặt ô."),
    ([Place(Kind.COPY)] * 11, "Mỗi tệp đặt nhiều nhất 10 ô chữ ký."),
]


@pytest.mark.parametrize(("places", "why"), REFUSED)
def test_place_that_is_not_there(places: list[Place], why: str) -> None:
    with pytest.raises(CannotSign) as refusal:
        prepare(paper(), places)
    assert str(refusal.value).startswith(why)


def test_no_room_between_post_and_name() -> None:
    with pytest.raises(CannotSign) as refusal:
        prepare(paper(gap="2mm"), BLOCK)
    assert "chỉ trống" in str(refusal.value) and "cần ít nhất 12 mm" in str(refusal.value)


@pytest.mark.parametrize(
    ("pdf", "why"),
    [
        (lambda: b"%PDF-1.7 broken", "Không mở được tệp PDF để đặt ô chữ ký: tệp hỏng."),
        (lambda: tampering.with_a_password(paper()), "Tệp PDF đặt mật khẩu nên không đặt được ô chữ ký."),
        (lambda: prepare(paper(), BLOCK), "Tệp PDF đã có ô “Chữ ký số của người ký”. Ký vào ô đã có, không đặt thêm."),
    ],
)
def test_file_that_cannot_be_prepared(pdf: Any, why: str) -> None:
    with pytest.raises(CannotSign) as refusal:
        prepare(pdf(), BLOCK)
    assert str(refusal.value).startswith(why)


def test_every_byte_stays_and_a_signature_stays_whole() -> None:
    signed = sign(prepare(paper(), BLOCK[:1]), person())
    made = prepare(signed, [Place(Kind.COPY)])
    assert made.startswith(signed)
    assert [one.wholeness for one in verify(made, [root().asn1], NOW).signatures] == [Wholeness.SIGNED_ON]


def test_prepared_signed_by_both_and_verified() -> None:
    made = sign(sign(prepare(paper(), BLOCK), person()), organisation(), field="CoQuan")
    report = verify(made, [root().asn1], NOW)
    assert (words.headline(report).words, report.empty) == ("Tệp có 2 chữ ký số, đều nguyên vẹn và xác minh được người cấp.", ())


def test_apart_prepares_the_same_and_refuses_with_the_same_words() -> None:
    assert fields(prepare_apart(paper(), BLOCK)) == fields(prepare(paper(), BLOCK))
    with pytest.raises(CannotSign, match="Chưa tìm thấy họ tên người ký “Ai” trong tệp PDF"):
        prepare_apart(paper(), [Place(Kind.PERSON, POST, "Ai")])
    with pytest.raises(CannotSign, match="Đặt ô chữ ký quá lâu nên đã dừng"):
        prepare_apart(paper(), BLOCK, seconds=0.01)


@pytest.mark.skipif(SOFTHSM is None, reason="this machine has no SoftHSM (package softhsm2)")
def test_signed_by_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key stays in the token; only the certificate comes with the file."""
    assert SOFTHSM is not None
    token = signers.token(tmp_path, monkeypatch, library=SOFTHSM, holder=person())
    made = signers.sign_by_token(prepare(paper(), BLOCK), token, library=SOFTHSM)
    report = verify(made, [root().asn1], NOW)
    assert words.headline(report).words == "Tệp có 1 chữ ký số, nguyên vẹn và xác minh được người cấp."
    assert (report.signatures[0].field, report.empty) == ("NguoiKy", ("CoQuan",))
