"""Numbers as Danes and Swedes write them: `1.800.000`, `1 800 000`, `1,8` and `ti`."""

import re

_GROUPED = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?"
NUMBER = rf"(?<![\d.,])(?:{_GROUPED}|\d+(?:[.,]\d+)?)"
_THOUSANDS = re.compile(r"(?<=\d)[.\u00a0\u202f ](?=\d{3}(?!\d))")

WORDS = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "femten": 15, "tyve": 20,
    "ett": 1, "två": 2, "fyra": 4, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "femton": 15, "tjugo": 20,
}  # fmt: skip
NUMBER_WORD = r"\b(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"


def parse_number(text: str) -> float:
    """Return a written number; a full stop before three digits parts thousands.

    Raises ValueError where the text is no number.
    """
    word = WORDS.get(text.strip().lower())
    if word is not None:
        return float(word)
    return float(_THOUSANDS.sub("", text.strip()).replace(",", "."))


def plain_number(value: float) -> str:
    """Return a number without needless zeros: `8`, `13.2`."""
    return f"{value:.10g}" if value < 1e9 else f"{value:.0f}"
