"""Many pictures of one document, read side by side, each helped by the language of the others."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from ingest.document import Language
from ingest.ocr.prepare import Picture
from ingest.ocr.recognise import Recognised, Recogniser
from ingest.ocr.tesseract import OcrTimeoutError
from ingest.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture in grey and its resolution in dots per inch."""

    picture: Picture
    dpi: int


def read_pictures(
    numbers: Iterable[int],
    draw: Callable[[int], Drawn],
    options: ReadOptions,
    *,
    likely: Language = "da",
) -> dict[int, Recognised | None]:
    """Read the numbered pages, `options.ocr_jobs` at once; None for a page that took too long.

    `draw` gives a page's picture and is called when its turn comes, so that few are held at a time;
    it must be safe under threads. Pages with too few words to tell their language by are read in
    that of the others. Raises MissingTool.
    """
    wanted = list(numbers)
    reading = _Reading(draw, options, likely, len(wanted))
    with ThreadPoolExecutor(max_workers=options.ocr_jobs) as pool:
        pages = dict(zip(wanted, pool.map(reading.read, wanted), strict=True))
        language = _main_language(pages.values())
        again = [n for n, page in pages.items() if page and not page.sure and page.words]
        odd = [n for n in again if language and _language(pages[n]) != language]
        settled = _Reading(draw, replace(options, ocr_language=language), likely, len(odd))
        pages.update(zip(odd, pool.map(settled.read, odd), strict=True))
    return pages


class _Reading:
    """Reads page after page, trying the language of the page before it first."""

    def __init__(
        self, draw: Callable[[int], Drawn], options: ReadOptions, likely: Language, total: int
    ) -> None:
        self._draw, self._options, self._likely = draw, options, likely
        self._begun, self._total = 0, total

    def read(self, number: int) -> Recognised | None:
        if self._options.on_page:
            self._options.on_page(self._begun, self._total)
        self._begun += 1
        drawn = self._draw(number)
        language = self._options.ocr_language or self._options.language
        recogniser = Recogniser(drawn.dpi, self._options.ocr_timeout, language)
        try:
            page = recogniser.recognise(drawn.picture, likely=self._likely)
        except OcrTimeoutError:
            return None
        if page.sure:
            self._likely = page.language
        return page


def _language(page: Recognised | None) -> Language | None:
    return page.language if page else None


def _main_language(pages: Iterable[Recognised | None]) -> Language | None:
    words: Counter[Language] = Counter()
    for page in pages:
        if page and page.sure:
            words[page.language] += len(page.words)
    return words.most_common(1)[0][0] if words else None
