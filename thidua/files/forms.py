from django import forms

from thidua.files.enums import Purpose


class BeginForm(forms.Form):
    """What a browser tells of a file before its first byte. Names and sizes are judged by the rules."""

    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)
    purpose = forms.ChoiceField(choices=Purpose)
