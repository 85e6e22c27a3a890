"""Pages that look over all apps."""
