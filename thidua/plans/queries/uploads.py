"""An upload, looked at before anything of it is written."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from thidua.blocs.models import BlocYear
from thidua.core.errors import RuleBroken
from thidua.core.text import one_line
from thidua.organisations.models import Unit
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan, PlanQuerySet
from thidua.plans.reading.model import Unreadable
from thidua.plans.reading.safely import read_safely


def drafts_of(upload: "UploadedFile[Any]", *, bloc_year: BlocYear, issuer: Unit) -> PlanQuerySet:
    """Plans that came out of the very same bytes before."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    same = Plan.objects.filter(bloc_year=bloc_year, issuer=issuer, file__sha256=digest.hexdigest())
    return same.exclude(state=PlanState.DISCARDED).order_by("part", "pk")


def readings_of(upload: "UploadedFile[Any]") -> list[dict[str, Any]]:
    """What stands in the file, one reading a plan. Raises RuleBroken with the reader's sentence. Writes nothing but a passing file."""
    name = one_line(upload.name or "tệp")
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix.lower()[:10]) as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        try:
            return read_safely(Path(file.name), name=name)
        except Unreadable as error:
            message = f"{name}: {error}"
            raise RuleBroken(message) from error
