"""Filters of the pages of rounds."""
