"""A table on paper: an annex of its decision as Word or PDF, a sheet of Excel. What is printed is read back as the same tree."""

from thidua.criteria.prints.lines import Printed, rows_of
from thidua.criteria.prints.paper import WORD, paper_of
from thidua.criteria.prints.sheet import EXCEL, sheet_of

__all__ = ["EXCEL", "WORD", "Printed", "paper_of", "rows_of", "sheet_of"]
