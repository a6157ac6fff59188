"""Measure repair on damage with known truth; prints tables.

usage: PEJL_SHARED=... python -m bench.bench_repair [ocr] [clean] [encodings] [lossy] [speed]

Texts: the last 3 % of the monolingual corpora, which no word list has counted, and the NTREX news
sentences, which nothing was trained on. ftfy stands beside Pejl where it can do the task.
"""

import os
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise
from pathlib import Path

import ftfy

from bench.render import compose_page, draw_page, read_lines, read_picture
from ingest.document import Language
from ingest.repair import repair_text

SHARED = Path(os.environ["PEJL_SHARED"])
CACHE = Path(os.environ.get("PEJL_BENCH_CACHE") or Path(tempfile.gettempdir()) / "pejl-bench")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
LANGUAGES: tuple[Language, ...] = ("da", "sv")
NTREX = {"da": "ntrex.ref.dan", "sv": "ntrex.ref.swe"}
FIRST_SEED = 10_000
PAGES = 12
CLEAN_WORDS = 50_000
SENTENCES = int(os.environ.get("PEJL_BENCH_SENTENCES", "1000"))

Repair = Callable[[str], str]


def news(language: Language) -> list[str]:
    """The NTREX sentences of a language."""
    text = (SHARED / "data" / "eval" / NTREX[language]).read_text(encoding="utf-8")
    return [unicodedata.normalize("NFC", line) for line in text.splitlines() if line.strip()]


def held_out(language: Language) -> list[str]:
    """Lines that the word lists have not counted."""
    return read_lines(SHARED / "data", language, held_out=True)


def words(text: str) -> list[str]:
    """The words of a text, cut words joined, as repair is scored."""
    return WORD.findall(re.sub(r"(\w)[-\u00ad]\n(\w)", r"\1\2", unicodedata.normalize("NFC", text)))


def errors(found: list[str], truth: list[str]) -> int:
    """Words of the truth not matched in order, or words too many."""
    blocks = SequenceMatcher(None, found, truth, autojunk=False).get_matching_blocks()
    return max(len(truth), len(found)) - sum(block.size for block in blocks)


def ocr_pages(language: Language, name: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Printed text and what Tesseract reads with the English model, kept from run to run."""
    import random

    CACHE.mkdir(parents=True, exist_ok=True)
    for seed in range(FIRST_SEED, FIRST_SEED + PAGES):
        chance = random.Random(f"{language}{name}{seed}")
        page = compose_page(lines, chance)
        picture = draw_page(page, chance)
        cached = CACHE / f"{language}-{name}-{seed}.txt"
        if not cached.exists():
            cached.write_text(read_picture(picture), encoding="utf-8")
        yield "\n".join(page), cached.read_text(encoding="utf-8")


def measure_ocr(*, show: bool = False) -> None:
    """Words put right on pages read in the wrong language, and words spoilt on the same pages."""
    say("OCR in the wrong language | words | WER before | after | put right | spoilt / 10,000")
    for language in LANGUAGES:
        for name, lines in (("held out", held_out(language)), ("news", news(language))):
            total = before = after = spoilt = 0
            for truth, read in ocr_pages(language, name, lines):
                printed, fixed = words(truth), words(repair_text(read, language=language).text)
                total += len(printed)
                before += errors(words(read), printed)
                after += errors(fixed, printed)
                spoilt += errors(words(repair_text(truth, language=language).text), printed)
                if show:
                    show_errors(printed, fixed, words(read))
            say(
                f"{language} {name} | {total} | {before / total:.4f} | {after / total:.4f} | "
                f"{1 - after / before:.1%} | {spoilt / total * 1e4:.2f}"
            )


def show_errors(truth: list[str], fixed: list[str], read: list[str]) -> None:
    """What still stands wrong."""
    for tag, f1, f2, t1, t2 in SequenceMatcher(None, fixed, truth, autojunk=False).get_opcodes():
        if tag != "equal":
            context = " ".join(truth[max(0, t1 - 2) : t1])
            say(f"   {context} [{' '.join(truth[t1:t2])}] <- {' '.join(fixed[f1:f2])}")


def measure_clean(*, show: bool = False) -> None:
    """Words changed in sound text."""
    say("clean text | words | changed | per 10,000 | words a second")
    for language in LANGUAGES:
        for name, lines in (("held out", held_out(language)), ("news", news(language))):
            texts, count = [], 0
            for at in range(0, len(lines), 8):
                texts.append(re.sub("[\u00ad\u200b-\u200f]", "", "\n".join(lines[at : at + 8])))
                count += len(words(texts[-1]))
                if count >= CLEAN_WORDS:
                    break
            start = time.perf_counter()
            repaired = [repair_text(text, language=language) for text in texts]
            took = time.perf_counter() - start
            changed = sum(
                errors(words(r.text), words(t)) for r, t in zip(repaired, texts, strict=True)
            )
            if show:
                for one in repaired:
                    for edit in one.edits:
                        say(f"   {edit.rule}: {edit.before!r} -> {edit.after!r}")
            rate = f"{changed / count * 1e4:.2f} | {count / took:,.0f}"
            say(f"{language} {name} | {count} | {changed} | {rate}")


def misreadings() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Ways to read text with the wrong encoding: a name and what it does to a text."""
    for wrong in ("cp1252", "latin-1", "mac-roman", "cp850"):
        yield f"utf-8 as {wrong}", partial(misread_utf8, wrong=wrong)
    yield (
        "utf-8 as cp1252, twice",
        lambda s: misread(misread(s.encode(), "cp1252").encode(), "cp1252"),
    )
    for right, wrong in (
        ("cp850", "cp1252"),
        ("cp850", "latin-1"),
        ("cp865", "cp1252"),
        ("cp865", "latin-1"),
        ("mac-roman", "cp1252"),
        ("mac-roman", "latin-1"),
        ("cp1252", "cp850"),
        ("cp1252", "cp865"),
        ("cp1252", "mac-roman"),
    ):
        yield f"{right} as {wrong}", partial(swap, right=right, wrong=wrong)


def swap(text: str, right: str, wrong: str) -> str:
    """Text written in one single-byte encoding and read in another; as it is where it cannot be."""
    try:
        return misread(text.encode(right), wrong)
    except UnicodeEncodeError:
        return text


def misread_utf8(text: str, wrong: str) -> str:
    return misread(text.encode(), wrong)


def misread(content: bytes, wrong: str) -> str:
    """Bytes decoded with the wrong codec; bytes that it lacks become C1 controls."""
    table = [bytes([b]).decode(wrong, "ignore") or chr(b) for b in range(256)]
    return "".join(table[byte] for byte in content)


ISO_646 = {"da": str.maketrans("æøåÆØÅ", "{|}[\\]"), "sv": str.maketrans("äöåÄÖÅ", "{|}[\\]")}


def sentences(language: Language) -> list[str]:
    """Sentences of 40 to 200 characters with letters that can be damaged, from both sources."""
    both = [*news(language), *held_out(language)]
    found = (s.strip() for line in both for s in re.split(r"(?<=[.!?]) (?=[A-ZÆØÅÄÖ])", line))
    good = [
        s
        for s in found
        if 40 <= len(s) <= 200
        and not re.search("[\u200b-\u200d\u00ad]", s)
        and re.search("[æøåäöÆØÅÄÖ]", s)
    ]
    step = max(1, len(good) // SENTENCES)
    return good[::step][:SENTENCES]


def share_right(texts: list[str], damage: Repair, repair: Repair) -> tuple[float, float]:
    """Shares of damaged sentences put right, all and those of letters only, by a repair."""
    pairs = [(s, damage(s)) for s in texts]
    pairs = [(s, d) for s, d in pairs if d != s]
    right = sum(repair(damaged) == sound for sound, damaged in pairs)
    return right / max(1, len(pairs)), len(pairs)


def measure_encodings(*, show: bool = False) -> None:
    """Sentences put right that were read with the wrong encoding, one sentence at a time."""
    say("misread encoding | ftfy da | Pejl da | ftfy sv | Pejl sv")
    texts = {language: sentences(language) for language in LANGUAGES}
    ways = [*((n, (f, f)) for n, f in misreadings())]
    seven = tuple((lambda s, t=ISO_646[language]: s.translate(t)) for language in LANGUAGES)
    for name, damages in (*ways, ("ISO-646", seven)):
        row = [name]
        for language, damage in zip(LANGUAGES, damages, strict=True):
            ours = lambda s, own=language: repair_text(s, language=own).text  # noqa: E731
            for repair in (ftfy.fix_encoding, ours):
                row.append(f"{share_right(texts[language], damage, repair)[0]:.1%}")
            if show:
                show_failures(texts[language], damage, ours, name)
        say(" | ".join(row))


def show_failures(texts: list[str], damage: Repair, repair: Repair, name: str) -> None:
    """The first sentences that stay wrong."""
    wrong = [(s, damage(s)) for s in texts if damage(s) != s and repair(damage(s)) != s]
    for sound, damaged in wrong[:6]:
        say(f"   {name}\n     {sound}\n     {damaged}\n     {repair(damaged)}")


def measure_lossy(*, show: bool = False) -> None:
    """Sentences put right whose letters were replaced: `?`, U+FFFD, letter pairs."""
    say("lossy | da | sv")
    letter = re.compile("[æøåäöÆØÅÄÖ]")
    pairs = str.maketrans(
        {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ä": "ae", "ö": "oe"}
    )
    ways: tuple[tuple[str, Repair], ...] = (
        ("?", lambda s: letter.sub("?", s)),
        ("U+FFFD", lambda s: letter.sub("\ufffd", s)),
        ("U+FFFD twice", lambda s: letter.sub("\ufffd\ufffd", s)),
        ("letter pairs", lambda s: s.translate(pairs)),
    )
    for name, damage in ways:
        row = [name]
        for language in LANGUAGES:
            texts = sentences(language)
            if name == "letter pairs":
                texts = [f"{a}\n{b}" for a, b in pairwise(texts)]
            ours = lambda s, own=language: repair_text(s, language=own).text  # noqa: E731
            row.append(f"{share_right(texts, damage, ours)[0]:.1%}")
            if show:
                show_failures(texts, damage, ours, name)
        say(" | ".join(row))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


MEASURES = {
    "ocr": measure_ocr,
    "clean": measure_clean,
    "encodings": measure_encodings,
    "lossy": measure_lossy,
}


def main() -> None:
    """Run the measures named on the command line, or all; `-v` shows what stays wrong."""
    names = [name for name in sys.argv[1:] if name != "-v"] or list(MEASURES)
    for name in names:
        MEASURES[name](show="-v" in sys.argv)


if __name__ == "__main__":
    main()
