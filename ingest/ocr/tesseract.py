"""The only home of pytesseract: one picture in, words with boxes and confidences out."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import cv2
import numpy as np
import pytesseract
from PIL import Image

from ingest.document import Language
from ingest.errors import MissingTool
from ingest.ocr.prepare import Picture

MODELS: dict[Language, str] = {"da": "dan", "sv": "swe", "nb": "nor", "en": "eng"}
MARGIN = 0.2
"""Inches of white left around the ink: Tesseract's time grows with the paper, too."""
_PRINT = 16
"""A pixel that differs from the paper by this much (of 255) may be print, faint as it is."""
_THREAD_LIMIT = "OMP_THREAD_LIMIT"
_MIN_ORIENTATION_CONFIDENCE = 1.0


class OcrTimeoutError(Exception):
    """Tesseract took longer over a page than it was given."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word as Tesseract read it: box in pixels, confidence in 0..1, the line it was seen in."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]


class _SingleThread:
    """Tesseract is 1.4-3 times faster over many pages when each process keeps to one thread.

    pytesseract hands its own environment on, so the limit is set there while pages are read and
    taken back after: other libraries of this process must not inherit it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before: str | None = None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._lock:
            if self._inside == 0:
                self._before = os.environ.get(_THREAD_LIMIT)
                os.environ[_THREAD_LIMIT] = "1"
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if self._inside == 0:
                    self._restore()

    def _restore(self) -> None:
        if self._before is None:
            os.environ.pop(_THREAD_LIMIT, None)
        else:
            os.environ[_THREAD_LIMIT] = self._before


single_thread = _SingleThread()


def recognise_words(
    picture: Picture,
    *,
    language: Language,
    dpi: int,
    segmentation: int = 3,
    timeout: float = 0,
) -> list[OcrWord]:
    """Read a grey picture with one language's model; `segmentation` is Tesseract's page mode.

    Raises MissingTool where Tesseract or the language is not installed, OcrTimeoutError after
    `timeout` seconds (0: never).
    """
    require_language(language)
    left, top, part = _printed_part(picture, round(MARGIN * dpi))
    if not part.size:
        return []
    with single_thread(), _translated():
        table = pytesseract.image_to_data(
            _as_image(part),
            lang=MODELS[language],
            config=f"--psm {segmentation} --dpi {dpi}",
            timeout=timeout,
            output_type=pytesseract.Output.DICT,
        )
    return list(_words(table, left, top))


def _printed_part(picture: Picture, margin: int) -> tuple[int, int, Picture]:
    """The part of a picture that holds all that is on the paper, and where it begins: left, top.

    Empty where there is nothing.
    """
    paper = float(np.median(picture[::8, ::8]))
    blank = cv2.inRange(picture, np.array(paper - _PRINT), np.array(paper + _PRINT))
    left, top, width, height = cv2.boundingRect(cv2.bitwise_not(blank))
    if not width:
        return 0, 0, picture[:0, :0]
    right, bottom = left + width + margin, top + height + margin
    left, top = max(left - margin, 0), max(top - margin, 0)
    return left, top, picture[top:bottom, left:right]


def _words(table: dict[str, list[str | int | float]], x: int, y: int) -> Iterator[OcrWord]:
    """The words of Tesseract's table about a part of the picture that begins at X and Y."""
    columns = ("text", "conf", "left", "top", "width", "height", "block_num", "par_num", "line_num")
    for row in zip(*(table[name] for name in columns), strict=True):
        text, confidence = str(row[0]).strip(), float(row[1])
        if text and confidence >= 0:
            left, top, width, height, block, paragraph, line = (int(value) for value in row[2:])
            yield OcrWord(
                text,
                x + left,
                y + top,
                x + left + width,
                y + top + height,
                confidence / 100,
                (block, paragraph, line),
            )


def find_orientation(picture: Picture, *, dpi: int, timeout: float = 0) -> int:
    """How far (0, 90, 180, 270, clockwise) to turn the picture to make it upright; 0 in doubt."""
    require_models("osd")
    try:
        with single_thread(), _translated():
            found = pytesseract.image_to_osd(
                _as_image(picture),
                config=f"--psm 0 --dpi {dpi}",
                timeout=timeout,
                output_type=pytesseract.Output.DICT,
            )
    except pytesseract.TesseractError:  # "Too few characters": nothing to tell the orientation by
        return 0
    sure = float(found["orientation_conf"]) >= _MIN_ORIENTATION_CONFIDENCE
    return int(found["rotate"]) % 360 if sure else 0


def require_language(language: Language) -> None:
    """Raise MissingTool where Tesseract or its model for the language is not installed."""
    require_models(MODELS[language])


def require_models(model: str) -> None:
    """Raise MissingTool, naming the package to install, where a model is missing."""
    if model not in _installed_models():
        raise MissingTool(
            f"Tesseract's model '{model}' is not installed; "
            f"install it with: sudo apt-get install tesseract-ocr-{model}"
        )


_models: frozenset[str] | None = None


def _installed_models() -> frozenset[str]:
    """Asked for once: the answer costs a process."""
    global _models
    if _models is None:
        with _translated():
            _models = frozenset(pytesseract.get_languages())
    return _models


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except pytesseract.TesseractNotFoundError as exc:
        raise MissingTool(
            "Tesseract is not installed; install it with: sudo apt-get install "
            "tesseract-ocr tesseract-ocr-dan tesseract-ocr-swe tesseract-ocr-nor tesseract-ocr-eng"
        ) from exc
    except RuntimeError as exc:
        if "timeout" in str(exc):  # pytesseract raises a bare RuntimeError for this alone
            raise OcrTimeoutError(str(exc)) from exc
        raise


def _as_image(picture: Picture) -> Image.Image:
    """For handing over as TIFF, which takes no time: Leptonica reads PGM byte by byte."""
    image = Image.fromarray(picture)
    image.format = "TIFF"
    return image
