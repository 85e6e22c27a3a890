"""Reads of documents and registers."""
