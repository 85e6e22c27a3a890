"""The tracking board of 34 and 355 members × 60 duties against a bare view with a table of that size: ≤ 1.5×, queries alike."""

import json
import sys
import time
from statistics import median

from tools.benches.house import Bloc, bloc_of

from django.db import connection  # isort: skip
from django.test import Client  # isort: skip
from django.test.utils import CaptureQueriesContext  # isort: skip

DUTIES, ROUNDS = 60, 5


def measure(size: int, house: Bloc) -> dict[str, float]:
    client = Client()
    client.force_login(house.head)
    pages = {"ours": f"/bang-theo-doi/{house.year.pk}/", "peer": f"/peer/bang/{house.year.pk}/"}
    taken: dict[str, list[float]] = {who: [] for who in pages}
    for at in range(ROUNDS + 1):
        for who, page in pages.items():
            seconds = _seconds(client, page, size)
            taken[who] += [seconds] if at else []
    with CaptureQueriesContext(connection) as asked:
        client.get(pages["ours"])
    found = {who: median(times) for who, times in taken.items()}
    return {
        f"ours {size}": found["ours"],
        f"peer {size}": found["peer"],
        f"ratio {size}": found["ours"] / found["peer"],
        f"queries {size}": len(asked),
    }


def _seconds(client: Client, page: str, size: int) -> float:
    """Of the processor; the page must hold a cell for every duty of every member."""
    begun = time.process_time()
    answer = client.get(page)
    taken = time.process_time() - begun
    cells = answer.content.count(b"<td")
    if answer.status_code != 200 or cells < size * DUTIES:
        sys.exit(f"{page}: {answer.status_code}, {cells} cells")
    return taken


if __name__ == "__main__":
    members = int(sys.argv[1])
    print(json.dumps(measure(members, bloc_of(members, DUTIES))))
