"""Work that understanding a document takes, counted: it must not grow without somebody noticing."""

import cProfile
from collections import Counter
from collections.abc import Callable

from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.passage import AnnotatedDocument
from nlp.words.analysis import analyse
from nlp.words.terms import TermWeights, numbered_terms
from nlp.words.thesaurus import load_thesaurus

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
    assert called["ThemeModel.shares"] == called["StaticEmbedder.embed_passages"] == 1


def test_only_labels_whose_second_word_is_near_are_looked_at() -> None:
    words = analyse(PROMISES.replace("\n", " "), "da")
    called = calls(lambda: list(numbered_terms(words, "da", load_thesaurus(), TermWeights())))
    assert called["match_label"] < len(words) / 2
    assert called["Thesaurus.beginning"] == 0  # known words are not looked up again
