from typing import Any

from django import forms

from thidua.core.forms import day_field


class DoneForm(forms.Form):
    done_on = day_field("Xong ngày")
    note = forms.CharField(label="Ghi chú", max_length=200, required=False, help_text="Ví dụ: công văn số 12/STP-VP ngày 18/6/2021.")


class ReopenForm(forms.Form):
    why = forms.CharField(label="Lý do mở lại", max_length=200, error_messages={"required": "Ghi lý do, ví dụ: ghi nhầm đơn vị."})


class HeldForm(forms.Form):
    held_on = day_field("Diễn ra (hoặc sẽ diễn ra) ngày")


def first_error(form: forms.Form) -> str:
    """The first reason a form gives, for pages that only tell a message."""
    errors: Any = form.errors.values()
    return next((str(problem) for problems in errors for problem in problems), "")
