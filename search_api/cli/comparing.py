"""Two documents side by side."""

from search_api.cli.options import Data, Json, Reference


def compare(a: Reference, b: Reference, *, data: Data = None, as_json: Json = False) -> None:
    """Match the goals of two documents, and show what only one of them promises."""
