"""Files come in whole or in pieces; either way nothing is acknowledged before every byte is on disk.

The pieces themselves (`receiving`) are no acts and leave no trace in the ledger: only a finished file was received.
"""

from thidua.files.actions.scanning import note_scan
from thidua.files.actions.storing import keep_again, keep_files, keep_incoming, store_file

__all__ = ["keep_again", "keep_files", "keep_incoming", "note_scan", "store_file"]
