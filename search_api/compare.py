"""Agreements side by side: what both promise, where they differ, and what only one has.

Pure: documents as Pejl understands them go in, a `Comparison` comes out; nothing is read or sent.
Every statement keeps its document, page and offsets, so each line of a comparison can be shown in
its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alignments import Alignment
from nlp.embedding.interface import Embedder
from nlp.passage import AnnotatedDocument, Goal
from search_api.align import Pair, answer_too, likeness, pair_up
from search_api.clauses import standard_clauses
from search_api.differences import Difference, differences
from search_api.judged import judge
from search_api.reasons import Reason, reasons
from search_api.statements import Statements, prepare


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements about the same thing, how alike they are (0..1), and how they differ.

    `joined` says that a person put them together, `because` why Pejl does.
    """

    a: Goal
    b: Goal
    similarity: float
    differences: tuple[Difference, ...] = ()
    joined: bool = False
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides: pairs, most alike first within the order of A, and what only one side has.

    `also` are pairs of a statement in `only_a` or `only_b` with one of `matches` that it answers to
    as well: one to many.
    """

    matches: tuple[Match, ...]
    only_a: tuple[Goal, ...]
    only_b: tuple[Goal, ...]
    also: tuple[Match, ...] = ()

    def see_also(self, goal: Goal) -> Goal | None:
        """Return what a statement without a pair answers to as well, None where to nothing."""
        for match in self.also:
            if goal in (match.a, match.b):
                return match.b if goal == match.a else match.a
        return None


def compare(a: AnnotatedDocument, b: AnnotatedDocument, embedder: Embedder) -> Comparison:
    """Return A and B side by side, clauses on ending, disputes and personal data included."""
    return compare_sides((a,), (b,), embedder)


def compare_sides(
    a: Sequence[AnnotatedDocument],
    b: Sequence[AnnotatedDocument],
    embedder: Embedder,
    *,
    said: Sequence[Alignment] = (),
) -> Comparison:
    """Return two partnerships side by side, each all its documents (agreement, plans, minutes).

    SAID is what people have said of pairs, the latest first; it outweighs likeness.
    """
    return compare_prepared(side(a, embedder), side(b, embedder), said=said)


def side(documents: Sequence[AnnotatedDocument], embedder: Embedder) -> Statements:
    """Return the statements of a partnership's DOCUMENTS, ready for any number of comparisons."""
    language = documents[0].facts.language if documents else "da"
    return prepare(
        [goal for document in documents for goal in compared_goals(document)],
        embedder,
        language=language,
    )


def compared_goals(document: AnnotatedDocument) -> tuple[Goal, ...]:
    """Return a document's goals and standard clauses, in order of page and offset."""
    everything = (*document.goals, *standard_clauses(document))
    return tuple(sorted(everything, key=lambda goal: (goal.page_number, goal.start)))


def compare_prepared(a: Statements, b: Statements, *, said: Sequence[Alignment] = ()) -> Comparison:
    """Return two prepared sides compared."""
    judged = judge(a.goals, b.goals, said)
    pairs: tuple[Pair, ...] = ()
    also: tuple[Pair, ...] = ()
    if a.goals and b.goals:
        alike = likeness(a, b)
        pairs = pair_up(alike, judged=judged)
        also = answer_too(alike, pairs, judged=judged)
    taken_a = {pair.a for pair in pairs}
    taken_b = {pair.b for pair in pairs}
    return Comparison(
        matches=tuple(_match(a, b, pair) for pair in pairs),
        only_a=tuple(goal for at, goal in enumerate(a.goals) if at not in taken_a),
        only_b=tuple(goal for at, goal in enumerate(b.goals) if at not in taken_b),
        also=tuple(_match(a, b, pair) for pair in also),
    )


def _match(a: Statements, b: Statements, pair: Pair) -> Match:
    first, second = a.goals[pair.a], b.goals[pair.b]
    return Match(
        first,
        second,
        pair.similarity,
        differences(first, second),
        pair.joined,
        reasons(a, pair.a, b, pair.b),
    )
