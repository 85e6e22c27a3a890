"""The secret of a calendar address: long, and known to this house only by its hash."""

import hashlib
from datetime import timedelta

SECRET_BYTES = 32
"""256 random bits: nobody guesses an address (no sign-in stands behind it)."""
SEEN_EVERY = timedelta(hours=1)
"""A calendar program asks every few minutes; that it asked is written down no more often."""


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
