"""Names that the gazetteer holds, found by spaCy's phrase matcher on folded words.

spaCy takes a second to load: nothing on the search path imports this module.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.document import Language
from nlp.entities.fold import fold, slug
from nlp.entities.gazetteer import entries, places
from nlp.entities.municipalities import doubtful
from nlp.entities.patterns import opens_sentence
from nlp.entities.spacy_alone import NORM, ORTH, Doc, PhraseMatcher, Tokenizer, Vocab, spacy
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import words
from nlp.passage import Label

_REMEMBERED = 50_000
_OPENING = re.compile(r"[A-ZÀ-ÖØ-Þ0-9][^\W_]*")
_BLANK = re.compile(r"\s")
_SLACK = 20
"""Letters that a spelling may have more than the gazetteer's (`aa` for `å`)."""
_DIRECTIONS = {"norra", "södra", "östra", "västra", "mellersta"}


def _make_reader() -> Tokenizer:
    """Return a tokenizer that describes words by their folded forms alone: these are matched."""
    reader: Tokenizer = spacy.blank("da", vocab=Vocab(lex_attr_getters={NORM: fold})).tokenizer
    reader.rules = {
        form: [{ORTH: word[ORTH]} for word in words_of_it]
        for form, words_of_it in reader.rules.items()
    }  # `kbh.` is no `københavn` here
    return reader


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the matcher: what it stands for, and how strictly its letters must agree."""

    text: str
    label: Label
    id: str
    country: str

    @property
    def exact(self) -> bool:
        """Abbreviations count only in their own capitals: `VIA` is a school, `via` is not."""
        return len(self.text) <= 4 or self.text.isupper()


class NameMatcher:
    """Finds the gazetteer's names in text, in any case, genitive and spelling without æøå."""

    def __init__(self) -> None:
        self._reader = _make_reader()
        self._read_before: set[str] = set()
        self._matcher = PhraseMatcher(self._reader.vocab, attr="NORM")
        self._strings = self._reader.vocab.strings
        self._names: dict[str, list[_Name]] = {}
        self._reach: dict[str, int] = {}
        for name in _all_names():
            self._add(name)

    def _add(self, name: _Name) -> None:
        key = fold(name.text)
        self._names.setdefault(key, []).append(name)
        self._matcher.add(key, [self._reader(name.text)])
        if not key.endswith("s"):
            self._matcher.add(f"{key}+s", [self._reader(f"{name.text}s")])
        self._note_reach(name.text)

    def _note_reach(self, name: str) -> None:
        """Keep how many letters a name may take, by the beginning of its first word.

        Raises:
            ValueError: it begins with neither, so it would never be looked for.

        """
        for spelling in (name, f"{name}s"):
            opening = _OPENING.match(spelling)
            if opening is None:
                msg = (
                    f"a name begins with a capital or a figure, unlike {name!r}: mend the gazetteer"
                )
                raise ValueError(msg)
            begins = fold(opening[0])
            self._reach[begins] = max(self._reach.get(begins, 0), len(spelling) + _SLACK)

    def find(self, text: str, language: Language) -> Iterator[Span]:
        """Find names in a text; spans may overlap."""
        for offset, stop in self.stretches(text):
            doc = self._read(text[offset:stop])
            for match_id, first, last in self._matcher(doc):
                key = self._strings[match_id]
                start = offset + doc[first].idx
                end = offset + doc[last - 1].idx + len(doc[last - 1])
                end = start + len(text[start:end].removesuffix("'s").removesuffix("’s"))
                end -= key.endswith("+s")
                span = self._span(text, start, end, key.removesuffix("+s"), language)
                if span is not None:
                    yield _with_direction(text, span)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names can stand: from a word that opens one, as far as the longest goes.

        Names open with a capital or a figure (`_agrees`), so other words need not be looked at;
        the stretches begin and end at blanks.
        """
        begun = reached = 0
        for opening in _OPENING.finditer(text):
            reach = self._reach.get(fold(opening[0]))
            if reach is None:
                continue
            if opening.start() >= reached:
                if reached:
                    yield begun, reached
                begun = opening.start()
                while begun > reached and not text[begun - 1].isspace():
                    begun -= 1
            blank = _BLANK.search(text, opening.start() + reach)
            reached = max(reached, blank.start() if blank else len(text))
        if reached:
            yield begun, reached

    def _read(self, text: str) -> Doc:
        """Return the tokens of a text.

        spaCy takes a word apart each time that it comes behind an abbreviation (its issue 1250),
        but remembers what it read by itself; so new words are shown to it first, each alone. What
        it remembers grows, so it begins anew from time to time.
        """
        if len(self._read_before) > _REMEMBERED:
            self._reader, self._read_before = _make_reader(), set()
        new = set(text.split()) - self._read_before
        for word in new:
            self._reader(word)
        self._read_before |= new
        doc: Doc = self._reader(text)
        return doc

    def _span(self, text: str, start: int, end: int, key: str, language: Language) -> Span | None:
        candidates = [n for n in self._names[key] if _agrees(n, text, start, end, language)]
        candidates.sort(key=lambda name: name.country == "SE" and language != "sv")
        if language == "sv":
            candidates.sort(key=lambda name: name.country != "SE")
        if not candidates:
            return None
        name = candidates[0]
        span = Span(start, end, name.label, Source.GAZETTEER, id=name.id)
        return None if name.label == "MUNICIPALITY" and doubtful(text, span) else span


def _agrees(name: _Name, text: str, start: int, end: int, language: Language) -> bool:
    written = text[start:end]
    if name.text in words("swedish_only") and language != "sv":
        return False
    if name.exact:
        if name.country == "DK" and language == "sv":
            return False  # `RUC` is a university in Roskilde, and many other things in Sweden
        return written == name.text and not _in_capitals(text, start, end)
    if not written[0].isupper() and name.text[0].isupper():
        return False
    if name.country == "SE" and language != "sv":
        known = name.label != "PLACE" and len(written) >= 5
        return known and not opens_sentence(text, start)
    return True


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Say whether the name stands in a line that is all capitals, where every word looks short."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    return rest.isupper() and sum(map(str.isalpha, rest)) > 3


def _with_direction(text: str, span: Span) -> Span:
    """Take `norra` into `norra Halland`."""
    before = text[: span.start].rsplit(maxsplit=1)[-1:] if span.label == "PLACE" else []
    if before and before[0] in _DIRECTIONS and text[span.start - 1] == " ":
        start = span.start - len(before[0]) - 1
        return Span(
            start, span.end, span.label, span.source, f"sted:{slug(text[start : span.end])}"
        )
    return span


def _all_names() -> Iterator[_Name]:
    for known in entries():
        for text in known.names:
            if text not in words("never_alone"):
                yield _Name(text, known.label, known.id, known.country)
    for text, country in places():
        yield _Name(text, "PLACE", f"sted:{slug(text)}", country)


@cache
def name_matcher() -> NameMatcher:
    """Return the matcher, made once a process."""
    return NameMatcher()
