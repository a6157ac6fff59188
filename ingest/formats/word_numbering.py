"""The numbers that Word draws before paragraphs but does not store: `3.1`, `a)`, `§ 2`."""

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.ooxml import attribute, child, descendants, name_of

BULLET = "•"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its numbers and the text around them (`%1.%2`)."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_legal: bool = False
    style_id: str = ""


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list definition, and the starts that this use of it sets anew by level."""

    definition: str
    levels: tuple[Level, ...]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts through a document's lists; must see its numbered paragraphs in order."""

    lists: dict[str, NumberList]
    counters: dict[str, list[int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, list_id: str, stated: str, style_id: str) -> int:
        """The level from 0: as stated, or the one that the list ties to the style."""
        if stated.isdigit():
            return min(int(stated), _LEVELS - 1)
        levels = self.lists[list_id].levels if list_id in self.lists else ()
        tied = (at for at, level in enumerate(levels) if style_id and level.style_id == style_id)
        return next(tied, 0)

    def next_label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of a list: a number, a bullet, or ""."""
        number_list = self.lists.get(list_id)
        if number_list is None or level >= len(number_list.levels):
            return ""
        counts = self._count(list_id, number_list, level)
        return _label(number_list.levels, level, counts)

    def _count(self, list_id: str, number_list: NumberList, level: int) -> list[int]:
        unset = [one.start - 1 for one in number_list.levels]
        counts = self.counters.setdefault(number_list.definition, unset)
        if level in number_list.restarts and (list_id, level) not in self.begun:
            counts[level] = number_list.restarts[level] - 1
        self.begun.add((list_id, level))
        counts[level] += 1
        for deeper in range(level + 1, len(counts)):
            counts[deeper] = number_list.levels[deeper].start - 1
        return counts


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of Word's numbering part; none where the part is missing."""
    if root is None:
        return Numbering({})
    definitions = {
        attribute(one, "abstractNumId"): _levels(one) for one in descendants(root, "abstractNum")
    }
    lists = {}
    for use in (one for one in root if name_of(one) == "num"):
        definition = attribute(child(use, "abstractNumId"), "val")
        levels = definitions.get(definition, ())
        lists[attribute(use, "numId")] = NumberList(definition, levels, _restarts(use))
    return Numbering(lists)


def _levels(definition: etree._Element) -> tuple[Level, ...]:
    return tuple(
        Level(
            form=attribute(child(level, "numFmt"), "val", "decimal"),
            text=attribute(child(level, "lvlText"), "val"),
            start=_number(attribute(child(level, "start"), "val"), 1),
            is_legal=child(level, "isLgl") is not None,
            style_id=attribute(child(level, "pStyle"), "val"),
        )
        for level in list(descendants(definition, "lvl"))[:_LEVELS]
    )


def _restarts(use: etree._Element) -> dict[int, int]:
    return {
        _number(attribute(override, "ilvl"), 0): _number(attribute(start, "val"), 1)
        for override in descendants(use, "lvlOverride")
        if (start := child(override, "startOverride")) is not None
    }


def _label(levels: tuple[Level, ...], level: int, counts: list[int]) -> str:
    own = levels[level]
    if own.form == "bullet":
        return BULLET
    if own.form == "none":
        return ""

    def number(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        if at >= len(levels):
            return ""
        form = "decimal" if own.is_legal else levels[at].form
        return format_number(max(counts[at], levels[at].start), form)

    return _PLACE.sub(number, own.text).strip()


def format_number(number: int, form: str) -> str:
    """A number in one of Word's forms: decimal, letters (a, b ... z, aa), Roman."""
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * min(count, 100)
    return letters


def _number(text: str, default: int) -> int:
    """A count from the file, kept within what any document holds."""
    return min(int(text), 1_000_000) if text.isdigit() else default
