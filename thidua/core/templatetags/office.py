"""An office's writing for every template (a builtin library: no {% load %}): dates, figures, icons."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua.core import clock, dates

register = template.Library()

ICON_OF_KIND = {"done": "check", "info": "half", "soon": "warning", "late": "alert", "gold": "star", "plain": "dot"}
"""A state is never colour alone: each kind of chip has its shape."""


def _local_day(value: date) -> date:
    """The day in local time of a date or of an aware moment."""
    return value.astimezone(clock.LOCAL).date() if isinstance(value, datetime) else value


@register.filter
def ngay(value: date | None) -> str:
    """19/06/2021"""
    return dates.short(_local_day(value)) if value else ""


@register.filter
def ngay_thang(value: date | None) -> str:
    """19/6, for the big figure of a list or the head of a board's column."""
    return dates.day_month(_local_day(value)) if value else ""


@register.filter
def gio_ngay(value: datetime | None) -> str:
    """14:05, 03/06/2021"""
    return f"{value.astimezone(clock.LOCAL):%H:%M, %d/%m/%Y}" if value else ""


@register.filter
def thu(value: date | None) -> str:
    """thứ Năm"""
    return dates.weekday(_local_day(value)) if value else ""


@register.filter
def con_lai(value: date | None) -> str:
    """còn 9 ngày · hôm nay · quá 2 ngày, counted from today."""
    return dates.countdown(_local_day(value), today=clock.today()) if value else ""


@register.filter
def so(value: Decimal | int | float | None) -> str:
    """1.234,5"""
    return "" if value is None else dates.figure(value)


@register.filter
def dung_luong(size: int | None) -> str:
    """Bytes in words: 812 byte · 40 KB · 2,5 MB"""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{dates.figure(round(Decimal(size) / (1024 * 1024), 1))} MB"


@register.filter
def viet_tat(full_name: str) -> str:
    """HM of Hoàng Thị Mẫu: first letters of the family name and of the given name."""
    words = full_name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def kind_icon(kind: str) -> str:
    """The icon a kind of state has when the page names no other."""
    return ICON_OF_KIND.get(kind, "dot")


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of core/parts/_sprite.html; decoration unless it has a label."""
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="#i-{}"/></svg>', label, name)
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', name)


@register.simple_block_tag
def capture(content: str) -> SafeString:
    """{% capture as name %}…{% endcapture %}: what a block gives, to be shown twice or to see whether it is empty."""
    return SafeString(content.strip())
