"""What reading a template finds, as values; what goes wrong, as sentences a clerk understands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class Unfit(Exception):
    """`str(error)` says in Vietnamese why the file cannot be a template, or why it cannot be printed, and what to do."""


class ValuesMissing(Unfit):
    """The template prints fields for which nothing was given; `names` are theirs."""

    def __init__(self, labels: Sequence[str], *, names: Sequence[str]) -> None:
        self.names = tuple(names)
        listed = ", ".join(f"{label} ({{{{ {name} }}}})" for label, name in zip(labels, names, strict=True))
        super().__init__(f"Chưa in được: mẫu cần mà chưa có {listed}. Điền vào rồi làm lại.")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`place`: where it stands; `tag`: what was typed there; `why`; `instead`: what to type. `unknown`: the name that no field has."""

    place: str
    tag: str
    why: str
    instead: str = ""
    unknown: str = ""

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, [f"{self.place[:1].upper()}{self.place[1:]}: {self.why}", self.instead]))


@dataclass(frozen=True, slots=True)
class Used:
    """A known field, with every place where it stands. `is_needed`: it is printed somewhere without asking first whether it is there."""

    name: str
    label: str
    places: tuple[str, ...]
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Absent:
    """A required field that stands nowhere."""

    name: str
    label: str
    tag: str

    @property
    def sentence(self) -> str:
        return f"Mẫu chưa có trường bắt buộc “{self.label}”. Đặt con trỏ vào chỗ cần in rồi gõ {self.tag}"


@dataclass(frozen=True, slots=True)
class Mended:
    """A tag that Word had broken into hidden pieces."""

    place: str
    tag: str


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """`docx`: the same file with its tags mended, byte for byte the given one when nothing was broken."""

    used: tuple[Used, ...]
    mistakes: tuple[Mistake, ...]
    missing: tuple[Absent, ...]
    mended: tuple[Mended, ...]
    docx: bytes

    @property
    def unknown(self) -> tuple[Mistake, ...]:
        return tuple(mistake for mistake in self.mistakes if mistake.unknown)

    @property
    def is_fit(self) -> bool:
        return not self.mistakes and not self.missing

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        yield from (mistake.sentence for mistake in self.mistakes)
        yield from (absent.sentence for absent in self.missing)
