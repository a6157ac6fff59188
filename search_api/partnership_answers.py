"""What both doors say of partnerships: the shapes of the JSON."""

from dataclasses import dataclass

from search_api.answers import GoalAnswer, MatchAnswer, goal_answer, match_answer
from search_api.chain import Overlook
from search_api.partnerships import Follow, Overlap


@dataclass(frozen=True, slots=True)
class PartnershipAnswer:
    """A partnership, its documents' ids (oldest first), and its goals by theme.

    `missing` are the themes that others have goals in and this one has not.
    """

    name: str
    documents: tuple[str, ...]
    parties: tuple[str, ...]
    goals: int
    themes: dict[str, int]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverlookAnswer:
    """Partnerships, and what every two of them (by their places) have in common."""

    partnerships: tuple[PartnershipAnswer, ...]
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True, slots=True)
class FollowAnswer:
    """A goal of an agreement and later statements about it; none: no trace of it was found."""

    goal: GoalAnswer
    later: tuple[MatchAnswer, ...]


def overlook_answer(found: Overlook) -> OverlookAnswer:
    """Return partnerships as the doors print them."""
    return OverlookAnswer(
        tuple(_partnership(found, row) for row in range(len(found.partnerships))), found.overlaps
    )


def _partnership(found: Overlook, row: int) -> PartnershipAnswer:
    partnership, counts = found.partnerships[row], found.matrix.counts[row]
    return PartnershipAnswer(
        name=partnership.name,
        documents=tuple(document.document_id for document in partnership.documents),
        parties=tuple(sorted(partnership.party_ids)),
        goals=sum(counts),
        themes={theme: n for theme, n in zip(found.matrix.themes, counts, strict=True) if n},
        missing=found.matrix.missing(row),
    )


def follow_answer(follow: Follow) -> FollowAnswer:
    """Return what became of a goal as the doors print it."""
    later = tuple(match_answer(one) for one in follow.later)
    return FollowAnswer(goal_answer(follow.goal), later)
