from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up alone: accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
