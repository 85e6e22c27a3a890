"""Several acts begun at the same moment, each on a connection of its own, with real transactions (`django_db(transaction=True)`)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

from django.db import OperationalError, connection

from thidua.core.errors import RuleBroken


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each gave, or the `RuleBroken` it was refused with, in their order.

    The tests' SQLite lies in memory, where a lock refuses at once instead of waiting: then the whole act is tried again.
    """
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        gate.wait(timeout=30)
        try:
            return _in_its_turn(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _in_its_turn(act: Callable[[], Any]) -> Any:
    while True:
        try:
            return act()
        except RuleBroken as refusal:
            return refusal
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            sleep(0.01)
