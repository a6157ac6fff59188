"""What is amiss between archive, catalog and index is put right from the archive."""

from pathlib import Path

import pytest

from corpus.build import ingest
from corpus.checkup import check_up
from corpus.mending import mend
from corpus.opening import open_archive, open_corpus
from corpus.options import build_options
from corpus.results import Status
from corpus.settings import Settings
from corpus.sources import find_sources

TEXT = "Aftale med {place} Kommune\n\nParterne vil nedbringe frafaldet med 5 procent.\n"
PLACES = ("Struer", "Odder", "Faxe", "Tønder")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(data=tmp_path / "data")
    files = tmp_path / "files"
    files.mkdir()
    for place in PLACES:
        (files / f"{place}.txt").write_text(TEXT.format(place=place))
    corpus = open_corpus(made)
    list(ingest(find_sources([files]), corpus, build_options(made)))
    corpus.store.close()
    return made


def ids(settings: Settings) -> dict[str, str]:
    corpus = open_corpus(settings)
    found = {Path(entry.name).stem: entry.document_id for entry in corpus.catalog.entries()}
    corpus.store.close()
    return found


def spoil(settings: Settings, document_id: str, name: str) -> None:
    open_archive(settings).shelf.write(f"{document_id[:2]}/{document_id}/{name}", b"?")


def test_what_can_be_mended_is(settings: Settings) -> None:
    known = ids(settings)
    corpus = open_corpus(settings)
    before = sorted((p.document_id, p.text) for p in corpus.store.passages())
    corpus.store.remove(known["Struer"])
    corpus.catalog.forget(known["Faxe"])  # its passages are astray now
    corpus.store.close()
    spoil(settings, known["Odder"], "document.zst")
    corpus = open_corpus(settings)
    results = {result.document_id: result for result in mend(corpus, build_options(settings))}
    after = sorted((p.document_id, p.text) for p in corpus.store.passages())
    assert list(mend(corpus, build_options(settings))) == []
    corpus.store.close()
    assert results.keys() == {known["Struer"], known["Odder"], known["Faxe"]}
    assert {result.status for result in results.values()} == {Status.UPDATED}
    assert after == [one for one in before if one[0] != known["Faxe"]]
    unwell = [finding.name for finding in check_up(settings) if not finding.well]
    assert [name for name in unwell if not name.startswith("OCR")] == []


def test_what_cannot_be_mended_says_what_to_do(settings: Settings) -> None:
    known = ids(settings)
    spoil(settings, known["Odder"], "original")
    corpus = open_corpus(settings)
    [result] = mend(corpus, build_options(settings))
    corpus.store.close()
    assert result.status is Status.FAILED
    assert "ingest --again" in result.error
    [finding] = [finding for finding in check_up(settings) if finding.name == "archive"]
    assert "Odder.txt" in finding.detail
