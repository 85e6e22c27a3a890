"""Reads of what was told, and by which way."""

from thidua.notices.queries.addresses import address_of, living_address
from thidua.notices.queries.messages import muted_by, quiet_of, unread_count, waiting_news

__all__ = ["address_of", "living_address", "muted_by", "quiet_of", "unread_count", "waiting_news"]
