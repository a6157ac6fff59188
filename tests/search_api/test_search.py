from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.points import make_points
from corpus.store.edge import EdgeStore, create_edge, open_edge
from corpus.store.interface import Condition, Stamp
from ingest.document import Document, Language, Page, Reading
from ingest.structure.blocks import infer_blocks
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.passage import AnnotatedDocument, AnnotatedPassage, DocumentFacts, DocumentKind
from nlp.split import PassageSize, split_document
from search_api.completion import complete_query
from search_api.errors import InvalidQuery
from search_api.hits import Hit, group_by_document
from search_api.likeness import more_like
from search_api.ranking import Mode
from search_api.search import search

TEXTS = {
    "aftale": """1. Elevfastholdelse

Skolen ringer til alle elever, der har været væk i to dage.

2. Økonomi

Kommunen betaler halvdelen af udgifterne til oplæringsvejledernes kursus.

3. Opsigelse

Aftalen kan opsiges med seks måneders varsel.

4. Velfærdsteknologi

Eleverne afprøver robotter og sensorer i skolens laboratorium.""",
    "strategi": """Flere mænd i omsorgen

Hvert efterår holder vi en kampagne for mænd, der overvejer et sporskifte.

Opsigelse

Aftalen kan opsiges med seks måneders varsel.

Mindre frafald

Vi vil nedbringe frafaldet på hovedforløbet til 15 procent.""",
    "avtal": """Handledarutbildning

Alla handledare ska ha gått en utbildning om tre dagar.

Avhopp

Parterna ska minska avhoppen från utbildningen.""",
}


def document(name: str, text: str) -> Document:
    language: Language = "sv" if name == "avtal" else "da"
    page = Page(1, text, text, Reading.PLAIN, "", language, infer_blocks(text, first_page=False))
    return Document(name, f"{name}.txt", "text/plain", language, (page,))


def annotated(document: Document) -> AnnotatedDocument:
    passages = split_document(document, size=PassageSize(least=0, most=300))
    kind = DocumentKind.AGREEMENT if document.id == "aftale" else DocumentKind.STRATEGY
    return AnnotatedDocument(
        document.id,
        DocumentFacts(document.id.title(), kind, document.language),
        tuple(AnnotatedPassage(passage, document.language) for passage in passages),
        (),
        (),
    )


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[EdgeStore]:
    folder = tmp_path_factory.mktemp("search") / "index"
    stamp = Stamp(1, embedder.name, embedder.width)
    create_edge(folder, stamp)
    opened = open_edge(folder, stamp)
    for name, text in TEXTS.items():
        made = document(name, text)
        opened.put(make_points(made, annotated(made), embedder))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def first(query: str, store: EdgeStore, embedder: Embedder, mode: Mode = Mode.HYBRID) -> Hit:
    return search(query, store=store, embedder=embedder, mode=mode).hits[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fastholdelse af elever", "Elevfastholdelse"),
        ("hvem betaler for kurset?", "Økonomi"),
        ("komme ud af aftalen", "Opsigelse"),
        ("robot", "Velfærdsteknologi"),
        ("welfare technology", "Velfærdsteknologi"),
        ("velfaerdsteknologi", "Velfærdsteknologi"),
        ("frafld", "frafald"),
        ("male students", "mænd"),
        ("uddannelse af vejledere", "Handledarutbildning"),
    ],
)
def test_question_finds_its_section(
    query: str, expected: str, store: EdgeStore, embedder: Embedder
) -> None:
    assert expected in first(query, store, embedder).heading_path[-1]


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_answers_with_text_that_stands_on_the_page(
    mode: Mode, store: EdgeStore, embedder: Embedder
) -> None:
    answer = search("frafald", store=store, embedder=embedder, mode=mode)
    assert answer.hits
    assert answer.took_ms > 0
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in answer.hits:
        assert TEXTS[hit.document_id][hit.start : hit.end] == hit.text
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.highlights)


def test_by_words_alone_what_holds_none_is_no_hit(store: EdgeStore, embedder: Embedder) -> None:
    hits = search("sensor", store=store, embedder=embedder, mode="sparse").hits
    assert [hit.heading_path[-1] for hit in hits] == ["4. Velfærdsteknologi"]


def test_same_clause_twice_is_one_hit_that_names_the_other(
    store: EdgeStore, embedder: Embedder
) -> None:
    hits = search("opsigelse med varsel", store=store, embedder=embedder).hits
    clauses = [hit for hit in hits if "opsiges" in hit.text]
    assert len(clauses) == 1
    assert {clauses[0].document_id, clauses[0].repeats[0].document_id} == {"aftale", "strategi"}


def test_conditions_and_signs_hold(store: EdgeStore, embedder: Embedder) -> None:
    only = (Condition("kind", ("agreement",)),)
    hits = search("frafald", store=store, embedder=embedder, where=only).hits
    assert {hit.document_id for hit in hits} == {"aftale"}
    phrase = search('"seks måneders varsel"', store=store, embedder=embedder).hits
    assert all("seks måneders varsel" in hit.text for hit in phrase)
    without = search("opsigelse -varsel", store=store, embedder=embedder).hits
    assert all("varsel" not in hit.text for hit in without)
    assert len(search("aftale", store=store, embedder=embedder, limit=2).hits) == 2


def test_prefix_finds_words_that_begin_so(store: EdgeStore, embedder: Embedder) -> None:
    assert "kampagne" in first("kampag*", store, embedder).text


def test_misspelling_is_told(store: EdgeStore, embedder: Embedder) -> None:
    assert search("økonmi", store=store, embedder=embedder).suggestion == "økonomi"
    assert search("økonomi", store=store, embedder=embedder).suggestion == ""


def test_score_is_explained(store: EdgeStore, embedder: Embedder) -> None:
    hit = first("betaler kommunen", store, embedder)
    assert hit.explanation.words > 0
    assert 0 < hit.explanation.whole <= 1
    assert any(match.kind == "exact" for match in hit.matches)


def test_unknown_mode_is_said(store: EdgeStore, embedder: Embedder) -> None:
    with pytest.raises(InvalidQuery, match="hybrid"):
        search("frafald", store=store, embedder=embedder, mode="fuzzy")


def test_more_like_this_finds_kin_but_not_itself(store: EdgeStore, embedder: Embedder) -> None:
    hit = first("nedbringe frafaldet", store, embedder)
    like = more_like(hit.document_id, hit.page, hit.start, store=store, limit=3)
    assert len(like) == 3
    assert (hit.document_id, hit.start) not in {(one.document_id, one.start) for one in like}
    assert {"Elevfastholdelse", "Avhopp"} & {one.heading_path[-1].split(". ")[-1] for one in like}


def test_where_there_is_nothing_nothing_is_found(tmp_path: Path, embedder: Embedder) -> None:
    stamp = Stamp(1, embedder.name, embedder.width)
    create_edge(tmp_path / "empty", stamp)
    store = open_edge(tmp_path / "empty", stamp)
    try:
        assert search("frafald", store=store, embedder=embedder).hits == ()
        page = document("aftale", TEXTS["aftale"].split("\n\n2.")[0])
        store.put(make_points(page, annotated(page), embedder))
        [only] = store.passages()
        assert more_like(page.id, 1, only.start, store=store) == ()
    finally:
        store.close()


def test_more_like_nothing_is_said(store: EdgeStore) -> None:
    with pytest.raises(InvalidQuery, match="no passage begins at 7"):
        more_like("aftale", 1, 7, store=store)


def test_hits_group_by_document_in_order_of_the_best(store: EdgeStore, embedder: Embedder) -> None:
    hits = search("frafald", store=store, embedder=embedder).hits
    groups = group_by_document(hits)
    assert [group.document_id for group in groups] == list(
        dict.fromkeys(hit.document_id for hit in hits)
    )
    assert sum(len(group.hits) for group in groups) == len(hits)


@pytest.mark.parametrize(
    ("typed", "offered"), [("fra", "frafald"), ("lokal voks", "lokal voksenelev")]
)
def test_completions_go_on_with_the_last_word(typed: str, offered: str) -> None:
    assert offered in complete_query(typed, limit=12)
    assert all(one.startswith(typed) for one in complete_query(typed))


def test_nothing_typed_nothing_offered() -> None:
    assert complete_query("") == complete_query("x") == ()
