"""What people do to a signed file afterwards, each as a tool does it: appended, or bytes changed in place."""

from io import BytesIO
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    target = BytesIO()
    writer.write(target)  # type: ignore[no-untyped-call]
    return target.getvalue()


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(BytesIO(pdf), strict=False)


def with_a_byte_changed(pdf: bytes) -> bytes:
    """Inside what is signed: the name of the tool that made the page, so that the file still opens."""
    at = pdf.index(b"/MediaBox")
    changed = pdf[: at + 1] + b"m" + pdf[at + 2 :]
    assert len(changed) == len(pdf) and changed != pdf
    return changed


def with_a_page_more(pdf: bytes, *, lies: bool = False) -> bytes:
    """`lies`: the number that stands in the tree of pages stays as it was."""
    writer = _writer(pdf)
    pages: Any = writer.root["/Pages"]
    page = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Page"), pdf_name("/Parent"): writer.root.raw_get("/Pages")})
    page[pdf_name("/MediaBox")] = generic.ArrayObject([generic.NumberObject(number) for number in (0, 0, 595, 842)])
    pages["/Kids"].append(writer.add_object(page))
    if not lies:
        pages[pdf_name("/Count")] = generic.NumberObject(pages["/Count"] + 1)
    writer.update_container(pages)
    return _written(writer)


def with_a_page_less(pdf: bytes) -> bytes:
    writer = _writer(pdf)
    pages: Any = writer.root["/Pages"]
    del pages["/Kids"][-1]
    pages[pdf_name("/Count")] = generic.NumberObject(pages["/Count"] - 1)
    writer.update_container(pages)
    return _written(writer)


def with_other_words(pdf: bytes) -> bytes:
    """Another drawing on the first page."""
    writer = _writer(pdf)
    page: Any = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 100 100 re f"))
    writer.update_container(page)
    return _written(writer)


def with_a_form(pdf: bytes) -> bytes:
    """Before it is signed: a box to be filled in."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        field = paper.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="SoBan",
                V="",
                F=4,
                Rect=[100, 100, 200, 120],
                P=paper.pages[0].obj,
            )
        )
        paper.pages[0].obj.Annots = pikepdf.Array([field])
        paper.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), DA="/Helv 0 Tf 0 g")
        target = BytesIO()
        paper.save(target)
    return target.getvalue()


def with_the_form_filled(pdf: bytes) -> bytes:
    writer = _writer(pdf)
    fields: Any = writer.root["/AcroForm"]["/Fields"]
    field = next(one.get_object() for one in fields if one.get_object()["/T"] == "SoBan")
    field[pdf_name("/V")] = generic.pdf_string("05")
    writer.update_container(field)
    return _written(writer)


def with_a_password(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as paper:
        target = BytesIO()
        paper.save(target, encryption=pikepdf.Encryption(owner="chủ", user="mở"))
    return target.getvalue()


def with_many_signatures(pdf: bytes, *, count: int) -> bytes:
    """Not one of them is a signature; a reader that tried them all would be busy for long."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        value = paper.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, SubFilter=pikepdf.Name("/ETSI.CAdES.detached")))
        made = [paper.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=f"Ky{number}", V=value)) for number in range(count)]
        paper.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made), SigFlags=3)
        target = BytesIO()
        paper.save(target)
    return target.getvalue()


def with_an_old_kind(pdf: bytes) -> bytes:
    """A signature of a kind that PDF gave up."""
    return pdf.replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")


def with_the_signature_value_changed(pdf: bytes) -> bytes:
    """One digit within the signature itself, which stands at the end of the hexadecimal contents, before the filling."""
    start = pdf.index(b"/Contents <") + len(b"/Contents <") if b"/Contents <" in pdf else pdf.index(b"/Contents<") + len(b"/Contents<")
    end = start + len(pdf[start : pdf.index(b">", start)].rstrip(b"0"))
    at = end - 100
    return pdf[:at] + (b"0" if pdf[at : at + 1] != b"0" else b"1") + pdf[at + 1 :]
