"""A PDF with the fields that wait for its signatures. How a signature looks is left to the signer's tool; nothing visible is added.

The fields are appended: every byte of the PDF stays, and signatures that it holds already stay whole.
"""

from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields
from pypdfium2 import PdfDocument, PdfiumError

from thidua.documents.signing.finding import Place, Spot, spot_of
from thidua.documents.signing.names import LABELS, Kind, field_name
from thidua.documents.signing.values import CannotSign

MOST_FIELDS = 10
BROKEN = "Không mở được tệp PDF để đặt ô chữ ký: tệp hỏng. Xuất lại PDF rồi thử lại."
ENCRYPTED = "Tệp PDF đặt mật khẩu nên không đặt được ô chữ ký. Bỏ mật khẩu rồi thử lại."
NOTHING = "Chưa chọn chữ ký nào để đặt ô. Chọn ít nhất một chữ ký."
TOO_MANY = f"Mỗi tệp đặt nhiều nhất {MOST_FIELDS} ô chữ ký."
THERE = "Tệp PDF đã có ô “{label}”. Ký vào ô đã có, không đặt thêm."


def prepare(pdf: bytes, places: Sequence[Place]) -> bytes:
    """Raises `CannotSign`."""
    if not 0 < len(places) <= MOST_FIELDS:
        raise CannotSign(TOO_MANY if places else NOTHING)
    return _laid(pdf, _spots(pdf, places))


def _spots(pdf: bytes, places: Sequence[Place]) -> list[Spot]:
    try:
        with PdfDocument(pdf) as document:
            return [spot_of(place, document) for place in places]
    except PdfiumError as error:
        raise CannotSign(ENCRYPTED if "password" in str(error).lower() else BROKEN) from error


def _laid(pdf: bytes, spots: Sequence[Spot]) -> bytes:
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        if reader.encrypted:
            raise CannotSign(ENCRYPTED)
        writer = IncrementalPdfFileWriter.from_reader(reader)
        there = {str(name) for name, _, _ in enumerate_sig_fields(reader)}
        for spec in _specs(spots, there):
            append_signature_field(writer, spec)
        output = BytesIO()
        writer.write(output)  # type: ignore[no-untyped-call]
    except (PdfError, ValueError, LookupError, TypeError) as error:
        raise CannotSign(BROKEN) from error
    return output.getvalue()


def _specs(spots: Sequence[Spot], there: set[str]) -> list[SigFieldSpec]:
    numbers: Counter[Kind] = Counter()
    specs = []
    for spot in spots:
        numbers[spot.kind] += 1
        name = field_name(spot.kind, numbers[spot.kind])
        if name in there:
            raise CannotSign(THERE.format(label=LABELS[spot.kind]))
        left, bottom, right, top = (round(edge) for edge in spot.box)
        label = f"{LABELS[spot.kind]}: {spot.name}" if spot.name else LABELS[spot.kind]
        specs.append(SigFieldSpec(name, on_page=spot.page, box=(left, bottom, right, top), readable_field_name=label))
    return specs
