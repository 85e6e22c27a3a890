"""HTTP of reports."""
