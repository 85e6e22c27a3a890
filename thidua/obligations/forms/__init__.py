"""What the pages of the obligations ask for."""
