"""Which goals are meant: the filters that the service, the command line and the page share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal
from urllib.parse import urlencode

from nlp.passage import AnnotatedDocument, Goal, GoalKind, Theme
from search_api.web.names import display_name

DocumentKindName = Literal["agreement", "strategy", "minutes", "news", "other"]


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Conditions on goals, "" for any; all must hold.

    `owner` is words of the owner's name, in the document's words or formal, or its identity;
    `year` that of the deadline; `document_kind` the sort of document that the goal stands in.
    """

    theme: Theme | Literal[""] = ""
    kind: GoalKind | Literal[""] = ""
    owner: str = ""
    year: str = ""
    document_kind: DocumentKindName | Literal[""] = ""

    def keeps(self, goal: Goal) -> bool:
        """Whether a goal meets the conditions on goals."""
        return (
            self.theme in {"", goal.theme}
            and self.kind in {"", goal.kind}
            and self.year in {"", goal.deadline_date[:4]}
            and (not self.owner or _is_owner(goal, self.owner.casefold().strip()))
        )

    @property
    def query(self) -> str:
        """The conditions as the query of an address."""
        pairs = [(field.name, str(getattr(self, field.name))) for field in fields(self)]
        return urlencode([(name, value) for name, value in pairs if value])


def select_goals(documents: Iterable[AnnotatedDocument], wanted: GoalFilter) -> list[Goal]:
    """Return the goals of DOCUMENTS that meet the conditions, in their order."""
    return [
        goal
        for document in documents
        if wanted.document_kind in {"", document.facts.kind}
        for goal in document.goals
        if wanted.keeps(goal)
    ]


def _is_owner(goal: Goal, wanted: str) -> bool:
    if not goal.owner:
        return False
    if wanted == goal.owner_id.casefold():
        return True
    whole_words = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")  # `vi` is not in `Viborg`
    formal = display_name(goal.owner_id) if goal.owner_id else ""
    return any(whole_words.search(name.casefold()) for name in (goal.owner, formal))
