"""Soát thể thức: the form of a .docx or .pdf against Nghị định 30/2020/NĐ-CP. Pure Python; what a fault means stands in `report`."""

from thidua.documents.checking.engine import check_docx, check_file, check_pdf
from thidua.documents.checking.mending import mend
from thidua.documents.checking.report import BoxSeen, CannotCheck, Fault, FormReport

__all__ = ["BoxSeen", "CannotCheck", "Fault", "FormReport", "check_docx", "check_file", "check_pdf", "mend"]
