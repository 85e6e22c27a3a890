"""What this machine needs to print documents; without it everything else works, so these only warn."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from thidua.documents.office import MISSING, program
from thidua.documents.typeface import why_not_times


@register()
def machine_prints_documents(**_options: Any) -> list[CheckMessage]:
    """Told at each start of a command, so also when the house is opened."""
    hint = "Chạy lại tools/setup.sh, hoặc cài gói bằng apt-get."
    if program() is None:
        return [Warning(MISSING, hint=hint, id="thidua.W001")]
    why = why_not_times()
    return [Warning(why, hint=hint, id="thidua.W002")] if why else []
