"""A service that runs on the same corpus: it holds the index, so questions go through it.

`pejl serve` leaves its address in `service.json` in the data folder for as long as it runs, with a
secret of this run: who may read the folder may ask the service, also where that asks for keys.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpus.files import write_atomic

if TYPE_CHECKING:
    from search_api.hits import Hit, SearchAnswer

T = TypeVar("T")

_FILE = "service.json"
_ANYWHERE = ("0.0.0.0", "::", "")
_SECONDS = 60


@contextmanager
def announced(data: Path, host: str, port: int, secret: str) -> Iterator[None]:
    """Let commands beside this service know where it is, until it ends."""
    file = data / _FILE
    data.mkdir(parents=True, exist_ok=True)
    reachable = "127.0.0.1" if host in _ANYWHERE else host
    said = {"address": f"http://{reachable}:{port}", "secret": secret}
    write_atomic(file, json.dumps(said).encode())  # readable by its owner alone
    try:
        yield
    finally:
        if secret_of(data) == secret:  # else a service that came later has said where it is
            file.unlink(missing_ok=True)


def neighbour(data: Path) -> str:
    """Return the address of the service that runs on this corpus, "" where none answers."""
    from urllib.request import urlopen

    address = _said(data).get("address", "")
    try:
        with urlopen(f"{address}/health", timeout=2):
            return address
    except (OSError, ValueError):
        return ""


def secret_of(data: Path) -> str:
    """Return what lets commands in at the service that runs on this corpus."""
    return _said(data).get("secret", "")


def _said(data: Path) -> dict[str, str]:
    try:
        said: dict[str, str] = json.loads((data / _FILE).read_text())
    except (OSError, ValueError):
        return {}
    return said


def search_there(
    address: str, query: str, *, secret: str, limit: int, mode: str, where: Sequence[str]
) -> "SearchAnswer":
    """Put a query to a service.

    Raises:
        InvalidQuery: the service cannot understand it; its own message.

    """
    from search_api.hits import SearchAnswer

    pairs = [("q", query), ("limit", str(limit)), ("mode", mode), *(("where", w) for w in where)]
    return _ask(f"{address}/api/search", pairs, secret, SearchAnswer)


def similar_there(
    address: str, document_id: str, page: int, start: int, *, secret: str, limit: int
) -> "tuple[Hit, ...]":
    """Ask a service for the passages like one.

    Raises:
        InvalidQuery: no passage begins there.

    """
    from search_api.hits import Hit

    place = [("document", document_id), ("page", str(page)), ("start", str(start))]
    pairs = [*place, ("limit", str(limit))]
    return tuple(_ask(f"{address}/api/similar", pairs, secret, list[Hit]))


def _ask(url: str, pairs: Sequence[tuple[str, str]], secret: str, kind: type[T]) -> T:
    from urllib.error import HTTPError
    from urllib.parse import urlencode
    from urllib.request import Request, urlopen

    from corpus.codec import from_json
    from search_api.errors import InvalidQuery

    asked = Request(f"{url}?{urlencode(pairs)}", headers={"Authorization": f"Bearer {secret}"})
    try:
        with urlopen(asked, timeout=_SECONDS) as answer:
            return from_json(answer.read(), kind)
    except HTTPError as error:
        raise InvalidQuery(json.loads(error.read())["detail"]) from error
