"""What the pages of partnerships show: themes of all at a glance, and one followed over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.passage import AnnotatedDocument
from search_api.chain import Overlook
from search_api.partnerships import Follow, Overlap, Partnership
from search_api.web.view_compare import PairView, pair_address, show_pair
from search_api.web.view_goals import GoalView, show_goal

_MOST_SHOWN = 15
"""Pairs of partnerships listed; those after them have little in common."""
_FEWEST = 2
"""One goal in common says little, and is the whole of a partnership that has just one."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A partnership: its goals by theme, and what others have goals in and it has not."""

    key: str
    name: str
    documents: int
    counts: tuple[int, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverlapView:
    """What two partnerships have in common, and the address that compares them."""

    a: str
    b: str
    matches: int
    share: float
    address: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Themes by partnership, and the pairs that have most in common, unless there are too many."""

    themes: tuple[str, ...]
    rows: tuple[RowView, ...]
    overlaps: tuple[OverlapView, ...]
    is_compared: bool = True


@dataclass(frozen=True, slots=True)
class FollowView:
    """A goal and what later documents say of it."""

    goal: GoalView
    later: tuple[PairView, ...]


@dataclass(frozen=True, slots=True)
class PartnershipView:
    """One partnership: its documents, oldest first, and what became of its goals."""

    name: str
    documents: tuple[AnnotatedDocument, ...]
    follows: tuple[FollowView, ...]


def view_overlook(found: Overlook) -> MatrixView:
    """Return partnerships at a glance."""
    rows = tuple(
        RowView(
            key=one.documents[0].document_id,
            name=one.name,
            documents=len(one.documents),
            counts=found.matrix.counts[place],
            missing=found.matrix.missing(place),
        )
        for place, one in enumerate(found.partnerships)
    )
    shared = [one for one in found.overlaps if one.matches >= _FEWEST][:_MOST_SHOWN]
    overlaps = tuple(_overlap(rows, one) for one in shared)
    return MatrixView(found.matrix.themes, rows, overlaps, found.is_compared)


def _overlap(rows: Sequence[RowView], overlap: Overlap) -> OverlapView:
    a, b = rows[overlap.a], rows[overlap.b]
    address = pair_address(a.key, b.key, whole=True)
    return OverlapView(a.name, b.name, overlap.matches, overlap.share, address)


def view_partnership(partnership: Partnership, follows: Sequence[Follow]) -> PartnershipView:
    """Return the page of one partnership."""
    shown = {one.document_id: one for one in partnership.documents}
    views = (
        FollowView(
            show_goal(follow.goal, shown[follow.goal.document_id]),
            tuple(show_pair(match, shown) for match in follow.later),
        )
        for follow in follows
    )
    ordered = sorted(views, key=lambda view: not view.later)
    return PartnershipView(partnership.name, partnership.documents, tuple(ordered))
