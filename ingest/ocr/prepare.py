"""Making a page's picture easier to read, each step only where it is needed."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

NOISE = 0.002
"""Share of lone black or white pixels from which a picture is noisy; clean scans have far less."""
LONE = 90
"""A lone pixel differs at least this much (of 255) from all eight neighbours."""
SPECK_AREA = 3
SPECK_DARKNESS = 110
HOLE = 110
"""A white pixel is noise if it is this much lighter than the mean of its neighbours."""
MIN_X_HEIGHT = 13.0
"""Height of small letters in pixels below which a picture is enlarged; 11 pt at 300 dpi have 23."""
ENOUGH_X_HEIGHT = 18.0
"""... and to how much: from 14 on errors are few, and time grows with the picture."""
MAX_SCALE = 4.0
MIN_SKEW = 0.25
MAX_SKEW = 8.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be read, and how it came out of the original.

    Turned clockwise by `turned`, straightened clockwise by `skew` degrees, enlarged `scale` times.
    `steps` names what was done.
    """

    picture: Picture
    turned: int = 0
    skew: float = 0.0
    scale: float = 1.0
    steps: tuple[str, ...] = ()


def prepare(picture: Picture, *, turned: int = 0) -> Prepared:
    """Turn, straighten, take salt and pepper out, enlarge: each where it is called for."""
    steps = [f"turned {turned} degrees"] if turned else []
    picture = turn(picture, turned)
    noisy = lone_pixels(picture) > NOISE
    if noisy:
        picture = remove_noise(picture)
        steps.append("noise removed")
    skew = find_skew(picture)
    if skew:
        picture = straighten(picture, skew)
        steps.append(f"straightened by {skew:.1f} degrees")
    scale = _needed_scale(picture)
    if scale > 1:
        picture = enlarge(picture, scale)
        picture = median_3x3(picture) if noisy else picture
        steps.append(f"enlarged {scale:.1f} times")
    return Prepared(picture, turned, skew, scale, tuple(steps))


def prepare_harder(picture: Picture, *, turned: int = 0) -> Prepared:
    """For a second attempt: even out the light, take out specks, then prepare as usual."""
    evened = _despeckle(_even_light(turn(picture, turned)))
    prepared = prepare(evened)
    return Prepared(
        prepared.picture, turned, prepared.skew, prepared.scale, ("light evened", *prepared.steps)
    )


def turn(picture: Picture, degrees: int) -> Picture:
    """Clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, k=-degrees // 90))


def _middle(picture: Picture) -> Picture:
    """The middle half of a page, enough to judge the whole by."""
    height, width = picture.shape
    return picture[height // 4 : height - height // 4, width // 8 : width - width // 8]


def lone_pixels(picture: Picture) -> float:
    """Share of pixels much darker or lighter than all their neighbours, in the page's middle."""
    picture = _middle(picture)
    ring = np.ones((3, 3), dtype=np.uint8)
    ring[1, 1] = 0
    darkest = cv2.erode(picture, ring)
    lightest = cv2.dilate(picture, ring)
    lone = (cv2.subtract(darkest, picture), cv2.subtract(picture, lightest))
    return sum(np.count_nonzero(np.asarray(step) > LONE) for step in lone) / picture.size


def remove_noise(picture: Picture) -> Picture:
    """Salt and pepper out, strokes left whole: a median over all breaks strokes two pixels wide.

    Black specks of up to three pixels become paper; a pixel much lighter than what surrounds it
    becomes as dark as that.
    """
    _, ink = cv2.threshold(picture, SPECK_DARKNESS, 255, cv2.THRESH_BINARY_INV)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= SPECK_AREA
    small[0] = False
    clean = np.where(small[labels], np.uint8(255), picture)
    around = (cv2.boxFilter(picture, cv2.CV_32F, (3, 3), normalize=False) - picture) / 8
    holes = picture - around > HOLE
    clean[holes] = around[holes].astype(np.uint8)
    return clean


def median_3x3(picture: Picture) -> Picture:
    """Each pixel the middle one of the nine around it."""
    return np.asarray(cv2.medianBlur(picture, 3), dtype=np.uint8)


def find_skew(picture: Picture) -> float:
    """Degrees by which to turn the picture clockwise so that its lines lie level; 0 where they do.

    The angle at which the rows' ink varies most (Postl's projection profile), on a small copy.
    """
    factor = 800 / max(picture.shape)
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ys, xs = np.nonzero(ink)
    if len(ys) < 200:
        return 0.0
    coarse = _sharpest(ys, xs, np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.5))
    fine = _sharpest(ys, xs, np.arange(coarse - 0.5, coarse + 0.51, 0.1))
    return round(-fine, 2) if MIN_SKEW <= abs(fine) < MAX_SKEW else 0.0


def _sharpest(ys: NDArray[np.int64], xs: NDArray[np.int64], angles: NDArray[np.float64]) -> float:
    scores = []
    for angle in angles:
        rows = ys - xs * np.tan(np.radians(angle))
        profile = np.bincount((rows - rows.min()).astype(np.int64))
        scores.append(float(np.square(np.diff(profile)).sum()))
    return float(angles[int(np.argmax(scores))])


def straighten(picture: Picture, degrees: float) -> Picture:
    """Turn clockwise by a small angle about the middle; the corners that come free are white."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return np.asarray(turned, dtype=np.uint8)


def enlarge(picture: Picture, scale: float) -> Picture:
    """Enlarge with smooth edges."""
    enlarged = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged, dtype=np.uint8)


def x_height(picture: Picture) -> float:
    """Height in pixels of the small letters: the commonest height of connected ink; 0 if none."""
    _, ink = cv2.threshold(_middle(picture), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights, widths = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    letters = heights[(heights >= 5) & (heights < 150) & (widths >= 3) & (widths < 3 * heights)]
    if len(letters) < 50:
        return 0.0
    return float(np.argmax(np.convolve(np.bincount(letters), np.ones(3), mode="same")))


def _needed_scale(picture: Picture) -> float:
    height = x_height(picture)
    if height == 0 or height >= MIN_X_HEIGHT:
        return 1.0
    return min(ENOUGH_X_HEIGHT / height, MAX_SCALE)


def _even_light(picture: Picture) -> Picture:
    """Divide by the paper's own brightness: shadows and yellowed paper become white."""
    size = max(31, (min(picture.shape) // 30) | 1)
    paper = cv2.medianBlur(cv2.dilate(picture, np.ones((7, 7), dtype=np.uint8)), min(size, 101))
    return np.asarray(cv2.divide(picture, paper, scale=255), dtype=np.uint8)


def _despeckle(picture: Picture) -> Picture:
    """Paint over spots too small to be a letter's part, up to a quarter of an i's dot."""
    limit = max(2.0, (x_height(picture) / 8) ** 2)
    _, ink = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= limit
    small[0] = False
    return np.where(small[labels], np.uint8(255), picture)
