"""What is said of a document, of its receivers, of one that arrived: values that forms make and actions take."""

from dataclasses import dataclass
from datetime import date

from thidua.documents.enums import RecipientPurpose
from thidua.documents.rules.kinds import DocumentKind
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class About:
    """What a document is. `post`: the words above the signature, a line each; `drafted_by`: the room that a symbol names (BNV-VP)."""

    kind: DocumentKind
    summary: str
    place: str = ""
    drafted_by: str = ""
    post: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A line under "Nơi nhận"."""

    name: str
    purpose: RecipientPurpose
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came from outside. `is_again`: known to be in the book, entered once more all the same."""

    issuer_name: str
    code: str
    issued_on: date | None
    kind: str
    summary: str
    way: ArrivalWay
    arrived_on: date
    given_to: str = ""
    is_again: bool = False
