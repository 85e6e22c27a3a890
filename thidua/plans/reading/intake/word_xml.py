"""Names and small questions of WordprocessingML."""

from typing import Final

from lxml import etree

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{NAMESPACE}}}"
VAL: Final = f"{W}val"
OFF: Final = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """The w:val of a child, or None when the child is not there."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "")


def number(parent: etree._Element | None, name: str) -> int | None:
    """The w:val of a child as a whole number; None when missing or spoilt."""
    text = value(parent, name) or ""
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else None


def is_on(switch: etree._Element) -> bool:
    """A switch such as w:b is on unless it says otherwise."""
    return switch.get(VAL, "") not in OFF
