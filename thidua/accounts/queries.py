"""Who can sign in to the demo. Its loader writes them down; nothing of it exists in a house with real data."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class DemoSign:
    """One way in, with what it is for: `does` in words, `years` where the unit takes part."""

    username: str
    full_name: str
    unit: str
    does: str
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoSigns:
    password: str
    signs: tuple[DemoSign, ...]


def demo_file() -> Path:
    return Path(settings.DATA_DIR) / "dang-nhap-trinh-dien.json"


def keep_demo_signs(kept: DemoSigns) -> None:
    demo_file().write_text(json.dumps(asdict(kept), ensure_ascii=False, indent=1), encoding="utf-8")


def demo_signs() -> DemoSigns | None:
    """None outside the demo, whatever file may lie there."""
    if not settings.DEMO or not demo_file().exists():
        return None
    kept = json.loads(demo_file().read_text(encoding="utf-8"))
    return DemoSigns(kept["password"], tuple(DemoSign(**sign | {"years": tuple(sign["years"])}) for sign in kept["signs"]))
