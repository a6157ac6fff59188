"""What a hit must hold and must not hold: "phrases" word for word, -words in any inflection."""

import re
from collections.abc import Sequence

from nlp.words.analysis import analyse
from nlp.words.forms import Forms
from search_api.query import Query


def keeps(query: Query, text: str, language: str) -> bool:
    """True where TEXT holds every phrase of the query and none of its excluded words."""
    if not query.phrases and not query.excluded:
        return True
    plain = _plain(text)
    if not all(f" {_plain(phrase).strip()} " in plain for phrase in query.phrases):
        return False
    return not any(_speaks_of(text, excluded, language) for excluded in query.excluded)


def _plain(text: str) -> str:
    """Lower-case words with a blank around each."""
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


def _speaks_of(text: str, excluded: str, language: str) -> bool:
    unwanted = [word.forms for word in analyse(excluded, language)]
    if len(unwanted) != 1:
        return _plain(excluded) in _plain(text)
    return any(_is(word.forms, unwanted) for word in analyse(text, language))


def _is(forms: Forms, unwanted: Sequence[Forms]) -> bool:
    return any(forms.lemma == other.lemma or forms.root == other.root for other in unwanted)
