"""An office's own .docx as a template: read with every mistake told, tags mended, printed with values. No database, no settings.

`safely` does the same in a process of its own, for files that strangers sent.
"""

from thidua.documents.templating.reading import read_template
from thidua.documents.templating.rendering import render, sample
from thidua.documents.templating.values import Absent, Mended, Mistake, TemplateReading, Unfit, Used, ValuesMissing

__all__ = ["Absent", "Mended", "Mistake", "TemplateReading", "Unfit", "Used", "ValuesMissing", "read_template", "render", "sample"]
