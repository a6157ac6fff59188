"""The settings of this run, and the parts of the corpus that a command needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from corpus.index import Corpus
    from corpus.settings import Settings


def read_settings(data: Path | None, **given: object) -> "Settings":
    """Return the settings; what is given on the command line counts before everything else.

    Raises:
        typer.BadParameter: a setting has no sense; the message names it.

    """
    from pydantic import ValidationError

    from corpus.settings import Settings

    make: Callable[..., Settings] = Settings
    named = {**given, "data": data}
    try:
        return make(**{key: value for key, value in named.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = "PEJL_" + "_".join(str(part) for part in first["loc"]).upper()
        raise typer.BadParameter(f"{name}: {first['msg']}") from error


def corpus_settings(data: Path | None, **given: object) -> "Settings":
    """Return the settings of a corpus that must be there already.

    Raises:
        CorpusNotFound: there is none.

    """
    from corpus.opening import require_corpus

    settings = read_settings(data, **given)
    require_corpus(settings)
    return settings


@contextmanager
def opened_corpus(settings: "Settings") -> Iterator["Corpus"]:
    """Open the corpus and its index, and close the index properly at the end."""
    from corpus.opening import open_corpus

    corpus = open_corpus(settings)
    try:
        yield corpus
    finally:
        corpus.store.close()
