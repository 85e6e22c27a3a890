"""What is said once for all papers of a list, with the list itself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thidua.documents.forms.templates import ComposeForm
from thidua.documents.queries.printing import rows_in
from thidua.documents.rules.print_lists import Sort, why_not_so_many
from thidua.organisations.rules.sheets import MAX_BYTES, UnreadableSheet


class PrintForm(ComposeForm):
    """A field that the list may hold as well need not be filled in here; rows that lack it are told row by row.

    Once it is valid, `count` is how many rows the list has.
    """

    file = forms.FileField(
        label="Danh sách (.xlsx)",
        max_length=200,
        error_messages={"required": "Chọn danh sách .xlsx đã điền.", "empty": "Tệp trống (0 byte). Kiểm tra lại tệp rồi tải lại."},
    )

    def __init__(self, *args: Any, sort: Sort, **kwargs: Any) -> None:
        needed = [name for name in sort.needed if name not in sort.in_list]
        super().__init__(*args, known=sort.fields, names=sort.common, needed=needed, **kwargs)
        self.sort, self.count = sort, 0

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.count = len(rows_in(file.read(MAX_BYTES + 1), self.sort, common={}))
        except UnreadableSheet as error:
            raise ValidationError(str(error)) from error
        finally:
            file.seek(0)
        why = why_not_so_many(self.count)
        if why:
            raise ValidationError(why)
        return file
