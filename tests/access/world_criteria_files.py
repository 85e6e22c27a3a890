"""Tables of criteria that come in from files: on each side a draft with a reading under review."""

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.criteria.reading.build import HEAD, word
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.criteria.actions.importing import read_table
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.organisations.models import Unit

if TYPE_CHECKING:
    from tests.access.world import World


def bring_criteria_files(world: "World") -> None:
    world.things["criteria_docx"] = word([HEAD, ("1", "Chế độ báo cáo", "2"), ("2", "Họp khối", "1")])
    for side, issuer, who in (("a", "head_unit", "head"), ("b", "b_unit", "outsider")):
        words = world.plant("tiêu chí đang soát", readers={who})
        version = _begun(world.things[issuer], world.things[f"year_{side}"], words, world.users[who])
        data = word([HEAD, ("1", words, "2"), ("2", "Họp", "1")])
        read_table(version, upload=SimpleUploadedFile("bang.docx", data), by=world.users[who])
        world.things[f"import_{side}"] = version


def _begun(issuer: Unit, year: BlocYear, words: str, by: User) -> TableVersion:
    """As a unit has it that no longer leads: on side B nobody signs in for the unit that leads."""
    title = f"Bảng tiêu chí {words}"
    table = CriteriaTable(issuer=issuer, bloc=year.bloc, year=year.year, title=title, scored_kind="Sở", made_by=by, made_at=clock.now())
    table.save()
    return TableVersion.objects.create(table=table, number=1)
