"""Pages of the obligations."""
