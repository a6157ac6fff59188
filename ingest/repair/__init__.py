"""Pejl's own trade: damaged Danish and Swedish text put right, every change kept and explained.

    repair_text(text, language=None, pinned=NO_PINS)            -> Repaired(text, edits)
    repair_page(raw_page, language=..., document=survey(...))   -> Repaired
    repair_pages(texts, language=...)                           -> list[Repaired], evidence shared

`repair.py` holds the order of the steps; each step is a module of rules that take a text and give
the replacements that they want. `Pins` are a user's own words (`read_pins`).
"""

from ingest.repair.damage import Damage
from ingest.repair.pins import NO_PINS, Pins, read_pins
from ingest.repair.repair import Repaired, repair_page, repair_pages, repair_text, survey
from ingest.repair.trace import undo

__all__ = [
    "NO_PINS",
    "Damage",
    "Pins",
    "Repaired",
    "read_pins",
    "repair_page",
    "repair_pages",
    "repair_text",
    "survey",
    "undo",
]
