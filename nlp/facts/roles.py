"""Who `Kommunen`, `skolen` and `parterne` are in a document."""

import re

from nlp.passage import DocumentFacts, Entity

_SCHOOLS = (
    r"(?:sosu-|social- og sundheds|erhvervs|professionshøj|gymnasie)?"
    r"sko(?:len?s?|lernes?|ler|lans?|lorna)$|(?:uddannelsesinstitution|utbildningsanordnar|campus)\w*$"
)
_ROLES = (
    (re.compile(r"(?:regions)?kommun(?:e(?:ns?|rnes?|r)?|ens?|ernas?|er)$"), "MUNICIPALITY"),
    (re.compile(r"region(?:en|ens|erne|ernes|erna)?$"), "REGION"),
    (re.compile(_SCHOOLS), "SCHOOL"),
)
_PLURAL = re.compile(r"(?:erne|ernes|erna|ernas|orna|ler|er)$")
_ALL = re.compile(
    r"(?:begge |alle |de |båda )?(?:aftale|samarbejds)?part(?:er|erne|ernes|erna|ernas)$"
)


def resolve_role(facts: DocumentFacts, words: str) -> tuple[Entity, ...]:
    """Return the parties that a role word stands for: `Kommunen` is the only municipality.

    A plural stands for all parties of the kind, `parterne` for all. () where the words name no
    role, or where a singular could mean more than one party.
    """
    role = " ".join(words.lower().split())
    if _ALL.match(role):
        return facts.parties
    for pattern, label in _ROLES:
        if pattern.match(role):
            fitting = tuple(party for party in facts.parties if party.label == label)
            return fitting if len(fitting) == 1 or _PLURAL.search(role) else ()
    return ()
