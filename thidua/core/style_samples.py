"""What the style page shows: one made-up value for each parameter of each part."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from thidua.core import clock

WHY = [
    {"text": "Báo cáo tóm tắt dài 4 trang", "holds": False, "clause": "mục II.7", "steps": [{"text": "Kế hoạch cho tối đa 3 trang A4"}]},
    {"text": "Đơn vị là thành viên của khu vực trong năm 2021", "holds": True},
]
TIMELINE = [
    {"word": "Đăng ký danh hiệu", "when": "tháng 2", "state": "done"},
    {"word": "Phát động, ký giao ước", "when": "05/3", "state": "done"},
    {"word": "Sơ kết 6 tháng", "when": "tháng 6", "state": "current", "note": "còn 3 đơn vị chưa nộp"},
    {"word": "Trả lời góp ý Quy chế", "when": "01/6", "state": "late"},
    {"word": "Kiểm tra", "when": "tháng 9", "state": "todo"},
    {"word": "Tọa đàm", "when": "tháng 10", "state": "off"},
]
STEPS = [
    {"word": "Thả kế hoạch", "state": "done", "url": "#cac-buoc"},
    {"word": "Soát", "state": "current"},
    {"word": "Gán đơn vị", "state": "todo"},
    {"word": "Đưa vào năm", "state": "todo"},
]
FIGURES = [
    {"value": 1, "word": "quá hạn", "kind": "late", "url": "#dong-viec"},
    {"value": 2, "word": "đến hạn trong tháng 6", "short": "tháng này", "url": "#dong-viec"},
    {"value": 2, "word": "chờ Trưởng khu vực nhận", "short": "chờ nhận", "url": "#dong-viec"},
    {"value": "11/16", "word": "việc của năm đã xong", "short": "đã xong", "url": "#dong-viec"},
]
UNIT = {"name": "Sở Tư pháp tỉnh Lạng Sơn", "get_kind_display": "Sở Tư pháp"}
CHANGED = [{"what": "Báo cáo sơ kết 6 tháng", "before": "trước ngày 20/6/2021", "after": "trước ngày 25/6/2021"}]
BOARD = [
    ("Sở Tư pháp tỉnh Bắc Giang", [("done", "17/02", ""), ("done", "18/6", ""), ("done", "3 tr.", "")], "3/3"),
    ("Sở Tư pháp tỉnh Bắc Kạn", [("done", "19/02", ""), ("late", "quá 2 ngày", ""), ("late", "quá 2 ngày", "")], "1/3"),
    ("Sở Tư pháp tỉnh Cao Bằng", [("plain", "im lặng", "minus"), ("done", "15/6", ""), ("soon", "trả lại: 4 trang", "return")], "1/3"),
    ("Cục THADS tỉnh Hà Giang", [("done", "19/02", ""), ("soon", "gia hạn 23/6", "clock"), ("info", "chờ nhận", "")], "1/3"),
]


class SampleForm(forms.Form):
    """One field of each sort."""

    title = forms.CharField(label="Tên việc", max_length=120, help_text="Viết như trong kế hoạch, bỏ phần thời hạn.")
    due = forms.DateField(label="Hạn", error_messages={"invalid": "Chưa hiểu ngày này. Viết như 19/06/2021."})
    unit = forms.ChoiceField(label="Đơn vị", choices=[("1", "Sở Tư pháp tỉnh Lạng Sơn"), ("2", "Sở Tư pháp tỉnh Yên Bái")])
    way = forms.ChoiceField(
        label="Cách nộp",
        choices=[("a", "Chuyên viên gửi thẳng"), ("b", "Chuyên viên trình, lãnh đạo duyệt")],
        widget=forms.RadioSelect,
        initial="a",
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    remind = forms.BooleanField(label="Nhắc đơn vị trước hạn 3 ngày", required=False)


def context() -> dict[str, Any]:
    now = clock.now()
    return {
        "kinds": ["done", "info", "soon", "late", "gold", "plain"],
        "soon": now + timedelta(days=9),
        "past": now - timedelta(days=2),
        "unit": UNIT,
        "why": WHY,
        "timeline": TIMELINE,
        "steps": STEPS,
        "figures": FIGURES,
        "board": BOARD,
        "added": ["Góp ý dự thảo Quy chế, hết ngày 30/06/2021"],
        "changed": CHANGED,
        "removed": ["Tham luận tại tọa đàm"],
        "file": {"name": "Ke hoach 184.docx", "size": 48_213, "sha256": "9f2c" * 16, "stored_at": now},
        "kept": [{"key": "mau", "name": "Bao cao so ket 6 thang.docx", "size": 148_213}],
        "form": SampleForm({"title": "Báo cáo sơ kết", "due": "31/6/2021", "unit": "1", "way": "a"}),
        "empty_form": SampleForm(prefix="moi"),
        "page": Paginator(range(1, 96), 25).page(2),
    }
