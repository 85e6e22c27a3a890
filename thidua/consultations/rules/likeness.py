"""Whether two clauses of different years speak of the same thing."""

ENOUGH = 0.6
_EMPTY = frozenset(["va", "cua", "cac", "ve", "cho", "theo", "voi", "nam", "gui", "don", "vi", "duoc", "tai"])


def words_of(folded: str) -> frozenset[str]:
    """Words that carry meaning; numbers (years, days) do not."""
    bare = "".join(sign if sign.isalnum() else " " for sign in folded)
    return frozenset(word for word in bare.split() if word not in _EMPTY and not word.isdecimal())


def likeness(one: str, other: str) -> float:
    """Share of the words that both have (0 to 1), of folded texts."""
    left, right = words_of(one), words_of(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def is_same_thing(one: str, other: str) -> bool:
    return likeness(one, other) >= ENOUGH
