"""How a benchmark says its figures: a name and a figure a line, at once."""

import sys


def say(what: str, figure: str) -> None:
    """Print one figure."""
    sys.stdout.write(f"{what:44} {figure}\n")
    sys.stdout.flush()
