"""The sheet of slips: A4, cut along the lines, one slip in each envelope."""

from collections.abc import Sequence
from typing import Any

from thidua.accounts.rules import Slip


def slip_sheet(slips: Sequence[Slip], *, address: str, back: str) -> dict[str, Any]:
    """Context of accounts/slips.html. `address`: where to sign in, as typed into a browser; `back`: where the page leads next.

    Render it as the answer of the POST that made the codes (`no-store`): they can be shown only then.
    """
    return {"slips": slips, "address": address, "back": back}
