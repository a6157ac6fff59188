"""What can be wrong with a question. Every message is safe to show and says what to do.

SearchError
  InvalidQuery          the query cannot be understood
    NothingSought       nothing in it is to be searched for
    QueryTooLong        it has more characters than anyone would type
    WrongFilter         a filter is no key=value, or its value is none that the field can have
      UnknownField      a filter names a field that passages do not have
"""


class SearchError(Exception):
    """A question that got no answer."""


class InvalidQuery(SearchError):
    """A query that cannot be understood; the message is for the person who asked."""


class NothingSought(InvalidQuery):
    """Nothing in the query is to be searched for."""


class QueryTooLong(InvalidQuery):
    """More characters than anyone would type."""


class WrongFilter(InvalidQuery):
    """A filter that is no key=value, or has a value that its field cannot have."""


class UnknownField(WrongFilter):
    """A filter that names a field which passages do not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is not a field to filter on; use one of: {', '.join(known)}")
        self.name = name
