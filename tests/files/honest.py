"""Files as offices really make them, in memory."""

import io

import docx
import openpyxl
import pikepdf
from PIL import Image


def word(text: str = "Báo cáo sơ kết công tác thi đua") -> bytes:
    paper = docx.Document()
    paper.add_heading("BÁO CÁO", 1)
    paper.add_paragraph(text)
    paper.add_table(rows=3, cols=2)
    return _saved(paper)


def word_with_link_and_picture() -> bytes:
    paper = docx.Document()
    paper.add_picture(io.BytesIO(picture("PNG")))
    paper.part.relate_to(
        "https://vidu.example/trang", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    return _saved(paper)


def word_of_own_template() -> bytes:
    """Word notes where its template lies on the writer's disk."""
    paper = docx.Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    paper.part._settings_part.relate_to("file:///C:\\Users\\lan\\Normal.dotm", kind, is_external=True)
    return _saved(paper)


def sheet(rows: int = 20) -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in range(rows):
        page.append([row, f"Đơn vị {row}", row * 1.5, f"=A{row + 1}*2"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    paper = pikepdf.new()
    for _ in range(pages):
        paper.add_blank_page()
    paper.Root.OpenAction = pikepdf.Array([paper.pages[0].obj, pikepdf.Name.Fit])
    return saved_pdf(paper)


def pdf_of_bytes(data: bytes) -> bytes:
    """As large as one wants: the bytes stand as a picture that nobody draws."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.Root.Hinh = paper.make_stream(data)
    return saved_pdf(paper)


def saved_pdf(paper: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    paper.save(out, **options)
    return out.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (1600, 1200)) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind)
    return out.getvalue()


def _saved(paper: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
