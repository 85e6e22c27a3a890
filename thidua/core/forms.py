"""Fields as an office types them, and the form of the demo's clock."""

from django import forms

BAD_DAY = "Chưa hiểu ngày này. Viết như 19/06/2021."


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day typed as 19/06/2021."""
    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"placeholder": "19/06/2021", "inputmode": "numeric", "autocomplete": "off", "size": 11}
    )
    errors = {"invalid": BAD_DAY, "required": "Ghi ngày, ví dụ 19/06/2021."}
    return forms.DateField(label=label, required=required, help_text=help_text, error_messages=errors, widget=widget)


class AssumedDayForm(forms.Form):
    """Where the demo's clock goes: a day, or so many days on from today."""

    day = day_field("Ngày", required=False)
    ahead = forms.IntegerField(required=False, min_value=1, max_value=366)
