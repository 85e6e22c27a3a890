"""A picture is whole, not larger than a page of a scanner needs, and nothing but a picture."""

import re
import zipfile
from typing import BinaryIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from thidua.files.rules.refused import Refused

MOST_PIXELS = 40_000_000
SIGNS = {".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
END_OF_PNG = b"IEND\xaeB`\x82"
OTHER = re.compile(rb"<(?:script|html|!doctype|iframe|body)[\s>]|<\?php\s", re.IGNORECASE)
BROKEN = "ảnh hỏng hoặc tải chưa hết. Chụp, quét lại rồi gửi"
TWO_KINDS = "ảnh chứa thêm nội dung không phải ảnh (mã trang web hoặc tệp nén). Mở ảnh, lưu thành ảnh mới rồi gửi lại"


def judge_image(stream: BinaryIO, *, suffix: str) -> None:
    whole = stream.read()
    stream.seek(0)
    if not whole.startswith(SIGNS[suffix]):
        raise Refused(f"tệp mang đuôi {suffix} nhưng không phải ảnh {suffix[1:].upper()}. Mở ảnh, lưu lại đúng loại rồi gửi")
    if OTHER.search(whole) or zipfile.is_zipfile(stream) or b"%PDF-" in whole[:1024]:
        raise Refused(TWO_KINDS)
    stream.seek(0)
    try:
        _open(stream, whole, is_png=suffix == ".png")
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused(BROKEN) from error


def _open(stream: BinaryIO, whole: bytes, *, is_png: bool) -> None:
    """The library's own readers, not its `open`: the size is judged here, before anything is decoded."""
    picture: Image.Image = PngImageFile(stream) if is_png else JpegImageFile(stream)
    wide, high = picture.size
    if wide * high > MOST_PIXELS:
        raise Refused(f"ảnh {wide} × {high} điểm, quá lớn. Giảm kích thước xuống dưới 40 triệu điểm rồi gửi lại")
    if is_png:
        if not whole.endswith(END_OF_PNG):
            raise Refused(TWO_KINDS if END_OF_PNG in whole else BROKEN)
        picture.verify()
        return
    picture.draft("RGB", (max(1, wide // 8), max(1, high // 8)))
    picture.load()
