BEGUN = b"?"
"""First in the answer about a file: its reader was born. If nothing follows, the file was its end."""
