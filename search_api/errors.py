"""What can be wrong with a question. Every message is safe to show and says what to do.

SearchError
  InvalidQuery          the query cannot be understood
    UnknownField        a filter names a field that passages do not have
"""


class SearchError(Exception):
    """A question that got no answer."""


class InvalidQuery(SearchError):
    """A query that cannot be understood; the message is for the person who asked."""


class UnknownField(InvalidQuery):
    """A filter that names a field which passages do not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is not a field to filter on; use one of: {', '.join(known)}")
        self.name = name
