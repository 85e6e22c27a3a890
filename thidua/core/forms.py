from django import forms


class AssumedDayForm(forms.Form):
    """Where the demo's clock goes: a day, or so many days on from today."""

    day = forms.DateField(
        label="Ngày",
        required=False,
        error_messages={"invalid": "Chưa hiểu ngày này. Viết như 19/06/2021."},
        widget=forms.DateInput(attrs={"placeholder": "19/06/2021", "inputmode": "numeric", "autocomplete": "off", "size": 11}),
    )
    ahead = forms.IntegerField(required=False, min_value=1, max_value=366)
