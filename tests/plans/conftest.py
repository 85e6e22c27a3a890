from datetime import datetime

import pytest

from tests.plans import make
from thidua.accounts.models import User


@pytest.fixture
def house(admin: User, moment: datetime) -> make.House:
    return make.house(admin)
