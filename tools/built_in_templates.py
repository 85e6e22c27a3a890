"""Make the templates that come with the system, by the house's own writer: `python -m tools.built_in_templates` writes them again.

They are committed, so that printing needs no writer; tests/documents/templating asks that each is fit and prints well-formed papers.
"""

import io
import re
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from thidua.documents.rules.fields import FIELDS, HEAD, slug
from thidua.documents.rules.kinds import DocumentKind, PaperKind
from thidua.documents.templating import read_template
from thidua.documents.writer import Heading, Mark, Paper, Signature, Signatures, Text, write_docx

FOLDER = Path(__file__).parents[1] / "thidua" / "documents" / "templating" / "built_in"
MARKED = re.compile(r"#([^#]+)#")
"""Before the words of a paragraph: #can_cu dong# is printed once for each line of the list, #mo_dau# only when there is something to
print, #+# belongs to the paragraph before it. Lines with the tags are put around it."""
SUPERIOR, OWN, SUBJECT = (
    next(str(one.sample) for one in HEAD if one.name == name) for name in ("co_quan_chu_quan", "co_quan_ban_hanh", "trich_yeu")
)
"""The rules under these are as long as their words ask, so they are written first and become tags then."""
TITLE = "Tên của mục"
"""The writer sets it in capitals."""
TAGS = {SUPERIOR: "{{ co_quan_chu_quan }}", OWN: "{{ co_quan_ban_hanh }}", SUBJECT: "{{ trich_yeu }}", TITLE: "{{ muc.tieu_de|hoa }}"}
SIGNED = Signature(post="{{ chuc_vu }}", name="{{ nguoi_ky }}")


def paper(kind: DocumentKind, **more: Any) -> Paper:
    """What all of them have."""
    about = {"about": SUBJECT} if kind.model is PaperKind.LETTER else {"title": kind.heading, "subtitle": SUBJECT}
    dated = {} if kind.model is PaperKind.MINUTES else {"place_and_date": "{{ dia_danh }}, {{ ngay_ban_hanh }}"}
    return Paper(
        kind=kind.model,
        issuer=(SUPERIOR, OWN),
        number="Số: {{ so }}/{{ ky_hieu }}",
        recipients=("#noi_nhan noi#{{ noi }}",),
        kept="{{ luu }}",
        ends="",
        **{**about, **dated, "signature": SIGNED, **more},
    )


def ended(name: str) -> str:
    """Words of a list, the last of which closes the document."""
    return f"{{% if loop.last %}}{{{{ {name}|bo_cham }}}}./.{{% else %}}{{{{ {name} }}}}{{% endif %}}"


def bases(last: str = "") -> str:
    return "#can_cu dong#{{ dong }}{% if loop.last" + last + " %}.{% else %};{% endif %}"


def items(kind: DocumentKind, *, has_bases: bool = False, has_addressees: bool = False) -> Paper:
    item = (Heading(f"#cac_muc muc#{TITLE}", mark=Mark.ROMAN), Text("#+#" + ended("muc.noi_dung")))
    return paper(
        kind,
        bases=(bases(),) if has_bases else (),
        addressees=("{{ kinh_gui|noi }}",) if has_addressees else (),
        blocks=(Text("#mo_dau#{{ mo_dau }}"), *item),
    )


def decision() -> Paper:
    return paper(
        DocumentKind.DECISION,
        authority="{{ tham_quyen }}",
        bases=(bases(" and not theo_de_nghi"), "#theo_de_nghi#Theo đề nghị của {{ theo_de_nghi }}."),
        decides="QUYẾT ĐỊNH:",
        blocks=(Text("#cac_dieu dieu#" + ended("dieu"), mark=Mark.ARTICLE),),
    )


def invitation() -> Paper:
    lines = (
        "{{ ben_moi }} trân trọng kính mời: {{ kinh_moi }}",
        "Tới dự: {{ toi_du }}",
        "#noi_dung#Nội dung: {{ noi_dung }}",
        "#chu_tri#Chủ trì: {{ chu_tri }}",
        "#thanh_phan#Thành phần: {{ thanh_phan|noi('; ') }}",
        "Thời gian: {{ thoi_gian }}",
        "Địa điểm: {{ dia_diem|bo_cham }}{% if not ghi_chu %}./.{% endif %}",
        "#ghi_chu#{{ ghi_chu|bo_cham }}./.",
    )
    return paper(DocumentKind.INVITATION, blocks=tuple(Text(line) for line in lines))


def minutes() -> Paper:
    dash = Mark.DASH
    return paper(
        DocumentKind.MINUTES,
        blocks=(
            Text("Thời gian bắt đầu: {{ bat_dau }}"),
            Text("Địa điểm: {{ dia_diem }}"),
            Text("Thành phần tham dự:"),
            Text("#thanh_phan nguoi#{{ nguoi.ho_ten }}, {{ nguoi.chuc_vu }}, {{ nguoi.don_vi }}", mark=dash),
            Text("Chủ trì (chủ tọa): {{ chu_toa }}"),
            Text("Thư ký (người ghi biên bản): {{ thu_ky }}"),
            Text("Nội dung (theo diễn biến cuộc họp):"),
            Text("#noi_dung y_kien#{{ y_kien }}", mark=dash),
            Text("#ket_luan#Kết luận: {{ ket_luan }}"),
            Text("Cuộc họp kết thúc vào {{ ket_thuc|bo_cham }}./."),
        ),
        signature=Signatures((Signature("THƯ KÝ", name="{{ thu_ky }}"), Signature("CHỦ TỌA", name="{{ chu_toa }}"))),
    )


PAPERS: dict[DocumentKind, Callable[[], Paper]] = {
    DocumentKind.INVITATION: invitation,
    DocumentKind.MINUTES: minutes,
    DocumentKind.DECISION: decision,
    DocumentKind.PLAN: lambda: items(DocumentKind.PLAN, has_bases=True),
    DocumentKind.REPORT: lambda: items(DocumentKind.REPORT, has_addressees=True),
    DocumentKind.LETTER: lambda: items(DocumentKind.LETTER, has_addressees=True),
    DocumentKind.NOTICE: lambda: items(DocumentKind.NOTICE),
    DocumentKind.SUBMISSION: lambda: items(DocumentKind.SUBMISSION, has_bases=True, has_addressees=True),
}


def made(kind: DocumentKind) -> bytes:
    document = Document(io.BytesIO(write_docx(PAPERS[kind]())))
    lines = [Paragraph(line, document) for line in document.element.body.iter(qn("w:p"))]
    for line in lines:
        _tag(line)
    _wrap(lines)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _tag(line: Paragraph) -> None:
    """Sample words become tags, in whatever capitals the writer put them."""
    for run in line.runs:
        for words, tag in TAGS.items():
            if words.casefold() in run.text.casefold():
                start = run.text.casefold().index(words.casefold())
                run.text = run.text[:start] + tag + run.text[start + len(words) :]


def _wrap(lines: list[Paragraph]) -> None:
    """From the last line up: the closing tag stands below the paragraphs that belong together, the opening one above the first."""
    below: Paragraph | None = None
    for line in reversed(lines):
        found = MARKED.search(line.text)
        if found is None:
            continue
        _write(line, line.text.replace(found[0], ""))
        if found[1] == "+":
            below = line
            continue
        name, _, item = found[1].lower().partition(" ")
        end = below or line
        end._p.addnext(_line_like(line, "{% endfor %}" if item else "{% endif %}"))
        line._p.addprevious(_line_like(line, f"{{% for {item} in {name} %}}" if item else f"{{% if {name} %}}"))
        below = None


def _write(line: Paragraph, words: str) -> None:
    """Without the end that the writer set where the words bring their own."""
    if words.endswith(("%};", "%}.", "}}.;", ".;")):
        words = words[:-1]
    first, *others = line.runs
    first.text = words
    for run in others:
        cast(Any, line._p).remove(run._r)


def _line_like(line: Paragraph, words: str) -> Any:
    """A paragraph of the same style without its mark, so that nothing is counted there."""
    made = deepcopy(line._p)
    for unwanted in made.xpath("./w:pPr/w:numPr | ./w:bookmarkStart | ./w:bookmarkEnd | ./w:pPr/w:sectPr"):
        unwanted.getparent().remove(unwanted)
    _write(Paragraph(made, line._parent), words)
    return made


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    wrong = []
    for kind in PAPERS:
        content = made(kind)
        wrong += [f"{kind.label}: {sentence}" for sentence in read_template(content, FIELDS[kind]).sentences]
        (FOLDER / f"{slug(kind)}.docx").write_bytes(content)
    print("\n".join(wrong) or f"{len(PAPERS)} mẫu, không lỗi.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
