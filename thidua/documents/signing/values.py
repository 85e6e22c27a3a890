"""What is known of the signatures of a PDF, as values: made by `verifying`, said in Vietnamese by `words`, kept as JSON."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class CannotSign(Exception):
    """A file or a wish that is refused; `str(error)` says why and what to do."""


class Trouble(StrEnum):
    """Why a file could not be looked into at all."""

    NOT_PDF = "not_pdf"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MUCH = "too_much"


class Signer(StrEnum):
    """Who a certificate stands for. Certificates say it in several ways and some not at all."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"
    TIMESTAMP = "timestamp"


class Wholeness(StrEnum):
    """What the signature still says of the file as it is now."""

    WHOLE = "whole"
    SIGNED_ON = "signed_on"
    FILLED = "filled"
    PAGES_CHANGED = "pages_changed"
    CHANGED = "changed"
    PARTIAL = "partial"
    BROKEN = "broken"
    FORGED = "forged"
    UNREADABLE = "unreadable"


class TimeSource(StrEnum):
    CLAIMED = "claimed"
    ATTESTED = "attested"
    UNVERIFIED = "unverified"
    NONE = "none"


class Validity(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


class Chain(StrEnum):
    """How far the certificate leads towards the roots that the office has loaded."""

    TRUSTED = "trusted"
    NO_ROOTS = "no_roots"
    UNKNOWN = "unknown"
    SELF_SIGNED = "self_signed"
    NOT_FOR_SIGNING = "not_for_signing"
    ISSUER_EXPIRED = "issuer_expired"
    WEAK = "weak"


class RevocationState(StrEnum):
    """OLD: what is known ends before the moment of signing."""

    UNKNOWN = "unknown"
    OLD = "old"
    GOOD = "good"
    REVOKED = "revoked"


class RevocationSource(StrEnum):
    """Who says so: a list or an answer that stands in the file, a list that the office has loaded."""

    NONE = "none"
    CRL = "crl"
    OCSP = "ocsp"
    LOADED = "loaded"


@dataclass(frozen=True, slots=True)
class Revocation:
    """What is known of it. `name`: the issuer whose certificate it is about, empty for the signer's own; `unsure`: issuers above it of whom
    nothing is known."""

    state: RevocationState
    source: RevocationSource = RevocationSource.NONE
    issued_at: datetime | None = None
    revoked_at: datetime | None = None
    reason: str = ""
    name: str = ""
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """The public half of who signed. `key_bits` is 0 where the kind of key is not RSA."""

    name: str
    organisation: str
    issuer: str
    serial: str
    fingerprint: str
    valid_from: datetime
    valid_to: datetime
    key_bits: int = 0

    def validity(self, at: datetime) -> Validity:
        if at < self.valid_from:
            return Validity.NOT_YET
        return Validity.EXPIRED if at > self.valid_to else Validity.VALID


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. What could not be read stands empty (`wholeness` UNREADABLE)."""

    field: str
    sub_filter: str
    wholeness: Wholeness
    signer: Signer = Signer.UNKNOWN
    certificate: Certificate | None = None
    chain: Chain = Chain.UNKNOWN
    root: str = ""
    digest: str = ""
    signed_at: datetime | None = None
    time_source: TimeSource = TimeSource.NONE
    stamped_by: str = ""
    pages_then: int = 0
    pages_now: int = 0
    filled: tuple[str, ...] = ()
    revocation: Revocation = Revocation(RevocationState.UNKNOWN)

    @property
    def is_pades(self) -> bool:
        return self.sub_filter in {"ETSI.CAdES.detached", "ETSI.RFC3161"}


@dataclass(frozen=True, slots=True)
class SignaturesReport:
    """All signatures in the order in which they were made, as seen at `moment`. `empty`: fields that wait for a signature."""

    moment: datetime
    pages: int = 0
    signatures: tuple[Signature, ...] = ()
    empty: tuple[str, ...] = ()
    trouble: Trouble | None = None

    def as_json(self) -> dict[str, Any]:
        values: dict[str, Any] = _plain(asdict(self))
        return values


def report_of(values: dict[str, Any]) -> SignaturesReport:
    """The report that was kept as JSON."""
    return SignaturesReport(
        moment=datetime.fromisoformat(values["moment"]),
        pages=values["pages"],
        signatures=tuple(_signature_of(one) for one in values["signatures"]),
        empty=tuple(values["empty"]),
        trouble=Trouble(values["trouble"]) if values["trouble"] else None,
    )


def _signature_of(values: dict[str, Any]) -> Signature:
    known = {
        "wholeness": Wholeness(values["wholeness"]),
        "signer": Signer(values["signer"]),
        "certificate": _certificate_of(values["certificate"]) if values["certificate"] else None,
        "chain": Chain(values["chain"]),
        "signed_at": datetime.fromisoformat(values["signed_at"]) if values["signed_at"] else None,
        "time_source": TimeSource(values["time_source"]),
        "filled": tuple(values["filled"]),
        "revocation": _revocation_of(values["revocation"]),
    }
    return Signature(**(values | known))


def _revocation_of(values: dict[str, Any]) -> Revocation:
    known = {
        "state": RevocationState(values["state"]),
        "source": RevocationSource(values["source"]),
        "unsure": tuple(values["unsure"]),
    }
    dates = {name: datetime.fromisoformat(values[name]) if values[name] else None for name in ("issued_at", "revoked_at")}
    return Revocation(**(values | known | dates))


def _certificate_of(values: dict[str, Any]) -> Certificate:
    dates = {name: datetime.fromisoformat(values[name]) for name in ("valid_from", "valid_to")}
    return Certificate(**(values | dates))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime) else value
