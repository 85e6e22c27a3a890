"""The page of a milestone: what many units owe after it stands once, with its units behind it."""

import re

from django.test import Client
from django.urls import reverse

from tests.plans.make import House, usual_facts
from tests.portal.make import under_way, with_duties
from thidua.accounts.models import User
from thidua.plans.models import Milestone


def test_one_row_for_a_duty_of_many_units(admin: User, moment: object, client: Client) -> None:
    made: House = under_way(admin)
    due = next(said["due"] for said in usual_facts() if said.get("deliverable") == "Biên bản kiểm tra")
    with_duties(made, [{"deliverable": "Giải trình sau kiểm tra", "due": due}])
    client.force_login(made.clerk)
    page = client.get(reverse("obligations:date_milestone", args=[Milestone.objects.get().pk])).content.decode()
    assert [re.sub(r"<[^>]+>", "", title) for title in re.findall(r'<div class="row-title">(.*?)</div>', page)] == [
        "Biên bản kiểm tra",
        "Giải trình sau kiểm tra",
    ]
    assert "4 đơn vị · " in page
    owed = made.year.obligations.filter(deliverable="Giải trình sau kiểm tra")
    assert {f"/nghia-vu/{row.pk}/" for row in owed} <= set(re.findall(r'<li><a href="([^"]+)">', page))
