"""Reads over all apps, for one page each."""
