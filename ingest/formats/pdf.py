"""PDF -> raw pages: text layers examined, pictures read where that is better, all laid out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.choice import Choice, Evidence, Verdict, choose, prefers_ocr
from ingest.document import Language, PageProblem, RawPage, Reading
from ingest.errors import TooLarge
from ingest.extracted import Extracted
from ingest.formats.pages import from_ocr
from ingest.formats.pdfium import PageContent, PageSketch, Pdf, open_pdf
from ingest.formats.pdfium_text import TextLayer
from ingest.formats.plumber import open_tables
from ingest.language import Identified, identify, letters
from ingest.layout.document import lay_out
from ingest.layout.frame import Frame
from ingest.layout.word import Grid, PageWords
from ingest.ocr.pages import Drawn, read_pictures
from ingest.ocr.prepare import lone_pixels
from ingest.ocr.recognise import Recognised
from ingest.options import ReadOptions
from ingest.wordcheck import check_words

_FINE_DPI = 190
"""Resolution from which a scan is drawn as it is; coarser letters are too small to be read."""
_CLEAN = 0.0001
"""Share of lone pixels up to which a scan is clean; 0.5 % of noise leave six times as many."""
_ENOUGH = 200
"""Characters from which a page tells its language."""
MIN_RULES = 4
"""A ruled table has at least this many rules or boxes."""


@dataclass(frozen=True, slots=True)
class _Examined:
    """A page before it is laid out: its text layer, what else it holds, and what to do about it."""

    number: int
    size: tuple[float, float]
    layer: TextLayer
    sketch: PageSketch
    choice: Choice

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.layer.words)


@dataclass(frozen=True, slots=True)
class _Settled:
    """How a page is read in the end: its words, and what is told about it."""

    words: PageWords
    reading: Reading
    reason: str
    language: Language | None = None
    confidence: float | None = None
    problems: tuple[PageProblem, ...] = ()


def read_pdf(path: Path, options: ReadOptions) -> Extracted:
    """Read a PDF page by page.

    Raises EncryptedFile, UnreadableFile, TooLarge (over `options.max_pages`) and MissingTool.
    """
    with open_pdf(path, password=options.password) as pdf:
        if len(pdf) > options.max_pages:
            raise TooLarge(
                path, f"{len(pdf)} pages, over the limit of {options.max_pages}; split it"
            )
        contents = [pdf.read(number) for number in range(1, len(pdf) + 1)]
        texts = [" ".join(word.text for word in content.layer.words) for content in contents]
        identified = [identify(text) for text in texts]
        language = options.language or _language(texts, identified)
        languages = [_own_language(*of, language) for of in zip(texts, identified, strict=True)]
        examined = zip(contents, texts, languages, strict=True)
        pages = [_examine(i, *page, options) for i, page in enumerate(examined, 1)]
        scans = {
            page.number: page.sketch.scan_dpi
            for page in pages
            if page.choice.verdict is not Verdict.LAYER
        }
        pictures = read_pictures(
            list(scans), lambda n: draw_page(pdf, n, scans[n], options), options, likely=language
        )
        title = pdf.title
    grids = _grids(path, [p for p in pages if _may_have_table(p)], options)
    settled = [_settle(page, pictures, grids, language) for page in pages]
    return Extracted(_raw_pages(pages, settled), title)


def _language(texts: Iterable[str], identified: Iterable[Identified]) -> Language:
    """The language of the text layers taken together; even a damaged one tells it."""
    votes: Counter[Language] = Counter({"da": 1})
    for text, found in zip(texts, identified, strict=True):
        votes[found.language] += round(letters(text) * found.confidence)
    return votes.most_common(1)[0][0]


def _own_language(text: str, identified: Identified, common: Language) -> Language:
    """A page's language, that of all where its text tells too little."""
    return identified.language if len(text) > _ENOUGH and identified.confidence else common


def _examine(
    number: int, content: PageContent, text: str, language: Language, options: ReadOptions
) -> _Examined:
    layer, sketch = content.layer, content.sketch
    evidence = Evidence(text, layer.unmapped, layer.invisible, sketch.picture_share, sketch.drawn)
    choice = choose(evidence, options.language or language, options.ocr)
    return _Examined(number, content.size, layer, sketch, choice)


def draw_page(pdf: Pdf, number: int, scan_dpi: int, options: ReadOptions) -> Drawn:
    """Draw a page, at a lower resolution where it is so large that its picture would not fit.

    A clean scan is drawn as it was made, in two thirds of the time at 200 dpi; noise is told from
    strokes only in a finer picture.
    """
    width, height = pdf.size(number)
    inches = max(width * height / 72**2, 0.01)
    dpi = max(1, min(options.dpi, int((options.max_pixels / inches) ** 0.5)))
    if _FINE_DPI <= scan_dpi < dpi:
        picture = pdf.render(number, scan_dpi)
        if lone_pixels(picture) <= _CLEAN:
            return Drawn(picture, scan_dpi)
    return Drawn(pdf.render(number, dpi), dpi)


def _may_have_table(page: _Examined) -> bool:
    return page.sketch.rules >= MIN_RULES and page.sketch.plain and page.layer.turned == 0


def _grids(
    path: Path, pages: Sequence[_Examined], options: ReadOptions
) -> dict[int, tuple[Grid, ...]]:
    if not pages:
        return {}
    with open_tables(path, password=options.password) as tables:
        return {page.number: tables.on_page(page.number) for page in pages}


def _settle(
    page: _Examined,
    pictures: dict[int, Recognised | None],
    grids: dict[int, tuple[Grid, ...]],
    language: Language,
) -> _Settled:
    read = pictures.get(page.number)
    if page.choice.verdict is Verdict.LAYER:
        return _from_layer(page, grids, page.choice.reason)
    if read is None:
        timeout = PageProblem("ocr-timeout", "OCR took too long over this page and was stopped.")
        return _from_layer(page, grids, f"{page.choice.reason}, but OCR took too long", timeout)
    if page.choice.verdict is Verdict.BOTH and not _ocr_is_better(page, read):
        return _from_layer(page, grids, f"{page.choice.reason}, but OCR read it no better")
    words, reason, problems = from_ocr(page.number, read, page.choice.reason)
    return _Settled(words, Reading.OCR, reason, read.language, read.confidence, problems)


def _ocr_is_better(page: _Examined, read: Recognised) -> bool:
    text = " ".join(word.text for word in read.words)
    return prefers_ocr(check_words(page.text, read.language), check_words(text, read.language))


def _from_layer(
    page: _Examined,
    grids: dict[int, tuple[Grid, ...]],
    reason: str,
    *problems: PageProblem,
) -> _Settled:
    width, height = page.size if page.layer.turned % 180 == 0 else page.size[::-1]
    frame = Frame(width, height, page.layer.turned)
    words = PageWords(page.number, frame, page.layer.words, grids.get(page.number, ()))
    return _Settled(words, Reading.TEXT_LAYER, f"{reason}.", problems=problems)


def _raw_pages(pages: Sequence[_Examined], settled: Sequence[_Settled]) -> tuple[RawPage, ...]:
    composed = lay_out([page.words for page in settled])
    return tuple(
        RawPage(
            number=page.number,
            text=text.text,
            reading=how.reading,
            reason=how.reason,
            words=text.words,
            blocks=text.blocks,
            furniture=text.furniture,
            problems=how.problems,
            language=how.language,
            confidence=how.confidence,
            size=page.size,
        )
        for page, how, text in zip(pages, settled, composed, strict=True)
    )
