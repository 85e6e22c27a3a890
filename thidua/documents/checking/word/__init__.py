"""A Word file read with its formatting resolved: defaults, styles, numbering, paragraph, runs."""
