"""When and of what one wants to hear."""

from django import forms

from thidua.notices.rules import FIRST_HOUR, LAST_HOUR, MAY_BE_MUTED


class QuietForm(forms.Form):
    wants_mail = forms.BooleanField(
        label="Gửi cho tôi mỗi ngày một thư nhắc việc",
        required=False,
        help_text="Một thư gộp mọi tin mới và việc sắp đến hạn; ngày không có gì mới thì không gửi.",
    )
    digest_hour = forms.TypedChoiceField(
        label="Giờ gửi thư", coerce=int, choices=[(hour, f"{hour} giờ") for hour in range(FIRST_HOUR, LAST_HOUR + 1)]
    )
    works_only = forms.BooleanField(label="Không gửi vào thứ Bảy, Chủ nhật và ngày nghỉ lễ", required=False)
    muted = forms.MultipleChoiceField(
        label="Không báo cho tôi các tin này",
        required=False,
        choices=[(kind.value, kind.label) for kind in MAY_BE_MUTED],
        widget=forms.CheckboxSelectMultiple,
        help_text="Tin đã tắt vẫn nằm trong danh sách “Tất cả”, nhưng không hiện số ở chuông và không vào thư.",
    )
