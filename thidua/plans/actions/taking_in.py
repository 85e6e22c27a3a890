"""Take a file in and read it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.files.actions import store_file
from thidua.files.rules import why_not_store
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans import permissions
from thidua.plans.actions.actors import _name_units
from thidua.plans.enums import FactKind, PlanForm
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.uploads import drafts_of, readings_of
from thidua.plans.rules import dues
from thidua.plans.rules.cast import Cast


def upload_plan(
    upload: "UploadedFile[Any]",
    *,
    bloc_year: BlocYear,
    issuer: Unit,
    amends: Plan | None = None,
    carries_out: Plan | None = None,
    form: PlanForm = PlanForm.PLAN,
    by: User,
) -> list[Plan]:
    """Read a file and keep it; one draft per plan in it. The same file again gives the drafts that are there already.

    Not one transaction: a slow file is read before the database is held (`keep_plans` writes). Raises RuleBroken with the
    reader's sentence when the file cannot be read; then nothing is written.
    """
    require(permissions.why_not_upload(by, bloc_year, issuer, clock.today()))
    require(permissions.why_not_amend(amends, bloc_year, issuer) if amends else None)
    require(why_not_store(name=one_line(upload.name or "tệp"), size=upload.size or 0))
    known = drafts_of(upload, bloc_year=bloc_year, issuer=issuer)
    if known:
        return list(known)
    return keep_plans(
        upload, readings=readings_of(upload), bloc_year=bloc_year, issuer=issuer, amends=amends, carries_out=carries_out, form=form, by=by
    )


@transaction.atomic
def keep_plans(
    upload: "UploadedFile[Any]",
    *,
    readings: Sequence[Mapping[str, Any]],
    bloc_year: BlocYear,
    issuer: Unit,
    amends: Plan | None = None,
    carries_out: Plan | None = None,
    form: PlanForm = PlanForm.PLAN,
    by: User,
) -> list[Plan]:
    """Write a file and what was read in it: one draft a reading. The first one takes the place of `amends`."""
    bloc_year, today = lock(bloc_year), clock.today()
    require(permissions.why_not_upload(by, bloc_year, issuer, today))
    known = drafts_of(upload, bloc_year=bloc_year, issuer=issuer)
    if known:
        return list(known)
    stored, cast, plans = store_file(upload, by=by), cast_of(bloc_year, today, issuer=issuer), []
    for part, reading in enumerate(readings, start=1):
        plan = Plan(bloc_year=bloc_year, issuer=issuer, file=stored, part=part, form=form, uploaded_by=by, uploaded_at=clock.now())
        plan.amends, plan.carries_out = (amends if part == 1 else None), carries_out
        _fill(plan, reading)
        plan.save()
        _keep_facts(plan, reading["facts"], cast)
        record(by, "plans.upload_plan", plan, file=stored.sha256, facts=len(reading["facts"]), amends=plan.amends)
        plans.append(plan)
    return plans


def _fill(plan: Plan, reading: Mapping[str, Any]) -> None:
    meta = reading["meta"]
    plan.title = (meta.get("title") or plan.file.name)[:400]
    plan.number = (meta.get("number") or "")[:60]
    plan.issued_on = dues.day_of(meta.get("date"))
    plan.meta = meta
    plan.document = {key: reading[key] for key in ("blocks", "notes", "pages", "format")}


def _keep_facts(plan: Plan, facts: Iterable[Mapping[str, Any]], cast: Cast) -> None:
    kept = PlanFact.objects.bulk_create([_as_read(plan, found) for found in facts])
    _name_units([fact for fact in kept if fact.kind == FactKind.OBLIGATION], cast)


def _as_read(plan: Plan, found: Mapping[str, Any]) -> PlanFact:
    fields = {key: value for key, value in found.items() if key not in {"kind", "quote", "at", "clause"}}
    start, end = found["at"]
    clause = str(found.get("clause") or "")[:60]
    return PlanFact(plan=plan, kind=found["kind"], quote=found["quote"], start=start, end=end, clause=clause, fields=fields)
