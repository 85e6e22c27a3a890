"""Pages of agencies and units: the tree, one unit with its history, its people and its rights, and lists from Excel."""
