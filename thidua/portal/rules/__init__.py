"""What the pages of the portal say, without a database: states in words and shapes, short names, months, the order of a search."""
