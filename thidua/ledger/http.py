from django.http import HttpRequest

from thidua.ledger.models import Reader


class ReaderRequest(HttpRequest):
    """A signed-in request, as far as this app can see: accounts stand above it."""

    user: Reader  # type: ignore[assignment]
