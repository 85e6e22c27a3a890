from datetime import datetime

import pytest

from tests.plans.make import House
from tests.portal.make import under_way
from thidua.accounts.models import User


@pytest.fixture
def house(admin: User, moment: datetime) -> House:
    """Khu vực 2021: Yên Bái leads, its plan is in force, every member owes "Báo cáo sơ kết", the head "Báo cáo chung"."""
    return under_way(admin)
