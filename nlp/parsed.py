"""What `re` makes of a pattern before it compiles it: steps, of which some hold others."""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

steps: Any = import_module("re._constants")  # which has no public name, nor has the parser
_parser: Any = import_module("re._parser")

Step = tuple[Any, Any]
"""What a step does, one of `steps`, and with what."""


def parse(pattern: re.Pattern[str]) -> Sequence[Step]:
    """Return the steps of a compiled pattern."""
    parsed: Sequence[Step] = _parser.parse(pattern.pattern, pattern.flags)
    return parsed
