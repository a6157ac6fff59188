"""Queries made from texts by rule, each for the one passage that it was made from.

Nobody judged them and nobody tuned the thesaurus on them: the statutes speak of other things than
agreements do, and the news of anything. Many other passages answer such a query too, so figures are
low; what they show is which way of searching finds more.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nlp.sentences import split_sentences
from nlp.training.damage import damage
from nlp.training.neighbours import SECTION
from nlp.training.sources import LAW_DA, read_lines
from nlp.words.analysis import Word, analyse

SECTIONS, AMONG = 6_000, 170_000
LENGTHS = (300, 1_200)
A_KIND = 40
SHORTEST = 4
SEED = 1


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query, how it was made, and the number of the text that it was made from."""

    kind: str
    query: str
    text: int


@dataclass(frozen=True, slots=True)
class KnownItems:
    """Texts of one language, and queries for them."""

    name: str
    language: str
    texts: tuple[str, ...]
    queries: tuple[KnownItem, ...]


def authorities(data: Path) -> KnownItems:
    """Return the questions of Swedish authorities' readers (SweFAQ), and all answers."""
    lines = (data / "eval/swefaq_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    answers = sorted({answer for row in rows for answer in row["candidate_answers"]})
    right = [answers.index(row["candidate_answers"][row["label"]]) for row in rows]
    queries = (
        KnownItem("question", row["question"], at) for row, at in zip(rows, right, strict=True)
    )
    return KnownItems("SweFAQ", "sv", tuple(answers), tuple(queries))


def news(data: Path) -> KnownItems:
    """Return five words of English and Swedish news sentences, and all Danish ones (NTREX)."""
    rng = random.Random(SEED)
    danish = tuple((data / "eval/ntrex.ref.dan").read_text("utf-8").splitlines())
    queries = []
    for language, file in (("en", "src.eng"), ("sv", "ref.swe")):
        lines = (data / f"eval/ntrex.{file}").read_text("utf-8").splitlines()
        told = [(at, told_words(line, language)) for at, line in enumerate(lines)]
        for at, words in rng.sample([(at, words) for at, words in told if len(words) >= 5], 80):
            queries.append(KnownItem(f"from {language}", in_order(rng.sample(words, 5)), at))
    return KnownItems("NTREX", "da", danish, tuple(queries))


def statutes(data: Path) -> KnownItems:
    """Return sections of Danish statutes, and queries of six kinds for some of them."""
    rng = random.Random(SEED)
    lines = (SECTION.sub("", line) for line in islice(read_lines(data / LAW_DA), AMONG))
    fit = dict.fromkeys(line for line in lines if LENGTHS[0] <= len(line) <= LENGTHS[1])
    texts = rng.sample(list(fit), SECTIONS)
    maker = _Maker(texts, rng)
    order = iter(rng.sample(range(SECTIONS), SECTIONS))
    queries = [query for make in maker.kinds for query in islice(maker.each(make, order), A_KIND)]
    return KnownItems("statutes", "da", tuple(maker.texts), tuple(queries))


def told_words(text: str, language: str) -> list[Word]:
    """Return the words of a text that say something."""
    return [
        word
        for word in analyse(text, language)
        if not word.is_stop and len(word.token.word) >= SHORTEST and word.token.word.isalpha()
    ]


def in_order(words: Sequence[Word]) -> str:
    """Return words as they stand in the text."""
    return " ".join(w.token.word for w in sorted(words, key=lambda word: word.token.start))


class _Maker:
    """Makes queries from texts by what is rare in them; `cloze` takes its sentence out of one."""

    def __init__(self, texts: Sequence[str], rng: random.Random) -> None:
        self.texts = list(texts)
        self._rng = rng
        self._words = [told_words(text, "da") for text in texts]
        self._met = Counter(
            lemma for words in self._words for lemma in {word.forms.lemma for word in words}
        )
        self._forms: dict[str, set[str]] = defaultdict(set)
        for word in (word for words in self._words for word in words):
            self._forms[word.forms.lemma].add(word.token.word)
        self.kinds = (
            self.term, self.inflection, self.parted, self.typo, self.sentence, self.cloze,
        )  # fmt: skip

    def each(self, make: Callable[[int], str], order: Iterator[int]) -> Iterator[KnownItem]:
        """Yield the queries that can be made of the next texts."""
        for at in order:
            if query := make(at):
                yield KnownItem(make.__name__, query, at)

    def term(self, at: int) -> str:
        """Two words as they stand."""
        return in_order(self._rare(at, 2))

    def inflection(self, at: int) -> str:
        """Three words in other forms than they stand."""
        words = self._rare(at, 3)
        return " ".join(self._other_form(word) for word in words)

    def parted(self, at: int) -> str:
        """A compound said in two words, the head first, and another word."""
        compounds = [word for word in self._words[at] if len(word.forms.parts) == 2]
        other = self._rare(at, 1)
        if not compounds or not other:
            return ""
        first, head = self._rng.choice(compounds).forms.parts
        return f"{head.word} af {first.word} {other[0].token.word}"

    def typo(self, at: int) -> str:
        """Two words, misspelt."""
        return " ".join(damage(word.token.word, self._rng) for word in self._rare(at, 2))

    def sentence(self, at: int) -> str:
        """One of the text's sentences."""
        start, end = self._rng.choice(split_sentences(self.texts[at]))
        text = self.texts[at][start:end]
        return text if 5 <= len(told_words(text, "da")) <= 20 else ""

    def cloze(self, at: int) -> str:
        """Some words of a sentence that is then no longer in the text."""
        text = self.texts[at]
        spans = split_sentences(text)
        if len(spans) < 3:
            return ""
        start, end = self._rng.choice(spans[1:])
        words = told_words(text[start:end], "da")
        if len(words) < 5 or len(text) - (end - start) < 200:
            return ""
        self.texts[at] = text[:start] + text[end:]
        return in_order(self._rng.sample(words, min(len(words), 8)))

    def _rare(self, at: int, count: int) -> list[Word]:
        """Return words that other texts have too, but not every eighth; none where too few."""
        known = {word.forms.lemma: word for word in self._words[at]}
        fit = [word for lemma, word in known.items() if 2 <= self._met[lemma] <= SECTIONS // 8]
        return self._rng.sample(fit, count) if len(fit) >= count else []

    def _other_form(self, word: Word) -> str:
        others = sorted(self._forms[word.forms.lemma] - {word.token.word})
        return self._rng.choice(others) if others else word.forms.lemma
