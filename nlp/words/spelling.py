"""Spellings without the letters æ, ø and å, and what they have in common with the right ones."""

_FOLDS = (
    ("aa", "a"), ("ae", "a"), ("oe", "o"), ("æ", "a"), ("ä", "a"), ("å", "a"), ("ø", "o"),
    ("ö", "o"), ("é", "e"), ("è", "e"), ("ü", "u"),
)  # fmt: skip
_SPECIAL = frozenset("æøåäöéèü")
_PAIRS = ("aa", "ae", "oe")


def fold(word: str) -> str:
    """Return what all spellings of WORD share: `læring` and `laering` are both `laring`."""
    for letters, plain in _FOLDS:
        word = word.replace(letters, plain)
    return word


def is_foldable(word: str) -> bool:
    """True where the word has letters that people write in more than one way."""
    return not _SPECIAL.isdisjoint(word) or any(pair in word for pair in _PAIRS)
