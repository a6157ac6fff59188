"""What was deleted for now, over HTTP: list, restore, delete for good."""

from fastapi import APIRouter

from corpus.history import Trashed
from corpus.index import Corpus, remove_document
from corpus.retiring import bring_back
from search_api.answers import DocumentAnswer, document_answer
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus

router = APIRouter(tags=["documents"])


@router.get("/api/trash")
def list_trash(corpus: TheCorpus) -> list[Trashed]:
    """List what was deleted for now, the latest first; after `PEJL_TRASH_DAYS` it is gone."""
    return corpus.history.trashed()


@router.post("/api/trash/{document_id}/restore")
def restore_document(document_id: str, corpus: TheCorpus) -> DocumentAnswer:
    """Bring a document back from the trash; its whole id is asked for."""
    _require(corpus, document_id)
    return document_answer(bring_back(corpus, document_id))


@router.delete("/api/trash/{document_id}", status_code=204)
def purge_document(document_id: str, corpus: TheCorpus) -> None:
    """Delete every trace of a document in the trash, and of its former versions."""
    _require(corpus, document_id)
    remove_document(corpus, document_id)


def _require(corpus: Corpus, document_id: str) -> None:
    if all(one.document_id != document_id for one in corpus.history.trashed()):
        msg = "there is no such document in the trash"
        raise NotHere(msg)
