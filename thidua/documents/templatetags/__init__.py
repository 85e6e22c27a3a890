"""Filters of the pages of documents."""
