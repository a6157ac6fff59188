"""How binding the words are: shall, will, aims to, considers."""

import re

from nlp.goals.features import Reading
from nlp.goals.lexicon import Form, VerbClass
from nlp.goals.statement import on_one_line
from nlp.passage import GoalKind, Strength

_CONSIDERS = re.compile(
    r"overvej|undersøge[rs]? (?:om|mulighed)|vurdere[rs]? om|så vidt muligt|i det omfang"
    r"|om muligt|bør\b|överväg"
    r"|undersöker (?:om|möjlig)|i möjligaste mån|tilstræb|eftersträv|strävar|gerne"
    r"|drøfter mulighed|forsøger at"
)
_SHALL = re.compile(
    r"forplig?te[rt]|skal\b|\bska\b|\bskall\b|garanter|pligt|åtar sig|förbind|påtager sig"
    r"|er ansvarlig"
)
_AIMS = re.compile(
    r"\bmål\w*\b|ambition|arbejder? (?:for|hen mod)|stræber|hensigt|sigter|vision|ønsker|strävar"
    r"|målsätt"
)


def strength_of(reading: Reading, kind: GoalKind) -> Strength:
    """Return how strongly a statement binds; a decision binds, a present tense promises."""
    text = f"{reading.statement.lead_in} {on_one_line(reading.statement.text)}".casefold()
    if _CONSIDERS.search(text) or _leads(reading, VerbClass.CAN):
        return "considers"
    if _SHALL.search(text) or kind == "decision":
        return "shall"
    if _AIMS.search(text) or (kind == "goal" and _leads(reading, VerbClass.WILL)):
        return "aims"
    return "will"


def _leads(reading: Reading, verb_class: VerbClass) -> bool:
    finite: Form | None = reading.clause.finite
    return finite is not None and finite.classes[0] is verb_class
