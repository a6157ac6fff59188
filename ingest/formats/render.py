"""A page's picture, for people to look at: of a PDF, or of a picture file."""

import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.errors import UnreadableFile
from ingest.formats.pdfium import open_pdf

_PDF = "application/pdf"
_PICTURES = ("image/png", "image/jpeg", "image/tiff")
_A4_INCHES = 8.27


def render_page(path: Path, media_type: str, number: int, *, dpi: int = 110) -> bytes | None:
    """Return page `number` (from 1) as a PNG, None where such a file or page has no picture.

    A picture file is scaled down to what `dpi` makes of a page as wide as A4, never up.

    Raises:
        IngestError: the file cannot be opened.

    """
    if number < 1:
        return None
    if media_type == _PDF:
        return _from_pdf(path, number, dpi)
    return _from_picture(path, number, dpi) if media_type in _PICTURES else None


def _from_pdf(path: Path, number: int, dpi: int) -> bytes | None:
    with open_pdf(path) as pdf:
        if number > len(pdf):
            return None
        return _png(Image.fromarray(pdf.render(number, dpi)))


def _from_picture(path: Path, number: int, dpi: int) -> bytes | None:
    try:
        with Image.open(path) as image:
            if number > getattr(image, "n_frames", 1):
                return None
            image.seek(number - 1)
            upright = ImageOps.exif_transpose(image)
            width = round(_A4_INCHES * dpi)
            upright.thumbnail((width, width * 10))
            return _png(upright.convert("RGB"))
    except (UnidentifiedImageError, OSError) as error:
        raise UnreadableFile(path, "not a readable picture; get a new copy") from error


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
