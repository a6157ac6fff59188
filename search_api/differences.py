"""Where two statements of the same thing differ: ambition, deadline, owner, strength."""

from dataclasses import dataclass
from typing import Literal

from nlp.passage import Goal, Target

Aspect = Literal["ambition", "deadline", "owner", "strength"]
Side = Literal["a", "b", ""]

_STRENGTHS = ("considers", "aims", "will", "shall")


@dataclass(frozen=True, slots=True)
class Difference:
    """One aspect in which a pair differs: both sides' words, and the side that goes further.

    `further` is "" where neither does, or where the two cannot be measured against each other.
    """

    aspect: Aspect
    a: str
    b: str
    further: Side = ""


def differences(a: Goal, b: Goal) -> tuple[Difference, ...]:
    """Return how A and B, which are about the same thing, differ."""
    found = (_ambition(a, b), _deadline(a, b), _owner(a, b), _strength(a, b))
    return tuple(difference for difference in found if difference is not None)


def _ambition(a: Goal, b: Goal) -> Difference | None:
    words = (_words(a.target), _words(b.target))
    if words[0].casefold() == words[1].casefold():
        return None
    return Difference("ambition", *words, further=_more_ambitious(a.target, b.target))


def _words(target: Target | None) -> str:
    return target.text if target else ""


def _more_ambitious(a: Target | None, b: Target | None) -> Side:
    """Return the side with the higher figure, or the lower one where less is better."""
    if a is None or b is None:
        return "a" if a else "b"
    if a.value is None or b.value is None or a.value == b.value or a.unit != b.unit:
        return ""
    # `500.000 kr. om året` is not less than `1,6 mio. kr.` at once, nor `med 10 %` than `til 80 %`.
    if (a.period, a.by) != (b.period, b.by):
        return ""
    less_is_better = {a.direction, b.direction} & {"down", "at-most"}
    if less_is_better and {a.direction, b.direction} & {"up", "at-least"}:
        return ""
    return "a" if (a.value < b.value) == bool(less_is_better) else "b"


def _deadline(a: Goal, b: Goal) -> Difference | None:
    words = (a.deadline or "", b.deadline or "")
    if words[0].casefold() == words[1].casefold():
        return None
    dates = (a.deadline_date, b.deadline_date)
    comparable = all(dates) and dates[0] != dates[1]
    further: Side = "" if not comparable else "a" if dates[0] < dates[1] else "b"
    return Difference("deadline", *words, further=further)


def _owner(a: Goal, b: Goal) -> Difference | None:
    words = (a.owner or "", b.owner or "")
    same_body = bool(a.owner_id) and a.owner_id == b.owner_id
    if same_body or words[0].casefold() == words[1].casefold():
        return None
    return Difference("owner", *words)


def _strength(a: Goal, b: Goal) -> Difference | None:
    if a.strength == b.strength:
        return None
    stronger = _STRENGTHS.index(a.strength) > _STRENGTHS.index(b.strength)
    return Difference("strength", a.strength, b.strength, further="a" if stronger else "b")
