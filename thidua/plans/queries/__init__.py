"""Reads about plans: the cast of a year (`cast`), a plan under review (`review`)."""
