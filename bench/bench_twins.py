"""Documents that belong together, found among documents that only look alike.

`python -m bench.bench_twins [FOLDER]` prints precision and recall, and says which pairs were wrong.

Of every document of a set there are, beside its text: the text printed, scanned (grainy, askew,
170 dpi) and read by OCR; a new issue (years moved on, a clause in eight gone); and two agreements
from the same template (other parties, other figures). Twins are text and scan; issues are the new
one with either. FOLDER keeps the readings, for OCR takes minutes.
"""

import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from bench.bench_second_scans import FONT_FOLDER, typeset
from bench.judged_set import SECOND
from corpus.codec import pack, unpack
from corpus.kin import signature_of
from corpus.samples.scanned import Scanner, scan_pages, write_pictures
from ingest.document import Document
from ingest.reader import read_document
from nlp.annotate import annotate_document
from nlp.fingerprint import bands_of
from nlp.kinship import Reading, kinship

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "texts"
PLACES = ("Thisted", "Assens", "Ringsted", "Dragør", "Skive", "Haderslev")
FONT = "LiberationSerif-Regular"
SCHOOLS = ("SOSU Nord", "SOSU H", "SOSU Syd", "SOSU Østjylland")
TOWN = re.compile(
    r"\b([A-ZÆØÅ][a-zæøåäö]+?)s?(?= (?:Regionsk|K|k)ommun)|"
    r"(?<=partnerskab )([A-ZÆØÅ]\w+)"
)
SCHOOL = re.compile(
    r"\bSOSU[ -][A-ZÆØÅ][\wæøå]*|Social- og Sundhedsskolen [A-ZÆØÅ]\w+|\bZBC\b|\bCELF\b"
    r"|\b[A-ZÆØÅ]\w+ Sundheds- og Sygeplejeskole"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A document in one of its shapes."""

    of: str
    shape: str
    text: str
    reading: Reading


def main() -> None:
    pdfmetrics.registerFont(TTFont(FONT, FONT_FOLDER / f"{FONT}.ttf"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else name)
        folder.mkdir(parents=True, exist_ok=True)
        for title, texts in (("samples", SAMPLES), ("second set", SECOND / "docs")):
            judge(title, [s for path in sorted(texts.glob("*.txt")) for s in shapes(path, folder)])


def shapes(path: Path, folder: Path) -> list[Shape]:
    """Return a document in all its shapes."""
    text = path.read_text(encoding="utf-8")
    chance = random.Random(path.stem)
    made = {"text": text, "issue": reissued(text, chance)}
    made |= {f"sibling {n}": sibling(text, chance) for n in (1, 2)}
    found = [
        _read(path.stem, shape, _write(folder, path.stem, shape, said))
        for shape, said in made.items()
    ]
    picture = folder / f"{path.stem}-scan.pdf"
    if not picture.exists():
        printed = folder / "printed.pdf"
        typeset(text, printed, FONT)
        write_pictures(scan_pages(printed, Scanner()), picture)
    return [*found, _read(path.stem, "scan", picture)]


def _write(folder: Path, stem: str, shape: str, text: str) -> Path:
    path = folder / f"{stem}-{shape.replace(' ', '-')}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _read(of: str, shape: str, path: Path) -> Shape:
    document = _document(path)
    text = "\n".join(page.text for page in document.pages)
    return Shape(of, shape, text, signature_of(document, annotate_document(document).facts).reading)


def _document(path: Path) -> Document:
    kept = path.with_suffix(".read")
    if not kept.exists():
        kept.write_bytes(pack(read_document(path)))
    return unpack(kept.read_bytes(), Document)


def reissued(text: str, chance: random.Random) -> str:
    """Move the years on by three, and leave out a paragraph in eight."""
    paragraphs = text.split("\n\n")
    kept = [p for at, p in enumerate(paragraphs) if at < 3 or chance.random() > 1 / 8]
    return re.sub(r"\b20[23]\d\b", lambda year: str(int(year[0]) + 3), "\n\n".join(kept))


def sibling(text: str, chance: random.Random) -> str:
    """Put other parties and other figures into the template."""
    for town in sorted({found for groups in TOWN.findall(text) for found in groups if found}):
        text = text.replace(town, chance.choice(PLACES))
    text = SCHOOL.sub(lambda _: chance.choice(SCHOOLS), text)
    text = re.sub(r"Region [A-ZÆØÅ]\w+", "Region Nordjylland", text)
    return re.sub(r"\b\d{1,3}\b", lambda figure: _another(figure[0], chance), text)


def _another(figure: str, chance: random.Random) -> str:
    return str(int(figure) + chance.randint(1, 9)) if chance.random() < 0.5 else figure


def expected(a: Shape, b: Shape) -> str | None:
    if a.of != b.of:
        return None
    pair = {a.shape, b.shape}
    if pair == {"text", "scan"}:
        return "twin"
    return "issue" if "issue" in pair and pair <= {"issue", "text", "scan"} else None


def judge(title: str, found: list[Shape]) -> None:
    count: Counter[tuple[str | None, str | None]] = Counter()
    bands = {id(one): set(bands_of(one.text)) for one in found}
    missed = looked = 0
    least: dict[str, list[tuple[float, float]]] = {"twin": [], "issue": []}
    for a, b in combinations(found, 2):
        wanted, near = expected(a, b), bool(bands[id(a)] & bands[id(b)])
        looked += near
        kin = kinship(a.reading, b.reading)
        got = kin.kind if near else None
        missed += bool(wanted) and not near
        count[wanted, got] += 1
        if wanted:
            least[wanted].append((kin.words, kin.figures))
        if got != wanted:
            shares = f"words {kin.words}, figures {kin.figures}, near {near}"
            print(f"  {a.of} {a.shape} / {b.of} {b.shape}: {got}, not {wanted} ({shares})")
    print(f"{title}: {len(found)} shapes, {looked} pairs looked at, {missed} never looked at")
    for kind in ("twin", "issue"):
        right = count[kind, kind]
        said = sum(n for (_, got), n in count.items() if got == kind)
        there = sum(n for (wanted, _), n in count.items() if wanted == kind)
        words, figures = (min(shares) for shares in zip(*least[kind], strict=True))
        print(f"  {kind}: {right} right of {said} found, {there} there are", end="")
        print(f"; least words {words:.2f}, figures {figures:.2f} in common")


if __name__ == "__main__":
    main()
