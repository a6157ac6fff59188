"""A person joins two statements that were not aligned, or parts two that were."""

import time
from collections.abc import Sequence

from corpus.alignments import Alignment, Alignments, GoalPlace, Judgement
from corpus.archive import Archive
from corpus.errors import GoalNotFound
from search_api.compare import compared_goals
from search_api.errors import InvalidQuery


def judge_pair(
    archive: Archive,
    alignments: Alignments,
    pair: tuple[GoalPlace, GoalPlace],
    judgement: Judgement,
) -> Alignment:
    """Keep what a person says of two statements: goals, or clauses on ending, disputes, data.

    The words of each place are filled in, so that it is known again when it has moved.

    Raises:
        GoalNotFound: no statement begins in one of the places.
        InvalidQuery: both stand in the same document.

    """
    one, other = (_found(archive, place) for place in pair)
    if one.document_id == other.document_id:
        msg = "name statements of two different documents: within one, none are aligned"
        raise InvalidQuery(msg)
    said = Alignment(one, other, judgement, time.time())
    alignments.put(said)
    return said


def _found(archive: Archive, place: GoalPlace) -> GoalPlace:
    """Return PLACE with the words of the statement that begins there."""
    for goal in compared_goals(archive.annotated(place.document_id)):
        if (goal.page_number, goal.start) == (place.page, place.start):
            return GoalPlace(place.document_id, place.page, place.start, goal.text)
    msg = (
        f"no goal or clause begins at {place.start} on page {place.page} of "
        f"{place.document_id[:12]}: `pejl compare` lists them"
    )
    raise GoalNotFound(msg)


def said_between(
    said: Sequence[Alignment], documents_a: Sequence[str], documents_b: Sequence[str]
) -> list[Alignment]:
    """Return what was said of pairs of one statement of each side, the sides' order kept."""
    found: list[Alignment] = []
    for one in said:
        if one.a.document_id in documents_a and one.b.document_id in documents_b:
            found.append(one)
        elif one.b.document_id in documents_a and one.a.document_id in documents_b:
            found.append(Alignment(one.b, one.a, one.judgement, one.at))
    return found
