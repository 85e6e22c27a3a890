"""Read a plan: from a file to its facts. Pure Python: no database, no Django settings, no clock.

`intake` turns a file into `Document`s, `outline` into `Passage`s, `facts` finds what is owed,
`lint` what is doubtful; `engine.read` runs them all. Shapes: `model`; schema of the facts: docs/reading.md.
"""
