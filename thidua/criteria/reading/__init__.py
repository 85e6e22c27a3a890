"""Criteria tables as they are published, in Word or Excel, read into rows with the place of each and what is doubtful about it.

`safely.read_safely` is the way in: a stranger's file is opened in a process of its own. `wording` writes what `ruling` reads.
"""
