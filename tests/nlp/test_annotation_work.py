"""Work that understanding a document takes, counted: it must not grow without somebody noticing."""

import cProfile
from collections import Counter
from collections.abc import Callable

from ingest.document import Document, Page, Reading
from ingest.repair.repair import repair_text
from ingest.repair.tokens import _tokens
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.entities.names import name_matcher
from nlp.entities.recogniser import find_stretches
from nlp.passage import AnnotatedDocument
from nlp.words.terms import TermWeights, numbered_terms
from nlp.words.thesaurus import load_thesaurus
from nlp.words.tokens import tokenize

PROMISES = "\n\n".join(
    f"Aftale {number}\n\nParterne skal fastholde {number}0 elever. Skolen ansætter en vejleder "
    f"senest {number}. august 2027.\n\n- Kommunen sikrer oplæring til {number} elever"
    for number in range(2, 10)
)


def document(text: str) -> Document:
    blocks = infer_blocks(text, first_page=True)
    page = Page(1, text, text, Reading.PLAIN, "", "da", blocks)
    return Document("d", "d.txt", "text/plain", "da", (page,))


def calls(function: Callable[[], object]) -> Counter[str]:
    """Return how often each function is called when this one is called a second time."""
    function()
    profile = cProfile.Profile()
    profile.runcall(function)
    called: Counter[str] = Counter()
    for entry in profile.getstats():
        name = entry.code if isinstance(entry.code, str) else entry.code.co_qualname
        called[name] += entry.callcount
    return called


def annotated() -> AnnotatedDocument:
    return annotate_document(document(PROMISES))


def test_themes_of_all_goals_are_asked_for_at_once() -> None:
    assert len(annotated().goals) >= 16
    called = calls(annotated)
    assert called["ShareModel.shares"] == called["Model.weigh"] == 1
    assert called["StaticEmbedder.embed_passages"] == 2


def test_a_word_takes_few_calls() -> None:
    assert calls(annotated).total() < 125 * len(PROMISES.split())


def test_only_labels_whose_second_word_is_near_are_looked_at() -> None:
    tokens = tokenize(PROMISES.replace("\n", " "))
    called = calls(lambda: list(numbered_terms(tokens, "da", load_thesaurus(), TermWeights())))
    assert called["match_label"] < len(tokens) / 2
    assert called["Thesaurus.beginning"] == 0  # known words are not looked up again


def test_recogniser_reads_around_unknown_names_and_no_whole_paragraphs() -> None:
    line = f"{'og så videre ' * 100}sagde Xanthippe Brmlwczk{' og så videre' * 100}"
    [(start, end)] = find_stretches(line, "da", ())
    assert start < line.index("Xanthippe") < line.index("Brmlwczk") < end
    assert len(line[start:end].split()) < 40
    short = "kort Xanthippe her"
    assert list(find_stretches(short, "da", ())) == [(0, len(short))]


def test_names_near_each_other_are_read_together() -> None:
    near = f"{'så ' * 50}Xanthippe {'så ' * 20}Brmlwczk {'så ' * 50}Qvxtrop"
    assert len(list(find_stretches(near, "da", ()))) == 2


def test_names_are_looked_for_only_where_one_begins() -> None:
    assert list(name_matcher().stretches("Så holdes der Møde. " * 100)) == []
    text = f"{'og så videre ' * 100}(Viborg Kommune){' og så videre' * 100}"
    [(start, end)] = name_matcher().stretches(text)
    assert text[start:end].startswith("(Viborg Kommune)")
    assert len(text[start:end].split()) < 40


def test_repair_parts_a_page_into_words_once() -> None:
    page = "Parterne har indgået en aftale om oplæring af elever."
    profile = cProfile.Profile()
    profile.runcall(repair_text, page, language="da")
    called = [entry.callcount for entry in profile.getstats() if entry.code == _tokens.__code__]
    assert called == [len(page.split()) + 1]  # a generator is entered once a token, and to end
