"""How much of a file is read at most. A plan is some pages; whatever is far beyond is a mistake or an attack."""

from typing import Final

MAX_FILE_BYTES: Final = 50 * 1024 * 1024
MAX_ENTRIES: Final = 2_000
MAX_UNPACKED_BYTES: Final = 200 * 1024 * 1024
MAX_RATIO: Final = 200
RATIO_FROM_BYTES: Final = 1024 * 1024
"""Smaller entries may be packed as tightly as they like."""
MAX_DIRECTORY_BYTES: Final = 1024 * 1024
MAX_PART_BYTES: Final = 32 * 1024 * 1024
MAX_CHARACTERS: Final = 3_000_000
MAX_PAGES: Final = 500
MAX_PDF_SECONDS: Final = 120
MAX_SCANNED_PAGES: Final = 60
OCR_PAGE_SECONDS: Final = 90
OFFICE_SECONDS: Final = 60
