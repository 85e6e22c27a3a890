"""Rows of official documents: registers and the documents themselves."""

from thidua.documents.models.documents import (
    OUT,
    WITH_NUMBER,
    DocumentVersion,
    IncomingDocument,
    OfficialDocument,
    Recipient,
)
from thidua.documents.models.printing import PrintRun
from thidua.documents.models.registers import KIND_OF, KIND_VALUES, KINDS, ArrivalBook, Series, SeriesGap, blocs_led, units_read
from thidua.documents.models.signatures import RevocationList, SignatureCheck, TrustRoot
from thidua.documents.models.templates import Template, TemplateVersion

__all__ = [
    "KINDS",
    "KIND_OF",
    "KIND_VALUES",
    "OUT",
    "WITH_NUMBER",
    "ArrivalBook",
    "DocumentVersion",
    "IncomingDocument",
    "OfficialDocument",
    "PrintRun",
    "Recipient",
    "RevocationList",
    "Series",
    "SeriesGap",
    "SignatureCheck",
    "Template",
    "TemplateVersion",
    "TrustRoot",
    "blocs_led",
    "units_read",
]
