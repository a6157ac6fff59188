"""A query's terms: its words, misspellings put right, and the concepts they speak of.

A query does not say what language it is in: it is read as Danish, Swedish and English, and each
reading counts by the share of its words that the language knows.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.lexicon.lexicon import load_lexicon
from nlp.vectors import SparseVector
from nlp.words.analysis import Word, analyse
from nlp.words.concepts import LABEL_LANGUAGES
from nlp.words.correction import correct, is_known
from nlp.words.forms import WordLanguage
from nlp.words.lemmas import complete, lemma
from nlp.words.spelling import fold
from nlp.words.stopwords import stop_words
from nlp.words.terms import Term, TermKind, TermWeights, concept_terms, sparse_vector, word_terms
from nlp.words.thesaurus import Thesaurus, load_thesaurus

COMPLETIONS = 40
"""How many words a prefix stands for, at most."""


@dataclass(frozen=True, slots=True)
class QueryWeights:
    """How a query's terms are weighed.

    `related` is what a neighbouring concept counts beside the query's own; a reading in a
    language counts nothing below `least_trust`.
    """

    terms: TermWeights = field(default_factory=lambda: TermWeights(part=0.5, concept=1.4))
    related: float = 0.3
    least_trust: float = 0.2


DEFAULT = QueryWeights()


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """A query's weighted terms, each once, and its text with misspellings put right."""

    terms: tuple[Term, ...]
    corrected: str

    @property
    def length(self) -> int:
        """How many words of the query say anything."""
        return len({word for term in self.terms for word in term.words})

    @property
    def vector(self) -> SparseVector:
        """The terms as a sparse vector."""
        return sparse_vector({term.number: term.weight for term in self.terms})


def query_terms(
    text: str, *, prefixes: Sequence[str] = (), weights: QueryWeights = DEFAULT
) -> QueryTerms:
    """Return the weighted terms that a passage may match.

    A misspelt word is searched both as it was typed and as it was meant.
    """
    correction = correct(text)
    as_typed = " ".join(typed for typed, _ in correction.replaced)
    completed = " ".join(word for prefix in prefixes for word in complete(prefix, COMPLETIONS))
    best: dict[int, Term] = {}
    for piece in filter(None, (correction.text, as_typed, completed)):
        for reading in _readings(piece, weights):
            for term in _terms(reading.words, reading.language, weights):
                _keep_best(best, term._replace(weight=term.weight * reading.trust))
    return QueryTerms(tuple(best.values()), correction.text)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A query read in one language, and how likely it is in that language; the likeliest is 1."""

    language: WordLanguage
    words: Sequence[Word]
    trust: float


def _readings(text: str, weights: QueryWeights) -> list[_Reading]:
    """Return the readings worth having, likeliest first."""
    words = {language: analyse(text, language) for language in LABEL_LANGUAGES}
    shares = {language: _known_share(words[language], language) for language in words}
    best = max(shares, key=lambda language: shares[language])
    if shares[best] == 0:
        return [_Reading("da", words["da"], 1.0)]
    trusts = {language: (share / shares[best]) ** 2 for language, share in shares.items()}
    stops = stop_words(best)
    likely = [
        _Reading(language, _without(words[language], stops), trust)
        for language, trust in trusts.items()
        if trust >= weights.least_trust
    ]
    return sorted(likely, key=lambda reading: -reading.trust)


def _without(words: Sequence[Word], stops: Container[str]) -> list[Word]:
    """Return WORDS with the stop words of the likeliest language marked too."""
    return [
        word._replace(is_stop=True) if word.token.word in stops and not word.is_stop else word
        for word in words
    ]


def _keep_best(best: dict[int, Term], term: Term) -> None:
    known = best.get(term.number)
    if known is None or known.weight < term.weight:
        best[term.number] = term


def _known_share(words: Sequence[Word], language: WordLanguage) -> float:
    """Return the share of WORDS that the language knows, stop words included."""
    known = sum(_is_known(word, language) for word in words)
    return known / len(words) if words else 0.0


def _is_known(word: Word, language: WordLanguage) -> bool:
    if word.is_stop or word.forms.parts or lemma(word.token.word, language) is not None:
        return True
    return language == "en" and load_lexicon("en").frequency(word.token.word) > 1


def _terms(words: Sequence[Word], language: WordLanguage, weights: QueryWeights) -> Iterator[Term]:
    yield from word_terms(words, _literal(weights.terms))
    for at, word in enumerate(words):
        if not is_known(word.token.word):  # names above all, which people spell as they can
            yield Term(TermKind.FOLDED, fold(word.forms.root), (at,), weights.terms.lemma)
    thesaurus = load_thesaurus()
    for term in concept_terms(words, language, thesaurus, weights.terms):
        yield term
        yield from _related(term, thesaurus, weights)


@cache
def _literal(weights: TermWeights) -> TermWeights:
    """Return the weights of terms where another spelling is no match."""
    return replace(weights, folded=0.0)


def _related(term: Term, thesaurus: Thesaurus, weights: QueryWeights) -> Iterator[Term]:
    for other in thesaurus.concepts[term.key].related:
        yield Term(TermKind.CONCEPT, other, term.words, term.weight * weights.related)
