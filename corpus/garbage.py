"""How often Python looks for garbage in circles, which for Pejl costs more than it brings."""

import gc

_YOUNG = 20_000


def collect_seldom() -> None:
    """Let this process look for circular garbage a thirtieth as often as Python does by itself.

    Pages, words and terms are made by the hundred thousand, never in circles, and lexicons and
    models stay: looking through them all again and again took a tenth of the time of ingest.
    """
    gc.set_threshold(_YOUNG, 10, 10)
