"""Files that the walks drop in."""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "demo" / "plans"
MOUNTAIN = FOLDER / "001-khu-vuc-mien-nui-phia-bac-2021.docx"

SHORT_TEXT = """
BỘ TƯ PHÁP
KHU VỰC THI ĐUA CÁC TỈNH MIỀN NÚI PHÍA BẮC
Số: 190/KH-KVTĐ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Bái, ngày 08 tháng 6 năm 2021

KẾ HOẠCH
Tổ chức hội thao chào mừng ngày truyền thống ngành Tư pháp năm 2021

1. Các đơn vị thành viên gửi danh sách vận động viên về Sở Tư pháp tỉnh Yên Bái trước ngày 16/7/2021.
2. Các đơn vị thành viên gửi báo cáo kết quả hội thao về Sở Tư pháp tỉnh Yên Bái chậm nhất ngày 15/9/2021.

Nơi nhận:
- Các đơn vị thành viên;
- Lưu: VT.

GIÁM ĐỐC
Lê Quang Thịnh
"""
SHORT: Any = {"name": "hoi-thao-2021.txt", "mimeType": "text/plain", "buffer": SHORT_TEXT.encode()}
DAMAGED: Any = {"name": "ke-hoach-hong.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04" + b"\x00" * 4000}
