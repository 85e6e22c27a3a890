"""Who may ask, answer, and settle what was said."""
