"""A PDF read by its letters: where each stands, its font and size; rules are paths."""
