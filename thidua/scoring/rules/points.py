"""Points as a sheet shows them: with as many decimal places as its table chose. What somebody typed stays as it was typed."""

from decimal import ROUND_HALF_UP, Decimal

from thidua.core.dates import figure


def points_shown(points: Decimal, *, places: int | None) -> str:
    """9,5 → 9,50 with two places, 10 with none; None: nobody has chosen, so no zeros are added. Points themselves are never rounded so."""
    if places is None:
        return figure(points)
    rounded = points.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, part = f"{rounded or abs(rounded):,f}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")
