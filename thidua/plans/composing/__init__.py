"""Write a plan: the reverse of `reading`. Facts and paragraphs → a `documents.writer.Paper`. Pure Python: no database, no settings.

`wording` says a fact in one sentence, `outline` gives it its place, `lines` lays all of it out, `checking` reads what was written back
and takes the first wording that says the same, `paper` makes the document of it.
"""
