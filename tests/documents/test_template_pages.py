"""Pages of templates: mistakes told on the page, a fit one kept and put in use, a document written into its fields."""

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.documents.templating.make import NEEDED, docx, words
from tests.documents.test_templates import TODAY, brought
from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.enums import TemplateState
from thidua.documents.models import OfficialDocument, TemplateVersion
from thidua.documents.office import program
from thidua.documents.rules.fields import FIELDS, kind_of_slug, slug
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.organisations.models import Unit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def unit(moment: datetime, admin: User) -> Unit:
    return make_unit()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return make_officer(unit)


def upload(client: Client, owner: Unit, content: bytes, name: str = "mau.docx") -> str:
    """Where it led, or the page that came back."""
    file = SimpleUploadedFile(name, content)
    data = {"unit": owner.pk, "kind": "GM", "name": "Giấy mời", "note": "", "file": file}
    answer = client.post(reverse("documents:upload_template"), data)
    return answer["Location"] if answer.status_code == 302 else f"{answer.status_code} {answer.content.decode()}"


def test_mistakes_stand_on_the_page_and_nothing_is_kept(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    page = upload(signed_in(clerk), unit, docx(NEEDED, "Số {so}", "Nơi nhận {{ noi_nhan }}"))
    assert page.startswith("422 ")
    assert "Mẫu chưa nhận: 2 chỗ cần sửa" in page
    assert "Đoạn 2, sau chữ “Số”" in page
    assert "Gõ {{ so }}" in page
    assert not TemplateVersion.objects.exists()
    assert not StoredFile.objects.exists()


def test_what_is_no_plain_word_file_is_refused_with_its_reason(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    assert "Mẫu phải là tệp Word .docx" in upload(client, unit, b"%PDF-1.4", "mau.pdf")
    assert "không phải tệp Word" in upload(client, unit, b"abc")
    assert not TemplateVersion.objects.exists()


def test_a_fit_one_is_kept_shown_and_put_in_use(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    where = upload(client, unit, docx(NEEDED, ["Số {", "{ so }}"]))
    version = TemplateVersion.objects.get()
    assert where == reverse("documents:template", args=[version.pk])
    page = client.get(where).content.decode()
    assert "Thẻ bị Word ngắt, đã nối lại: 1" in page
    assert "Đưa vào dùng" in page
    sample = client.get(reverse("documents:template_sample", args=[version.pk, "in-thu.docx"]))
    assert words(sample.content)[1] == "Số 07"
    original = b"".join(client.get(reverse("documents:template_file", args=[version.pk])).streaming_content)  # type: ignore[attr-defined]
    assert original == path_of(version.file).read_bytes()
    assert client.post(reverse("documents:use_template", args=[version.pk]), {"day": "sai"}).status_code == 422
    client.post(reverse("documents:use_template", args=[version.pk]), {"day": "10/06/2021"})
    version.refresh_from_db()
    assert version.state == TemplateState.USED
    listed = client.get(reverse("documents:templates")).content.decode()
    assert "Giấy mời, bản 1" in listed
    assert listed.count("Mẫu có sẵn") == len(FIELDS) - 1
    assert client.post(reverse("documents:withdraw_template", args=[version.pk]), {"why": ""}).status_code == 422
    client.post(reverse("documents:withdraw_template", args=[version.pk]), {"why": "Sai"})
    assert client.get(reverse("documents:templates")).content.decode().count("Mẫu có sẵn") == len(FIELDS)


@pytest.mark.skipif(program() is None, reason="no LibreOffice on this machine")
def test_the_sample_as_a_picture_and_as_pdf(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client, version = signed_in(clerk), brought(unit, clerk)
    picture = client.get(reverse("documents:template_sample", args=[version.pk, "in-thu.png"]), {"trang": "9"})
    assert (picture["Content-Type"], picture.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert client.get(reverse("documents:template_sample", args=[version.pk, "in-thu.pdf"])).content.startswith(b"%PDF-")
    assert client.get(reverse("documents:template_sample", args=[version.pk, "khac"])).status_code == 404


def test_a_document_is_written_into_the_fields_of_the_template(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    actions.put_in_use(brought(unit, clerk, "{% if ghi_chu %}{{ ghi_chu }}{% endif %}Số {{ so }}"), day=TODAY, by=clerk)
    where = reverse("documents:compose", args=["giay-moi"])
    form = client.get(where).context["form"]
    assert {name: field.required for name, field in form.fields.items()} == {
        "so": False,
        "trich_yeu": True,
        "kinh_moi": True,
        "toi_du": True,
        "thoi_gian": True,
        "dia_diem": True,
        "ghi_chu": False,
    }
    said = {"trich_yeu": "Họp <khẩn>", "kinh_moi": "Bà A", "toi_du": "Họp", "thoi_gian": "8 giờ", "dia_diem": "Phòng 2"}
    gap = client.post(where, {**said, "dia_diem": " "})
    assert gap.status_code == 422
    assert gap.context["form"].errors == {"dia_diem": ["Mẫu in chỗ này. Điền vào để văn bản không hở."]}
    taken = client.post(where, {**said, "viec": "tai-ve"})
    assert words(taken.content) == ["Họp <khẩn> Bà A Họp 8 giờ Phòng 2", "Số         "]
    assert not OfficialDocument.objects.exists()
    begun = client.post(where, {**said, "viec": "du-thao"})
    document = OfficialDocument.objects.get()
    assert begun["Location"] == reverse("documents:document", args=[document.pk])
    assert (document.kind, document.summary, document.issuer) == ("GM", "Họp <khẩn>", unit)
    assert document.draft is not None
    assert words(path_of(document.draft).read_bytes()) == words(taken.content)


def test_lines_of_a_list_with_parts(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    """A line without its sign is told; the last part may hold the sign itself."""
    client, where = signed_in(clerk), reverse("documents:compose", args=["thong-bao"])
    names = ("co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh", "trich_yeu", "chuc_vu", "nguoi_ky", "noi_nhan", "luu")
    said = dict.fromkeys(names, "Một") | {"viec": "tai-ve"}
    short = client.post(where, {**said, "cac_muc": "Mục đích"})
    assert "thiếu dấu |" in short.context["form"].errors["cac_muc"][0]
    made = client.post(where, {**said, "cac_muc": "Mục đích | a | b\nTổ chức | c"})
    lines = words(made.content)
    assert [line for line in lines if line in {"MỤC ĐÍCH", "a | b", "TỔ CHỨC", "c./."}] == ["MỤC ĐÍCH", "a | b", "TỔ CHỨC", "c./."]
    assert any("năm 2021" in line for line in lines)


def test_the_dictionary_shows_every_tag_of_every_kind(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    for kind, known in FIELDS.items():
        assert kind_of_slug(slug(kind)) is kind
        page = client.get(reverse("documents:template_fields", args=[slug(kind)])).content.decode()
        assert [one.name for one in known if f'id="the-{one.name}"' not in page] == []
        mine = client.get(reverse("documents:built_in_sample", args=[slug(kind), "mau.docx"]))
        assert io.BytesIO(mine.content).read(2) == b"PK"
    assert client.get(reverse("documents:template_fields", args=["khong-co"])).status_code == 404
