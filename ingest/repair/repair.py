"""The order of repair: encoding, letters, lines, words; and what is never touched."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Edit, Language, RawPage
from ingest.language import identify
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon
from ingest.repair.damage import Damage, add_up, text_damage
from ingest.repair.footnotes import restore_marks
from ingest.repair.letters import (
    compose,
    drop_c1_controls,
    drop_controls,
    drop_invisible,
    place_accents,
    spell_out_ligatures,
)
from ingest.repair.lines import join_lines, join_split_words
from ingest.repair.lost import restore_lost
from ingest.repair.misread import mend_misread
from ingest.repair.mojibake import decode_mojibake
from ingest.repair.own_words import mend_own_words
from ingest.repair.pins import NO_PINS, Pins
from ingest.repair.spelling import spell_letters
from ingest.repair.tokens import find_tokens
from ingest.repair.trace import Draft, Replacement

Step = Callable[[str], Iterable[Replacement]]

_DOCUMENT_WEIGHT = 4.0
"""A page leans on its document's evidence of damage as on so many words of its own."""
_LETTER_STEPS: tuple[Step, ...] = (
    drop_controls,
    compose,
    drop_c1_controls,
    drop_invisible,
    spell_out_ligatures,
    place_accents,
    compose,
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text (in NFC) and the edits that led to it, in order; undone they give the raw."""

    text: str
    edits: tuple[Edit, ...] = ()


def repair_text(
    text: str, *, language: Language | None = None, pinned: Pins | Iterable[str] = NO_PINS
) -> Repaired:
    """Repair a text, whose pages a form feed parts; without `language` it is found."""
    pages = text.split("\f")
    repaired = repair_pages(pages, language=language, pinned=pinned)
    edits: list[Edit] = []
    start = 0
    for page in repaired:
        edits += (_shifted(edit, start) for edit in page.edits)
        start += len(page.text) + 1
    return Repaired("\f".join(page.text for page in repaired), tuple(edits))


def repair_page(
    raw: RawPage,
    *,
    language: Language | None = None,
    pinned: Pins | Iterable[str] = NO_PINS,
    document: Damage | None = None,
) -> Repaired:
    """Repair a page; `document` is the damage of its whole document (`survey`), where known."""
    return _repair(raw.text, language or raw.language, _as_pins(pinned), document)


def repair_pages(
    pages: Sequence[str],
    *,
    language: Language | None = None,
    pinned: Pins | Iterable[str] = NO_PINS,
) -> list[Repaired]:
    """Repair the pages of one document, which share what is known of its damage."""
    language = language or identify("\n".join(pages)).language
    document = survey(pages, language=language) if len(pages) > 1 else None
    return [_repair(page, language, _as_pins(pinned), document) for page in pages]


def survey(pages: Iterable[str], *, language: Language) -> Damage:
    """How far a document's pages have lost the letters of its language."""
    own = _lexicon_language(language)
    return add_up(text_damage(page, own) for page in pages) if own else Damage()


def _repair(text: str, language: Language | None, pins: Pins, document: Damage | None) -> Repaired:
    draft = pins.force(Draft(text, text))
    draft = decode_mojibake(draft, language=language)
    for step in _LETTER_STEPS:
        draft = _take(draft, step, pins)
    own = _lexicon_language(language or identify(draft.text).language)
    if own:
        draft = _mend_words(draft, own, pins, document)
    return Repaired(draft.text, draft.edits)


def _mend_words(
    draft: Draft, language: LexiconLanguage, pins: Pins, document: Damage | None
) -> Draft:
    """The steps that know a language's words."""
    lexicon = load_lexicon(language)
    draft = _take(draft, lambda text: join_lines(text, lexicon), pins)
    draft = _take(draft, restore_marks, pins)
    draft = _take(draft, lambda text: restore_lost(text, language), pins)
    draft = _take(draft, lambda text: mend_own_words(text, pins.words, language), pins)
    tokens = find_tokens(draft.text)
    damage = text_damage(draft.text, language)
    spelt = _take(draft, lambda _: spell_letters(tokens, language, damage), pins)
    if spelt is not draft:
        draft, tokens = spelt, find_tokens(spelt.text)
        damage = text_damage(spelt.text, language)
    if document:
        damage = damage.lean_on(document, weight=_DOCUMENT_WEIGHT)
    draft = _take(draft, lambda text: mend_misread(text, tokens, language, damage), pins)
    return _take(draft, lambda text: join_split_words(text, lexicon), pins)


def _take(draft: Draft, step: Step, pins: Pins) -> Draft:
    """The draft after a step, without what it wanted of pinned words."""
    found = list(step(draft.text))
    if found and (spans := pins.kept_spans(draft.text)):
        found = [
            r for r in found if not any(r.start < end and start < r.end for start, end in spans)
        ]
    return draft.change(found)


def _lexicon_language(language: Language) -> LexiconLanguage | None:
    """The language whose words repair may put in; none for Norwegian and English."""
    return language if language in ("da", "sv") else None


def _as_pins(pinned: Pins | Iterable[str]) -> Pins:
    return pinned if isinstance(pinned, Pins) else Pins(keep=frozenset(pinned))


def _shifted(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.before, edit.after, edit.rule, edit.confidence)
