"""What the functions of statements are called, for people to read."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "function_names.toml"


def called(function: str, language: str) -> str:
    """Return what FUNCTION is called in Danish (`da`) or English; its own name without one."""
    names = _names().get(function, {})
    return names.get("da" if language == "da" else "en", function)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))
