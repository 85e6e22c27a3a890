"""Pages of what one is told, and by which way."""
