"""The life of a thing as a table: which move leads from which state to which, and in what words any other is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import TextChoices

Move = TypeVar("Move", bound=TextChoices)
State = TypeVar("State", bound=TextChoices)


@dataclass(frozen=True, slots=True)
class Life(Generic[Move, State]):
    """`of`: its states; `said`: the thing in a sentence ("việc này đang"); `words`: where the common sentence does not help."""

    of: type[State]
    said: str
    moves: Mapping[Move, Mapping[State, State]]
    words: Mapping[tuple[Move, State], str] = field(default_factory=dict)

    def after(self, move: Move, state: str) -> State | None:
        """The state a move leads to; None where it cannot be made."""
        return self.moves[move].get(self.of(state))

    def why_not(self, move: Move, state: str) -> str | None:
        here = self.of(state)
        if here in self.moves[move]:
            return None
        return self.words.get((move, here)) or f"Không {move.label.lower()} được: {self.said} ở tình trạng “{here.label.lower()}”."
