"""Words -> fragments of lines: words on one baseline with no wide gap between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from ingest.layout.word import LayoutWord

GAP = 0.9
"""A gap of this many font sizes parts two fragments: blanks have 0.25-0.5, gutters 1.2 and up.

Justified lines are parted at wide blanks too; whoever looks for columns or cells must expect that.
"""
OVERLAP = 0.5
"""Two words stand on one line when they share this much of the lower one's height."""
BUCKET = 24.0
"""Height in points of the strips by which neighbours are looked up."""

_LEFT = attrgetter("left")
Row = tuple[tuple[LayoutWord, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; or, where `table` is set, a whole ruled table standing as one piece."""

    words: tuple[LayoutWord, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    table: tuple[Row, ...] = ()

    @property
    def middle(self) -> float:
        """Half-way between top and bottom, in points."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word with a letter in it is bold."""
        if not any(word.bold for word in self.words):  # as in most lines
            return False
        lettered = [word for word in self.words if any(map(str.isalpha, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)


def make_line(words: Iterable[LayoutWord]) -> Line:
    """Put words side by side, from left to right. The size is the longest-running one's."""
    ordered = tuple(sorted(words, key=_LEFT))
    return Line(
        words=ordered,
        left=ordered[0].left,
        top=min([word.top for word in ordered]),
        right=max([word.right for word in ordered]),
        bottom=max([word.bottom for word in ordered]),
        size=_usual_size(ordered),
    )


def _usual_size(words: Sequence[LayoutWord]) -> float:
    """The size in the middle of those that the letters have; most lines have one."""
    if len({word.size for word in words}) == 1:
        return words[0].size
    return median(word.size for word in words for _ in word.text)


def join_lines(lines: Sequence[Line]) -> Line:
    """One line of several fragments of a row."""
    return lines[0] if len(lines) == 1 else make_line(w for line in lines for w in line.words)


def shares_line(first: LayoutWord | Line, second: LayoutWord | Line) -> bool:
    """Whether two pieces overlap enough in height to stand on one line."""
    bottom = first.bottom if first.bottom <= second.bottom else second.bottom
    shared = bottom - (first.top if first.top >= second.top else second.top)
    high, other = first.bottom - first.top, second.bottom - second.top
    return shared >= OVERLAP * (high if high <= other else other)


def build_lines(words: Iterable[LayoutWord]) -> list[Line]:
    """Group words into fragments, top to bottom.

    Each word is compared with the last word of a fragment only, so lines may slope a little.
    """
    fragments: list[list[LayoutWord]] = []
    strips: dict[int, list[int]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (word.left, word.top)):
        strip = int((word.top + word.bottom) / 2 / BUCKET)
        found = _fragment_to_extend(word, fragments, strips, strip)
        if found is None:
            found = len(fragments)
            fragments.append([])
        fragments[found].append(word)
        if found not in strips[strip]:
            strips[strip].append(found)
    return sorted((make_line(words) for words in fragments), key=lambda line: (line.top, line.left))


def _fragment_to_extend(
    word: LayoutWord, fragments: list[list[LayoutWord]], strips: dict[int, list[int]], strip: int
) -> int | None:
    """Index of the fragment whose last word is this word's nearest neighbour on the left."""
    best: int | None = None
    best_gap = GAP * word.size
    for index in (*strips.get(strip - 1, ()), *strips.get(strip, ()), *strips.get(strip + 1, ())):
        last = fragments[index][-1]
        gap = word.left - last.right
        if gap <= best_gap and word.left > last.left and shares_line(word, last):
            best, best_gap = index, max(gap, 0.0)
    return best


def group_rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Fragments that stand at one height, rows from top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if rows and not line.table and not rows[-1][0].table and shares_line(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]
