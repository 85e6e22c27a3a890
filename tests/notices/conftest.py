from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.notices.server import Post, post_office
from thidua.accounts import actions as accounts
from thidua.accounts.models import User


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    """A mail server that runs, and the house told to send through it."""
    with post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", office.port, 2
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.MAIL_GOES_OUT, settings.MAIL_FROM, settings.SITE_URL = True, "Thi đua <thidua@vidu.example>", "https://thidua.vidu.example"
        yield office


@pytest.fixture
def reachable(person: User) -> User:
    return accounts.change_own_data(person, email="le.thu@vidu.example", phone="", by=person)
