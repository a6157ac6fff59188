"""PNG, JPEG and TIFF (many pages) -> raw pages, all read by OCR."""

import threading
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.document import PageProblem, RawPage, Reading
from ingest.errors import TooLarge, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.pages import from_ocr
from ingest.layout.document import lay_out
from ingest.layout.frame import Frame
from ingest.layout.word import PageWords
from ingest.ocr.pages import Drawn, read_pictures
from ingest.ocr.recognise import Recognised
from ingest.options import OcrMode, ReadOptions

PAGE_INCHES = 8.27
"""Width of an A4 page: what a picture that does not state its resolution is taken to show."""
PLAUSIBLE_DPI = (50, 1200)

Image.MAX_IMAGE_PIXELS = None  # `ReadOptions.max_pixels` is the limit, with an error that says so


def read_image(path: Path, options: ReadOptions) -> Extracted:
    """Read every page of a picture file by OCR.

    Raises UnreadableFile, TooLarge (pages or pixels over the limits) and MissingTool.
    """
    try:
        with Image.open(path) as image:
            return _read(image, path, options)
    except (UnidentifiedImageError, OSError, SyntaxError, EOFError) as exc:
        raise UnreadableFile(
            path, "not a readable picture; save it anew or get a new copy"
        ) from exc


def _read(image: Image.Image, path: Path, options: ReadOptions) -> Extracted:
    count = int(getattr(image, "n_frames", 1))
    if count > options.max_pages:
        raise TooLarge(path, f"{count} pages, over the limit of {options.max_pages}; split it")
    if options.ocr is OcrMode.NEVER:
        return Extracted(tuple(_unread(n, "OCR is switched off") for n in range(1, count + 1)))
    frames = _Frames(image, path, options)
    pictures = read_pictures(range(1, count + 1), frames.draw, options)
    return Extracted(_raw_pages(pictures))


class _Frames:
    """Gives the pages of an open picture file one at a time: Pillow seeks in one shared file."""

    def __init__(self, image: Image.Image, path: Path, options: ReadOptions) -> None:
        self._image, self._path, self._options = image, path, options
        self._lock = threading.Lock()

    def draw(self, number: int) -> Drawn:
        """A page in grey on white, turned as its EXIF data say."""
        with self._lock:
            self._image.seek(number - 1)
            width, height = self._image.size
            if width * height > self._options.max_pixels:
                limit = self._options.max_pixels
                raise TooLarge(self._path, f"{width} x {height} pixels, over the limit of {limit}")
            dpi = _resolution(self._image)
            upright = ImageOps.exif_transpose(self._image.copy())
        return Drawn(_grey(upright), dpi)


def _grey(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    if image.mode.startswith("I;16"):
        return (np.asarray(image) >> 8).astype(np.uint8)
    if "A" in image.getbands() or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        image = Image.alpha_composite(white, coloured)
    return np.asarray(image.convert("L"))


def _resolution(image: Image.Image) -> int:
    """Dots per inch as the file states them, where that gives a page of likely size."""
    stated = image.info.get("dpi", (0, 0))[0]
    least, most = PLAUSIBLE_DPI
    if least <= stated <= most and min(image.size) / stated >= 2:
        return round(float(stated))
    return max(least, round(min(image.size) / PAGE_INCHES))


def _raw_pages(pictures: dict[int, Recognised | None]) -> tuple[RawPage, ...]:
    told = {n: from_ocr(n, read, "The file is a picture") for n, read in pictures.items() if read}
    blank = Frame(1, 1)
    composed = lay_out(
        [told[n][0] if n in told else PageWords(n, blank, ()) for n in sorted(pictures)]
    )
    pages = []
    for number, text in zip(sorted(pictures), composed, strict=True):
        read = pictures[number]
        if read is None:
            timeout = PageProblem(
                "ocr-timeout", "OCR took too long over this page and was stopped."
            )
            pages.append(_unread(number, "OCR took too long", timeout))
            continue
        words, reason, problems = told[number]
        pages.append(
            RawPage(
                number=number,
                text=text.text,
                reading=Reading.OCR,
                reason=reason,
                words=text.words,
                blocks=text.blocks,
                furniture=text.furniture,
                problems=problems,
                language=read.language,
                confidence=read.confidence,
                size=_page_size(words.frame),
            )
        )
    return tuple(pages)


def _page_size(frame: Frame) -> tuple[float, float]:
    across, down = round(frame.width, 1), round(frame.height, 1)
    return (across, down) if frame.turned % 180 == 0 else (down, across)


def _unread(number: int, why: str, *problems: PageProblem) -> RawPage:
    return RawPage(number, "", Reading.OCR, f"{why}; the picture was not read.", problems=problems)
