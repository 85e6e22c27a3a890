"""Templates of an office: brought, put in use from a day, withdrawn."""

from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.enums import TemplateMove
from thidua.documents.models.templates import Template, TemplateVersion
from thidua.documents.permissions import templates as permissions
from thidua.documents.rules import templates as life
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating.safely import as_json
from thidua.documents.templating.values import TemplateReading
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.models import Unit


@transaction.atomic
def upload_template(
    owner: Unit, *, kind: DocumentKind, name: str, stored: StoredFile, reading: TemplateReading, note: str = "", by: User
) -> TemplateVersion:
    """A new version of the unit's template of that kind, not in use yet. `reading`: of these very bytes; one with mistakes is refused."""
    lock(owner)
    require(permissions.why_not_keep_templates(by, owner, clock.today()))
    require(None if reading.is_fit else f"Mẫu còn {len(reading.sentences)} lỗi. {reading.sentences[0]}")
    require(None if one_line(name) else "Ghi tên mẫu.")
    template, _ = Template.objects.update_or_create(owner=owner, kind=kind.value, defaults={"name": one_line(name)[:120]})
    version = TemplateVersion.objects.create(
        template=template,
        number=template.versions.count() + 1,
        file=stored,
        reading=as_json(reading),
        note=one_line(note)[:300],
        added_by=by,
        added_at=clock.now(),
    )
    record(by, "documents.upload_template", version, kind=template.get_kind_display(), unit=owner, file=stored)
    return version


@transaction.atomic
def put_in_use(version: TemplateVersion, *, day: date, by: User) -> TemplateVersion:
    """From that day on it prints; the version before it prints until then."""
    version, today = lock(version), clock.today()
    require(permissions.why_not_move_template(by, version, TemplateMove.USE, today))
    require(life.why_not_from(day, today))
    version.state, version.valid_from = life.after(TemplateMove.USE, version.state), day
    version.save(update_fields=["state", "valid_from"])
    record(by, "documents.put_in_use", version, unit=version.template.owner, day=day)
    return version


@transaction.atomic
def withdraw_template(version: TemplateVersion, *, why: str, by: User) -> TemplateVersion:
    """From today on the version before it prints again, or the template of the unit above."""
    version, today = lock(version), clock.today()
    require(permissions.why_not_move_template(by, version, TemplateMove.WITHDRAW, today))
    require(None if one_line(why) else "Ghi lý do thôi dùng.")
    version.state, version.withdrawn_on = life.after(TemplateMove.WITHDRAW, version.state), today
    version.why_withdrawn = one_line(why)[:300]
    version.save(update_fields=["state", "withdrawn_on", "why_withdrawn"])
    record(by, "documents.withdraw_template", version, unit=version.template.owner, why=version.why_withdrawn)
    return version
