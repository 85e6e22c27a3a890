"""Pages of comment rounds and of questions."""
