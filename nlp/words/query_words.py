"""A query's terms: its words, misspellings put right, and the concepts they speak of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp.vectors import SparseVector
from nlp.words.analysis import Word, analyse
from nlp.words.forms import WordLanguage
from nlp.words.spelling import fold
from nlp.words.terms import Term, TermKind, TermWeights, concept_terms, sparse_vector, word_terms
from nlp.words.thesaurus import Thesaurus, load_thesaurus


@dataclass(frozen=True, slots=True)
class QueryWeights:
    """How a query's terms are weighed.

    `related` is what a neighbouring concept counts beside the query's own; `foreign` what a reading
    in another language counts beside the likeliest one.
    """

    terms: TermWeights = field(default_factory=lambda: TermWeights(part=0.5, concept=0.8))
    related: float = 0.2
    foreign: float = 0.5


DEFAULT = QueryWeights()


def query_terms(text: str, *, weights: QueryWeights = DEFAULT, language: str = "") -> list[Term]:
    """Return the weighted terms that a passage may match, each term once."""
    best: dict[int, Term] = {}
    for number, word_language in enumerate(_languages(text)):
        words = analyse(text, word_language)
        share = 1.0 if number == 0 else weights.foreign
        for term in _terms(words, word_language, weights):
            scaled = Term(term.kind, term.key, term.words, term.weight * share, term.part)
            if term.number not in best or best[term.number].weight < scaled.weight:
                best[term.number] = scaled
    return list(best.values())


def _languages(text: str) -> tuple[WordLanguage, ...]:
    return ("da", "sv", "en")


def _terms(words: list[Word], language: WordLanguage, weights: QueryWeights) -> Iterator[Term]:
    thesaurus = load_thesaurus()
    yield from word_terms(words, weights.terms)
    for at, word in enumerate(words):
        if not word.is_stop and len(word.forms.root) > 3:
            yield Term(TermKind.FOLDED, fold(word.forms.root), (at,), weights.terms.folded)
    for term in concept_terms(words, language, thesaurus, weights.terms):
        yield term
        yield from _related(term, thesaurus, weights)


def _related(term: Term, thesaurus: Thesaurus, weights: QueryWeights) -> Iterator[Term]:
    for other in thesaurus.concepts[term.key].related:
        yield Term(TermKind.CONCEPT, other, term.words, term.weight * weights.related)


def query_vector(terms: list[Term]) -> SparseVector:
    """Return a query's terms as a sparse vector."""
    return sparse_vector({term.number: term.weight for term in terms})
