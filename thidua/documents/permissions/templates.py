"""Who brings templates for a unit and says which is used; who prints by them."""

from datetime import date

from thidua.accounts.models import User
from thidua.documents.enums import TemplateMove
from thidua.documents.models.templates import TemplateVersion
from thidua.documents.rules import templates as life
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, administers


def why_not_keep_templates(user: User, owner: Unit, day: date) -> str | None:
    """Officers of the unit and its administrator."""
    if acts_for(user, owner, day) or administers(user, owner, day):
        return None
    return f"Chỉ cán bộ của {owner} đưa mẫu lên và chọn mẫu cho đơn vị."


def why_not_move_template(user: User, version: TemplateVersion, move: TemplateMove, day: date) -> str | None:
    return why_not_keep_templates(user, version.template.owner, day) or life.why_not_move(move, version.state)
