"""Units and people without a database: what an event does, names as people type them, sheets of .xlsx and their lines."""
