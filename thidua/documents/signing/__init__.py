"""Digital signatures of official documents: fields laid where Decree 30/2020 wants them, and signed files judged. Without Django.

Officers sign elsewhere with tokens of their own; no private key comes here. `apart` runs both where a hostile file can do no harm.
"""

from thidua.documents.signing.apart import prepare_apart, verify_apart
from thidua.documents.signing.certificates import described, pem_of, root_in
from thidua.documents.signing.finding import Place
from thidua.documents.signing.lists import ListRead, list_in
from thidua.documents.signing.names import Kind
from thidua.documents.signing.preparing import prepare
from thidua.documents.signing.values import CannotSign, SignaturesReport, report_of
from thidua.documents.signing.verifying import verify

__all__ = [
    "CannotSign",
    "Kind",
    "ListRead",
    "Place",
    "SignaturesReport",
    "described",
    "list_in",
    "pem_of",
    "prepare",
    "prepare_apart",
    "report_of",
    "root_in",
    "verify",
    "verify_apart",
]
