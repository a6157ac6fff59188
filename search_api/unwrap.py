"""A passage as people read it: the line ends of the page inside its paragraphs are blanks."""

import re

from ingest.structure import marker_end

_LINE_END = re.compile(r"(?<=[^\n])\n(?=([^\n]*))")


def unwrap(text: str) -> str:
    r"""Return TEXT with a blank for every line end inside a paragraph; no offset changes.

    >>> unwrap("Vi vil gøre\ndet.\n\n- nu\n- straks")
    'Vi vil gøre det.\n\n- nu\n- straks'
    """
    return _LINE_END.sub(lambda end: "\n" if _opens(end[1]) else " ", text)


def _opens(line: str) -> bool:
    """Return whether a line begins something: nothing follows, a bullet, a number, a cell."""
    return not line.strip() or marker_end(line) > 0 or " | " in line
