"""What PDFs and pictures share: telling how a page was read by OCR."""

from ingest.document import Language, PageProblem
from ingest.layout.word import PageWords
from ingest.ocr.recognise import Recognised

DOUBTFUL = 0.75
"""Mean confidence under which a page is reported."""
_NAMES: dict[Language, str] = {"da": "Danish", "sv": "Swedish", "nb": "Norwegian", "en": "English"}


def from_ocr(
    number: int, read: Recognised, why: str
) -> tuple[PageWords, str, tuple[PageProblem, ...]]:
    """A recognised page ready for layout, how it was read as a sentence, and its problems."""
    words = PageWords(number, read.frame, read.words, read.grids, exact_sizes=False)
    how = (
        f"its picture was read by OCR in {_NAMES[read.language]}, confidence {read.confidence:.2f}"
    )
    steps = f" (picture {', '.join(read.steps)})" if read.steps else ""
    return words, f"{why}; {how}{steps}.", _problems(read)


def _problems(read: Recognised) -> tuple[PageProblem, ...]:
    if not read.words:
        return (PageProblem("no-text", "OCR found no text in the picture of this page."),)
    problems = []
    if read.confidence < DOUBTFUL:
        unsure = f"OCR is unsure of this page (confidence {read.confidence:.2f})"
        message = f"{unsure}; compare it with the original."
        problems.append(PageProblem("low-confidence", message))
    if read.scrawl:
        lines = f"{read.scrawl} line{'s' * (read.scrawl > 1)} of handwriting or stamps"
        problems.append(PageProblem("handwriting", f"{lines} could not be read; see the picture."))
    return tuple(problems)
