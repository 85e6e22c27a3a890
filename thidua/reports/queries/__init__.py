"""Reads of reports and of the papers they are drawn from."""
