"""One picture of a page -> its words: language first, a second attempt where it went badly.

prepare -> read in the likeliest language -> identify what was read -> read again if it is another
-> where confidence is low: turn upright, even out the light -> keep the best attempt
"""

from dataclasses import dataclass, replace

from ingest.document import Language
from ingest.language import identify
from ingest.layout.frame import Frame
from ingest.layout.word import Grid, LayoutWord
from ingest.ocr.measure import scale_grids, to_layout_words
from ingest.ocr.prepare import Picture, Prepared, prepare, prepare_harder
from ingest.ocr.rules import find_tables
from ingest.ocr.scrawl import find_scrawl
from ingest.ocr.signs import mend_signs
from ingest.ocr.tesseract import OcrWord, find_orientation, recognise_words

GOOD = 0.80
"""Mean confidence from which no second attempt is made."""
TURNED = 0.65
"""Below this the page may be upside down or on its side."""
SURE = 0.7
"""Language identification at least this sure is believed."""
ENOUGH_WORDS = 12
"""Fewer words than this tell too little of a page's language."""
JUNK = 0.3
"""A sign without letter or digit read with less confidence than this is a speck or a rule."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as OCR read it: words in the reading frame, in points.

    `sure` tells whether the language was found from this page's own words; `steps` names what was
    done to the picture; `scrawl` counts lines of handwriting or stamps that were left out.
    """

    words: tuple[LayoutWord, ...]
    grids: tuple[Grid, ...]
    frame: Frame
    language: Language
    confidence: float
    sure: bool
    steps: tuple[str, ...]
    scrawl: int = 0


@dataclass(frozen=True, slots=True)
class _Attempt:
    prepared: Prepared
    words: tuple[OcrWord, ...]
    language: Language
    sure: bool
    grids: tuple[Grid, ...]

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def confidence(self) -> float:
        total = sum(word.confidence * len(word.text) for word in self.words)
        return total / self.letters if self.letters else 0.0

    @property
    def worth(self) -> float:
        """Letters read, those in doubt counted against it: what attempts are compared by."""
        return sum((word.confidence - 0.5) * len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """How pages are read: resolution, seconds that a page may take, the language if it is known."""

    dpi: int
    timeout: float
    language: Language | None = None

    def recognise(self, picture: Picture, *, likely: Language) -> Recognised:
        """Read a grey picture; `likely` is the language it is first read in.

        Raises MissingTool and OcrTimeoutError.
        """
        best = self._attempt(prepare(picture), self.language or likely)
        if best.confidence < TURNED or best.letters < ENOUGH_WORDS:
            turned = find_orientation(best.prepared.picture, dpi=self.dpi, timeout=self.timeout)
            if turned:
                best = _better(best, self._attempt(prepare(picture, turned=turned), best.language))
        if best.confidence < GOOD and best.letters:
            again = prepare_harder(picture, turned=best.prepared.turned)
            best = _better(best, self._attempt(again, best.language))
        return self._result(best, picture)

    def _attempt(self, prepared: Prepared, language: Language) -> _Attempt:
        attempt = self._read(prepared, language, sure=self.language is not None)
        if attempt.sure or len(attempt.words) < ENOUGH_WORDS:
            return attempt
        found = identify(" ".join(word.text for word in attempt.words), fallback=language)
        if found.confidence < SURE or found.language == language:
            return replace(attempt, sure=found.confidence >= SURE)
        return _better(attempt, self._read(prepared, found.language, sure=True))

    def _read(self, prepared: Prepared, language: Language, *, sure: bool) -> _Attempt:
        tables = find_tables(prepared.picture)
        words = recognise_words(
            tables.picture,
            language=language,
            dpi=round(self.dpi * prepared.scale),
            timeout=self.timeout,
        )
        seen = mend_signs(words, tables.picture)
        kept = tuple(word for word in seen if not _is_junk(word))
        return _Attempt(prepared, kept, language, sure, tables.grids)

    def _result(self, attempt: _Attempt, picture: Picture) -> Recognised:
        scrawl = find_scrawl(attempt.words, attempt.language)
        left_out = {id(word) for line in scrawl for word in line}
        kept = tuple(word for word in attempt.words if id(word) not in left_out)
        attempt, prepared = replace(attempt, words=kept), attempt.prepared
        height, width = picture.shape if prepared.turned % 180 == 0 else picture.shape[::-1]
        points = 72 / self.dpi
        return Recognised(
            words=to_layout_words(attempt.words, points=points / prepared.scale),
            grids=scale_grids(attempt.grids, points=points / prepared.scale),
            frame=Frame(width * points, height * points, prepared.turned, prepared.skew),
            language=attempt.language,
            confidence=round(attempt.confidence, 3),
            sure=attempt.sure,
            steps=prepared.steps,
            scrawl=len(scrawl),
        )


def _better(first: _Attempt, second: _Attempt) -> _Attempt:
    return second if second.worth > first.worth else first


def _is_junk(word: OcrWord) -> bool:
    return word.confidence < JUNK and not any(map(str.isalnum, word.text))
