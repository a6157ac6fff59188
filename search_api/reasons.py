"""Why two statements are held to be about the same thing: the views of likeness, in words."""

from dataclasses import dataclass
from typing import Literal

from nlp.goals.functions import load_model
from nlp.words.analysis import analyse
from search_api.align import DEFAULT
from search_api.statements import Statements, text_terms

View = Literal["function", "words", "meaning", "theme"]

_WORDS, _MEANING, _FUNCTIONS, _FAMILIES, _THEMES = range(5)
"""Where each view stands in `align.views`."""
_MOST_WORDS = 4
_LEAST_SHARE = 0.2
"""Of its function in a statement before it is named."""
_LEAST = 0.5
"""What a view must add to the log odds of a pair to be named."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A view in which two statements are alike, what of them shows it, and what it counts.

    `says` are the words that both have, the function that both serve (a name for
    `nlp.goals.function_names`), or the theme; "" where the view has no words. `weight` is what it
    adds to the log odds.
    """

    view: View
    says: str
    weight: float


def reasons(a: Statements, at: int, b: Statements, other: int) -> tuple[Reason, ...]:
    """Return why statement AT of A and OTHER of B are a pair, what counts most first."""
    told = (_function, _words, _meaning, _theme)
    found = (tell(a, at, b, other) for tell in told)
    kept = [one for one in found if one is not None and one.weight >= _LEAST]
    return tuple(sorted(kept, key=lambda one: -one.weight))


def _function(a: Statements, at: int, b: Statements, other: int) -> Reason | None:
    functions, families = a.functions[at] * b.functions[other], a.families[at] @ b.families[other]
    weight = DEFAULT.views[_FUNCTIONS] * functions.sum() + DEFAULT.views[_FAMILIES] * families
    best = int(functions.argmax())
    surely = min(a.functions[at][best], b.functions[other][best]) >= _LEAST_SHARE
    says = load_model().labels[best] if surely else ""
    return _reason("function", says, float(weight)) if says else None


def _words(a: Statements, at: int, b: Statements, other: int) -> Reason | None:
    shared = _shared_words(a.goals[at].text, a.language, b.goals[other].text, b.language)
    if not shared:
        return None
    likeness = min(len(shared) / _MOST_WORDS, 1.0)
    return _reason("words", ", ".join(shared[:_MOST_WORDS]), DEFAULT.views[_WORDS] * likeness)


def _meaning(a: Statements, at: int, b: Statements, other: int) -> Reason | None:
    cosine = float(a.vectors[at] @ b.vectors[other])
    return _reason("meaning", "", DEFAULT.views[_MEANING] * max(cosine, 0.0))


def _theme(a: Statements, at: int, b: Statements, other: int) -> Reason | None:
    theme = a.goals[at].theme
    if theme != b.goals[other].theme:
        return None
    alike = float(a.themes[at] @ b.themes[other])
    return _reason("theme", theme, DEFAULT.views[_THEMES] * alike)


def _reason(view: View, says: str, weight: float) -> Reason:
    return Reason(view, says, round(weight, 2))


def _shared_words(a: str, language: str, b: str, other: str) -> list[str]:
    """Return the words of A that B has too, or says otherwise, what weighs most first."""
    first, second = _terms(a, language), _terms(b, other)
    best: dict[str, float] = {}
    for number in first.keys() & second.keys():
        word, weight = first[number]
        best[word] = max(best.get(word, 0.0), min(weight, second[number][1]))
    return sorted(best, key=lambda word: (-best[word], word))


def _terms(text: str, language: str) -> dict[int, tuple[str, float]]:
    """Return the word of TEXT that shows each of its terms, and what it weighs there."""
    words = analyse(text, language)
    found: dict[int, tuple[str, float]] = {}
    for term in text_terms(text, language):
        shown = " ".join(words[at].token.word for at in term.words)
        if term.weight > found.get(term.number, ("", 0.0))[1]:
            found[term.number] = shown, term.weight
    return found
