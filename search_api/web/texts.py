"""What the page says, in Danish and in English: one file of texts for each (`texts/da.toml`)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "texts"
DEFAULT_LANGUAGE = "da"


@cache
def load_texts(language: str) -> Mapping[str, str]:
    """Return every text of the page in this language; in Danish where there is no such file."""
    path = _FOLDER / f"{language}.toml"
    if language not in languages():
        path = _FOLDER / f"{DEFAULT_LANGUAGE}.toml"
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the page speaks."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
