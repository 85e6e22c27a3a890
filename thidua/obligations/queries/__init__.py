"""Reads of what is owed and handed in."""
