"""How a bullet opens: `At styrke ...`, `Utveckla ...`, `Etablering af ...`, `Øget trivsel`.

A bullet seldom is a whole sentence. What makes it a promise is the line or heading above the list
together with the form that it opens with; the form alone says little.
"""

import re
from collections.abc import Sequence

from nlp.goals.lexicon import Lexicon, Tense
from nlp.goals.lexicon.particles import ADVERBS, PREPOSITIONS, THAT
from nlp.goals.tokens import Token

_OF = frozenset(
    ("af", "av", "om", "for", "för", "med", "mellem", "mellan", "på", "i", "til", "till")
)
_ACT_NOUN = re.compile(
    r"\w{3,}(?:ing|ning|else|tion|ande|ende|syn|hed)(?:en|ar|er|et|s|erna|erne|ne)?\Z"
    r"|\w*(?:indsats|insats|samarbejde|samarbete|brug|valg|kurs(?:us|er)?|besøg|besök|stöd|støtte)"
    r"\w{0,3}\Z"
)
_LEVEL = re.compile(
    r"(?:øge|öka|ökade?|styrke|stärk|mindske|minska|forbedre|förbättra|højne|sänk|sænke|hæve|höj"
    r"|reducere|nedbragt|udvide|utöka|udvikle|bevar|fasthold)\w{0,3}(?:t|d|de|da)\Z"
    r"|(?:bedre|bättre|flere|fler|færre|färre|højere|högre|lavere|lägre|mindre|større|större|stærkere"
    r"|starkare|mere|mer|tryggere|tryggare|kortere|kortare|hurtigere|snabbare|tættere|tätare|gode?"
    r"|god[at]?|goda|trygge|trygga|stærke?|starka?|høj|hög|lavt?|låg[at]?|attraktive?|attraktiva)\Z"
)
_PLURAL_ADJECTIVE = ("iga", "ika", "ska", "mma", "lla", "ada", "nda", "ana", "nya", "ära", "åda")
_LONGEST_PHRASE = 5
_LONG_VERB = 8
"""Letters of a word in -ere that is a verb (`cementere`) and no comparative (`bredere`)."""


def opening(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """Return how a bullet of TOKENS opens.

    "that" is `at` with an infinitive, "infinitive" one without, "act" a noun of doing, "level" how
    things shall be, and "" anything else.
    """
    words = [token for token in tokens if token.text[0].isalnum()]
    while words and words[0].text in ADVERBS:
        words = words[1:]
    if not words:
        return ""
    if words[0].text in THAT:
        return "that" if len(words) > 1 and _may_be_infinitive(words[1], lexicon) else ""
    if _LEVEL.match(words[0].text):
        return "level"
    if _is_infinitive(words[0], lexicon):
        return "infinitive"
    return "act" if _names_doing(words, lexicon) else ""


def _may_be_infinitive(word: Token, lexicon: Lexicon) -> bool:
    """Return whether a word is an infinitive behind `at`, where hardly anything else ends so."""
    unknown = word.text not in lexicon.forms and word.text.endswith(("e", "a"))
    return unknown or _is_infinitive(word, lexicon)


def _is_infinitive(word: Token, lexicon: Lexicon) -> bool:
    form = lexicon.forms.get(word.text)
    if form is not None:
        return form.tense is Tense.INFINITIVE
    if len(word.text) < 4:
        return False
    if lexicon.language != "sv":
        return len(word.text) >= _LONG_VERB and word.text.endswith("ere")
    return word.text.endswith("a") and not word.text.endswith(_PLURAL_ADJECTIVE)


def _names_doing(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """True for a noun of doing near the front, before anything that a verb governs."""
    for word, following in zip(words[:_LONGEST_PHRASE], [*words[1:], None], strict=False):
        form = lexicon.forms.get(word.text)
        if word.text in PREPOSITIONS or (form is not None and form.tense is Tense.PRESENT):
            return False
        if _ACT_NOUN.match(word.text):
            return following is None or following.text in _OF
    return False
