"""What people said of a document follows to the version that takes its place."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.alignments import Alignment, GoalPlace
from corpus.build import BuildOptions, ingest
from corpus.carrying import carry_over, left_behind, pairs_left_behind
from corpus.corrections import correct_goal
from corpus.index import Corpus
from corpus.opening import open_corpus
from corpus.settings import Settings
from corpus.sources import find_sources
from nlp.passage import Goal

HEAD = "Aftale mellem Ærø Kommune og SOSU Fyn\n\n"
LOWER = "Parterne vil nedbringe frafaldet til højst 12 procent inden udgangen af 2027."
BUS = "Kommunen betaler buskort til alle elever."
VISIT = "Skolens undervisere besøger eleverne to gange i hver oplæringsperiode."
EXIT = "Aftalen kan opsiges med tre måneders varsel."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(Settings(data=tmp_path / "data"))
    yield opened
    opened.store.close()


def put(corpus: Corpus, path: Path, *sentences: str) -> str:
    path.write_text(HEAD + "\n\n".join(sentences) + "\n", encoding="utf-8")
    [result] = ingest(find_sources([path]), corpus, BuildOptions(start=ThreadPoolExecutor))
    return result.document_id


def goal(corpus: Corpus, document_id: str, start: str) -> Goal:
    goals = corpus.archive.annotated(document_id).goals
    return next(one for one in goals if one.text.startswith(start))


def place(of: Goal) -> GoalPlace:
    return GoalPlace(of.document_id, of.page_number, of.start, of.text)


def reject(corpus: Corpus, of: Goal) -> None:
    where = (of.document_id, of.page_number, of.start)
    correct_goal(corpus.archive, corpus.corrections, where, "rejected")


def test_corrections_follow_and_what_is_gone_is_told(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "aftale.txt"
    old = put(corpus, path, LOWER, BUS, VISIT)
    reject(corpus, goal(corpus, old, "Parterne"))
    reject(corpus, goal(corpus, old, "Kommunen"))
    new = put(corpus, path, VISIT, LOWER.replace("12", "11"))
    [understood] = corpus.understood([new])
    assert [one.text for one in understood.goals] == [VISIT]
    said = corpus.corrections.all()
    assert [one.text for one in left_behind(corpus.history, corpus.archive, said)] == [BUS]


def test_a_later_word_on_the_new_version_stands(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "aftale.txt"
    old = put(corpus, path, LOWER)
    reject(corpus, goal(corpus, old, "Parterne"))
    new = put(corpus, path, LOWER, BUS)
    where = (new, 1, goal(corpus, new, "Parterne").start)
    correct_goal(corpus.archive, corpus.corrections, where, "accepted")
    again = carry_over(corpus.archive, corpus.corrections, corpus.alignments, old, new)
    assert (again.corrections, again.left) == (0, ())
    [understood] = corpus.understood([new])
    assert [one.text for one in understood.goals] == [LOWER, BUS]


def test_pairs_follow_goals_and_clauses(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "aftale.txt"
    old = put(corpus, path, LOWER, EXIT)
    other = put(corpus, tmp_path / "anden.txt", BUS, VISIT)
    text = corpus.archive.document(old).pages[0].text
    clause = GoalPlace(old, 1, text.index(EXIT), EXIT)
    ends = (goal(corpus, other, "Kommunen"), goal(corpus, other, "Skolens"))
    for mine, far in zip((place(goal(corpus, old, "Parterne")), clause), ends, strict=True):
        corpus.alignments.put(Alignment(mine, place(far), "joined", 1.0))
    new = put(corpus, path, BUS, LOWER, EXIT)
    moved = [
        one for one in corpus.alignments.all() if new in (one.a.document_id, one.b.document_id)
    ]
    words = {end.text for one in moved for end in (one.a, one.b)}
    assert words == {LOWER, EXIT, BUS, VISIT}


def test_a_pair_that_lost_a_statement_is_told(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "aftale.txt"
    old = put(corpus, path, LOWER, BUS)
    other = put(corpus, tmp_path / "anden.txt", VISIT)
    far = place(goal(corpus, other, "Skolens"))
    for start in ("Parterne", "Kommunen"):
        corpus.alignments.put(Alignment(place(goal(corpus, old, start)), far, "parted", 1.0))
    assert pairs_left_behind(corpus.history, corpus.archive, corpus.alignments.all()) == []
    put(corpus, path, LOWER)
    left = pairs_left_behind(corpus.history, corpus.archive, corpus.alignments.all())
    assert [{one.a.text, one.b.text} for one in left] == [{BUS, VISIT}]
