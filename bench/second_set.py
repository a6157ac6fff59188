"""The second set's marked texts, read into documents and what is to be found in them."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "second"
_MARK = re.compile(r"\[\[(?P<text>[^\]|]+)\|(?P<label>[A-Z]+)\]\]|\{\{(?P<goal>[^:]*)::|\}\}|<<|>>")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity as marked."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedGoal:
    """A goal as marked; "" where nothing is said."""

    quote: str
    kind: str
    theme: str
    owner: str
    deadline: str
    target: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A document of the set: its plain text and all that is marked in it."""

    name: str
    text: str
    mentions: tuple[Mention, ...]
    goals: tuple[MarkedGoal, ...]
    plain: tuple[str, ...]


def read_marked() -> list[Marked]:
    """Return the documents of the second set, by name."""
    return [_parse(path.name, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def _parse(name: str, marked: str) -> Marked:
    text, reached = "", 0
    mentions: list[Mention] = []
    goals: list[MarkedGoal] = []
    plain: list[str] = []
    fields, began = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[reached : mark.start()]
        reached = mark.end()
        if mark["label"]:
            mentions.append(Mention(mark["label"], mark["text"]))
            text += mark["text"]
        elif mark.group() == "}}":
            goals.append(_goal(text[began:], fields))
        elif mark.group() == ">>":
            plain.append(text[began:])
        else:
            fields, began = mark["goal"] or "", len(text)
    text += marked[reached:]
    return Marked(name, text, tuple(mentions), tuple(goals), tuple(plain))


def _goal(quote: str, fields: str) -> MarkedGoal:
    kind, theme, owner, deadline, target = (field.strip() for field in fields.split(";"))
    return MarkedGoal(quote, kind, theme, owner, deadline, target)
