"""The one file of a form: opened before the transaction that keeps it; kept on the form when it comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.forms import BaseForm

from thidua.accounts.models import User
from thidua.core.errors import RuleBroken, require
from thidua.files.actions import keep_files
from thidua.files.forms import UploadField
from thidua.files.landing import Landed, land_uploads
from thidua.files.models import StoredFile
from thidua.files.queries import kept, taken


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that is one already, or one that has landed."""

    stored: Sequence[StoredFile] = ()
    landed: Sequence[Landed] = ()

    def keep(self, by: User) -> StoredFile | None:
        """In the transaction of the act it belongs to."""
        return next(iter([*self.stored, *keep_files(self.landed, by=by)]), None)


def bring(form: BaseForm, user: User) -> Brought:
    """Of a valid form. Raises `RuleBroken`."""
    field, sent = cast(UploadField, form.fields["file"]), form.cleaned_data.get("file")
    if sent is None:
        return Brought()
    stored = taken(user, sent.keys, purpose=field.purpose)
    for file in stored:
        require(field.why_not(file.name))
    return Brought(stored, land_uploads(sent.uploads, purpose=field.purpose))


def remember(form: BaseForm, user: User, keys: Sequence[str]) -> None:
    """What came in pieces stays with the form; a key that is too old is chosen again."""
    field = form.fields.get("file")
    if isinstance(field, UploadField):
        try:
            field.kept = kept(taken(user, keys, purpose=field.purpose), user=user, purpose=field.purpose)
        except RuleBroken:
            field.kept = []
