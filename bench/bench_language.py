"""Language of stretches of words, clean and with the Nordic letters lost as by OCR for English.

PEJL_SHARED=... python -m bench.bench_language [BOKMÅL...]

The data folder holds no Norwegian: name files or folders of HTML pages, for instance the Debian
Administrator's Handbook (GPL-2+ or CC BY-SA 3.0), which Debian ships as `debian-handbook`, folder
`html/nb-NO`. Of these only running text is taken, no commands; stretches with style sheets or
English in them are left out everywhere.
"""

import lzma
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.pages import shared_folder
from ingest.document import Language
from ingest.language import identify
from ingest.reader import read_document

LENGTHS = (60, 25)
MOST = 1500
LINES = 4000
_LOSSES = {
    "æ": ("ae", "ee", "z", "e", "fe"), "ø": ("o", "g", "@", "0"), "å": ("a", "4", "&", "d"),
    "Æ": ("AE", "E"), "Ø": ("O", "@"), "Å": ("A",), "ä": ("a", "d"), "ö": ("o", "6"),
}  # fmt: skip
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is)\b")
_FOREIGN = re.compile(r"padding|#0{4}|[áŋčïđŧ]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a language's words come from."""

    name: str
    language: Language
    lines: list[str]


def main(places: list[str]) -> None:
    """Print, by length and damage, the share of stretches whose language is found."""
    sources = [*_sources(shared_folder() / "data"), *_bokmal([Path(place) for place in places])]
    for words in LENGTHS:
        for is_damaged in (False, True):
            rng = random.Random(1)
            scored = {one.name: _score(one, words, rng, is_damaged=is_damaged) for one in sources}
            _print_row(words, scored, is_damaged=is_damaged)


def _sources(data: Path) -> Iterator[Source]:
    yield Source("da law", "da", _packed(data / "mono/law.da.txt.xz"))
    yield Source("da parliament", "da", _packed(data / "parallel/europarl.da-en.tsv.xz", 0))
    yield Source("da software", "da", _packed(data / "parallel/software-docs.da-sv.tsv.xz", 0))
    yield Source("sv government", "sv", _packed(data / "mono/government.sv.txt.xz"))
    yield Source("sv software", "sv", _packed(data / "parallel/software-docs.da-sv.tsv.xz", 1))
    yield Source("en parliament", "en", _packed(data / "parallel/europarl.da-en.tsv.xz", 1))
    news: tuple[tuple[Language, str], ...] = (
        ("da", "ref.dan"),
        ("sv", "ref.swe"),
        ("en", "src.eng"),
    )
    for language, ending in news:
        text = (data / "eval" / f"ntrex.{ending}").read_text(encoding="utf-8")
        yield Source(f"{language} news", language, text.split("\n"))


def _bokmal(places: list[Path]) -> Iterator[Source]:
    files = [file for place in places for file in sorted(place.rglob("sect*.html"))]
    pages = [page.text for file in files for page in read_document(file).pages]
    if pages:
        paragraphs = [one for page in pages for one in page.split("\n\n") if _is_running(one)]
        yield Source("nb handbook", "nb", paragraphs)


def _is_running(paragraph: str) -> bool:
    plain = sum(char.islower() or char == " " for char in paragraph)
    return len(paragraph) > 200 and plain > 0.93 * len(paragraph)


def _packed(path: Path, column: int | None = None) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        lines = (line.rstrip("\n") for line in islice(stream, 1000, None))
        chosen = (line if column is None else line.split("\t")[column] for line in lines)
        return list(islice((line for line in chosen if len(line) > 60), LINES))


def _score(source: Source, length: int, rng: random.Random, *, is_damaged: bool) -> tuple[int, int]:
    """How many stretches were told right, and how many there were."""
    stretches = [one for one in _stretches(source.lines, length) if _is_fit(one, source.language)]
    chosen = rng.sample(stretches, min(MOST, len(stretches)))
    if is_damaged:
        chosen = [_damage(stretch, rng) for stretch in chosen]
    found = Counter(identify(stretch).language for stretch in chosen)
    return found[source.language], len(chosen)


def _stretches(lines: list[str], length: int) -> list[str]:
    words = " ".join(lines).split()
    return [" ".join(words[at : at + length]) for at in range(0, len(words) - length + 1, length)]


def _is_fit(stretch: str, language: Language) -> bool:
    english = len(_ENGLISH.findall(stretch))
    return not _FOREIGN.search(stretch) and (language == "en" or english < 2)


def _damage(text: str, rng: random.Random) -> str:
    return "".join(rng.choice(_LOSSES[char]) if char in _LOSSES else char for char in text)


def _print_row(words: int, scored: dict[str, tuple[int, int]], *, is_damaged: bool) -> None:
    right, whole = (sum(column) for column in zip(*scored.values(), strict=True))
    state = "letters lost" if is_damaged else "clean"
    print(f"{words} words, {state}: {right / whole:.2%} of {whole}")
    for name, (good, count) in scored.items():
        print(f"    {name:14} {good / count:.2%}")


if __name__ == "__main__":
    started = time.perf_counter()
    main(sys.argv[1:])
    print(f"{time.perf_counter() - started:.0f} s")
