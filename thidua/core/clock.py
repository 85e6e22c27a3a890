"""The only clock. Deadlines end with the local day (Asia/Ho_Chi_Minh).

In the demo an assumed moment stands in one small file beside the database: `{"real": …, "assumed": …}`. Time runs on from it; it
moves forward only. Production never reads it.
"""

import json
import os
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from thidua.core.errors import RuleBroken

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def assumed_file() -> Path:
    """Beside the database, so that every process of one installation reads the same."""
    return Path(settings.DATA_DIR) / "assumed-moment.json"


def _shift() -> timedelta:
    if not settings.DEMO or not assumed_file().exists():
        return timedelta()
    kept = json.loads(assumed_file().read_text())
    return datetime.fromisoformat(kept["assumed"]) - datetime.fromisoformat(kept["real"])


def now() -> datetime:
    """This moment, aware, in local time; in the demo the assumed one."""
    return datetime.now(LOCAL) + _shift()


def today() -> date:
    return now().date()


def end_of(day: date) -> datetime:
    """Last moment of a local day."""
    return datetime.combine(day, time.max, LOCAL)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, LOCAL)


def assume(moment: datetime, *, afresh: bool = False) -> None:
    """Let time go on from `moment` (demo only). Forward only, unless `afresh` (a demo that is being loaded)."""
    if not settings.DEMO:
        raise RuleBroken("Chỉ bản trình diễn mới đổi được ngày.")
    if not afresh and moment < now():
        raise RuleBroken("Ngày giả định chỉ đi tới, không lùi lại. Chạy lại `make demo` để bắt đầu từ đầu.")
    kept = {"real": datetime.now(LOCAL).isoformat(), "assumed": moment.astimezone(LOCAL).isoformat()}
    descriptor, name = tempfile.mkstemp(dir=assumed_file().parent)
    with os.fdopen(descriptor, "w") as file:
        json.dump(kept, file)
    Path(name).replace(assumed_file())
