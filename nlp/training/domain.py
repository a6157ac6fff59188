"""Which speeches are about what Pejl's readers write about: learning, care, work, agreements."""

import math
import re

FIELD = re.compile(
    r"\b(?:"
    r"educat|school|teach|pupil|student|learn|train(?:ing|ee)|apprentic|vocational|"
    r"universit|"
    r"qualif|skill|competence|curricul|literac|youth|young people|child|famil|"
    r"integrat|"
    r"health|nurs|patient|hospital|care\b|caring|carer|elder|older people|ageing|disab|social|"
    r"welfare|employ|unemploy|work(?:er|ing|place|force)|labou?r|job|career|recruit|retention|"
    r"drop-?out|staff|wage|trade union|local authorit|municipal|regional|"
    r"agreement|partner|cooperat|co-operat|commitment|strateg|evaluat|objective|goal|target|"
    r"steering|committee meets|working group|budget|grant|fund(?:ing|ed)|cost|"
    r"quality|monitor|report back|deadline|action plan|improve|inclusi|equal|gender|language"
    r")",
    re.IGNORECASE,
)


def field_score(english: str) -> float:
    """Return how many words of the field an English sentence holds, per root of its length.

    Zero means none. The root keeps long speeches, which hold some by chance, from winning.
    """
    words = {found.group().casefold() for found in FIELD.finditer(english)}
    return len(words) / math.sqrt(max(1.0, len(english.split()) / 12))
