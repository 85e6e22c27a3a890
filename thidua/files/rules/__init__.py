"""What may be stored and what a file may hold inside (limits of trust.md 3.3)."""

from thidua.files.rules.kinds import (
    LIMITS,
    MAX_BYTES,
    MEDIA_TYPES,
    PLAN_SUFFIXES,
    SUBMISSION_SUFFIXES,
    Limits,
    clean_name,
    media_type_of,
    suffix_of,
    why_not_name,
    why_not_store,
)
from thidua.files.rules.transport import (
    CHUNK_BYTES,
    KEPT,
    MOST_UNFINISHED,
    MOST_UNFINISHED_BYTES,
    why_not_begin,
    why_not_finish,
)

__all__ = [
    "CHUNK_BYTES",
    "KEPT",
    "LIMITS",
    "MAX_BYTES",
    "MEDIA_TYPES",
    "MOST_UNFINISHED",
    "MOST_UNFINISHED_BYTES",
    "PLAN_SUFFIXES",
    "SUBMISSION_SUFFIXES",
    "Limits",
    "clean_name",
    "media_type_of",
    "suffix_of",
    "why_not_begin",
    "why_not_finish",
    "why_not_name",
    "why_not_store",
]
