"""What the engine refuses: each is a Vietnamese sentence and the place it speaks of."""


class Fault(ValueError):
    """`sentence` is for the page; `where` is the key in the data ("tiers.2"), empty when the whole is meant."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.where = where


class ParamFault(Fault):
    """The rule of a criterion is not whole or contradicts itself."""


class GivenFault(Fault):
    """What was entered for a criterion cannot be taken."""
