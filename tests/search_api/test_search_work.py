"""What a search costs, in work and not in seconds: engine calls, passages read, function calls."""

import cProfile
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from corpus.store.edge import EdgeStore, create_edge, open_edge
from corpus.store.interface import Point, Stamp, StoredPassage
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.passage import Passage
from nlp.words.passage_words import passage_words
from nlp.words.query_words import query_terms
from nlp.words.tokens import tokenize
from search_api.answering import REPEATS_AMONG
from search_api.highlight import Marker
from search_api.judging import Judge
from search_api.search import search

WHO = ("Skolen", "Kommunen", "Vejlederen", "Praktikstedet", "Uddannelsesudvalget")
DOES = ("følger op på", "betaler for", "planlægger", "evaluerer")
WHAT = ("elevernes fravær", "oplæringen", "fastholdelsen", "vejledernes kursus", "årets optag")
WHEN = ("hvert kvartal", "i januar", "ved opstart", "løbende", "efter endt forløb")
QUERY = "fastholdelse af elever"
HITS = 10
MOST_CALLS = 2_750
"""Function calls of one search with ten hits of three sentences; it is a fifth below this."""
NEEDLESS = ("scipy", "spacy", "torch", "fastapi", "cv2", "pypdfium2")
"""What other commands import: a cold `pejl search` waits for everything that it imports."""


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def sentences() -> list[str]:
    return [" ".join(words) + "." for words in product(WHO, DOES, WHAT, WHEN)]


def points(embedder: Embedder, count: int) -> Iterator[Point]:
    """Passages of three sentences each, no two alike."""
    said = sentences()
    for number in range(count):
        text = " ".join(said[(number * step) % len(said)] for step in (1, 7, 31))
        text = f"{text} Det sker i {number} dage."
        passage = Passage("d", 1, number, number + len(text), text)
        row = embedder.embed_passages([text])
        stored = StoredPassage("d", "Aftale", 1, number, number + len(text), text)
        yield Point(stored, row[0], row, passage_words(passage, title="Aftale", language="da"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[EdgeStore]:
    yield from opened(tmp_path_factory.mktemp("small"), embedder, 150)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[EdgeStore]:
    yield from opened(tmp_path_factory.mktemp("large"), embedder, 1200)


def opened(folder: Path, embedder: Embedder, count: int) -> Iterator[EdgeStore]:
    stamp = Stamp(1, embedder.name, embedder.width)
    create_edge(folder / "index", stamp)
    store = open_edge(folder / "index", stamp)
    store.put(points(embedder, count))
    yield store
    store.close()


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def work(store: EdgeStore, embedder: Embedder, query: str) -> Counter[str]:
    """Return how often a warm search calls each function, by name."""
    search(query, store=store, embedder=embedder, limit=HITS)
    profile = cProfile.Profile()
    answer = profile.runcall(search, query, store=store, embedder=embedder, limit=HITS)
    assert len(answer.hits) == HITS
    called: Counter[str] = Counter()
    for entry in profile.getstats():
        name = entry.code if isinstance(entry.code, str) else entry.code.co_name
        called[name] += entry.callcount
    return called


def test_the_engine_is_asked_once_and_only_what_may_be_shown_is_read(
    large: EdgeStore, embedder: Embedder
) -> None:
    called = work(large, embedder, QUERY)
    asked = sum(count for name, count in called.items() if "EdgeShard" in name)
    assert (called["find"], called["read"], asked) == (1, 1, 2)
    assert called["from_payload"] == REPEATS_AMONG * HITS


def test_only_texts_that_are_shown_are_looked_through(large: EdgeStore, embedder: Embedder) -> None:
    called = work(large, embedder, QUERY)
    assert called["matches"] == HITS
    assert called["tokenize"] < HITS  # the query in three languages; its pieces are known


def test_words_that_a_query_has_nothing_to_do_with_are_not_judged(
    large: EdgeStore, embedder: Embedder
) -> None:
    assert work(large, embedder, "økonomi")["_judge"] <= work(large, embedder, QUERY)["_judge"] < 20


def test_each_word_is_judged_once_however_many_hits_hold_it() -> None:
    marker = Marker(query_terms(QUERY).terms)
    text = "Alle taler om fastholdelsen af eleverne, og eleverne taler med: om fastholdelsen."
    profile = cProfile.Profile()
    for _ in range(3):
        assert profile.runcall(marker.matches, text, "da")
    calls = {entry.code: entry.callcount for entry in profile.getstats()}
    told = ("fastholdelsen", "fastholdelsen.", "eleverne,", "eleverne")
    assert calls[Judge.judge.__code__] == len(told)


def test_pieces_of_texts_are_parted_into_words_once() -> None:
    texts = [" ".join(some) for some in zip(sentences()[::3], sentences()[::2], strict=False)]
    marker = Marker(query_terms(QUERY).terms)
    expected = [marker.matches(text, "da") for text in texts]
    profile = cProfile.Profile()
    marker = Marker(query_terms(QUERY).terms)
    assert [profile.runcall(marker.matches, text, "da") for text in texts] == expected
    assert tokenize.__code__ not in {entry.code for entry in profile.getstats()}


def test_work_does_not_grow_with_the_corpus(
    small: EdgeStore, large: EdgeStore, embedder: Embedder
) -> None:
    few, many = work(small, embedder, QUERY), work(large, embedder, QUERY)
    assert many.total() < 1.5 * few.total()
    assert many.total() < MOST_CALLS


def test_a_search_imports_only_what_it_needs() -> None:
    program = "import sys, search_api.cli, corpus.opening, search_api.search; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert "corpus" in imported
    assert imported.isdisjoint(NEEDLESS)
