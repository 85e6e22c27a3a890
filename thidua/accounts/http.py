"""The request of a signed-in person, for typing views that stand behind `login_required`."""

from django.http import HttpRequest

from thidua.accounts.models import User


class UserRequest(HttpRequest):
    user: User  # login_required keeps AnonymousUser out
