"""Templates of the matrix: on each side one of an office, waiting; a unit below the head's prints by it and does not keep it."""

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.templating.make import NEEDED, docx
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.models import TemplateVersion
from thidua.documents.rules.fields import FIELDS
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating import read_template
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.organisations.models import Unit

if TYPE_CHECKING:
    from tests.access.world import World

KIND = DocumentKind.INVITATION


def bring_templates(world: "World") -> None:
    """Bộ phận `other_unit` stands under `head_unit` here, so that its officer sees what it prints by."""
    things, users = world.things, world.users
    Unit.objects.filter(pk=things["other_unit"].pk).update(parent=things["head_unit"])
    things["template_docx"] = docx(NEEDED)
    for side, owner, who, readers in (("a", "head_unit", "head", {"head", "same_bloc"}), ("b", "b_unit", "outsider", {"outsider"})):
        words = world.plant("mẫu riêng", readers=readers)
        things[f"template_{side}"] = _brought(things[owner], words, things["template_docx"], users[who])


def _brought(owner: Unit, words: str, content: bytes, by: User) -> TemplateVersion:
    stored = store_file(SimpleUploadedFile("mau.docx", content), by=by, purpose=Purpose.SUBMISSION)
    return actions.upload_template(owner, kind=KIND, name=words, stored=stored, reading=read_template(content, FIELDS[KIND]), by=by)
