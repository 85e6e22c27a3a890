"""Pages of official documents and their books."""
