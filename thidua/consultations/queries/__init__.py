"""Reads of rounds, opinions, the record of a round, and questions."""
