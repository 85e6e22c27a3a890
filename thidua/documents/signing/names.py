"""Names of the fields that are laid for signatures; a signed file is recognised by them."""

from enum import StrEnum

from thidua.documents.signing.values import Signer


class Kind(StrEnum):
    """Whose signature a field waits for (Decree 30/2020, annex I, part II.8 and III)."""

    PERSON = "NguoiKy"
    ORGANISATION = "CoQuan"
    ANNEX = "PhuLuc"
    COPY = "BanSao"


LABELS = {
    Kind.PERSON: "Chữ ký số của người ký",
    Kind.ORGANISATION: "Chữ ký số của cơ quan, tổ chức",
    Kind.ANNEX: "Chữ ký số của cơ quan, tổ chức trên phụ lục",
    Kind.COPY: "Chữ ký số của cơ quan, tổ chức trên bản sao",
}


def field_name(kind: Kind, number: int) -> str:
    """ "NguoiKy", then "NguoiKy2" for the second signer of minutes."""
    return kind.value if number == 1 else f"{kind.value}{number}"


def kind_of_field(name: str) -> Kind | None:
    return next((kind for kind in Kind if kind.value == name.rstrip("0123456789")), None)


def signer_of_field(name: str) -> Signer:
    kind = kind_of_field(name)
    if kind is None:
        return Signer.UNKNOWN
    return Signer.PERSON if kind == Kind.PERSON else Signer.ORGANISATION
