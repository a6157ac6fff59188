"""Documents over HTTP: list, upload, show, picture, delete."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Query, Response, UploadFile
from fastapi.responses import PlainTextResponse

from corpus.retiring import discard
from corpus.space import full_disk_named, require_room
from ingest.formats.render import render_page
from ingest.reader import readable_name
from search_api.answers import (
    DocumentAnswer,
    RepairAnswer,
    document_answer,
    repair_answers,
    text_of,
)
from search_api.http.job_files import Job
from search_api.http.problems import NotHere, TooMuch
from search_api.http.state import TheCorpus, TheJobs, TheSettings

router = APIRouter(tags=["documents"])

_PIECE = 1024 * 1024


@router.get("/api/documents")
def list_documents(corpus: TheCorpus) -> list[DocumentAnswer]:
    """List the documents, by name."""
    return [document_answer(entry) for entry in corpus.catalog.entries()]


@router.post("/api/documents", status_code=202)
def upload_documents(
    files: Annotated[list[UploadFile], File(description="One file or many.")],
    jobs: TheJobs,
    settings: TheSettings,
    response: Response,
) -> Job:
    """Take in files; the answer is a job that tells how far they have come."""
    job_id, folder = jobs.new_folder()
    left = settings.upload_mb * 1024 * 1024
    try:
        require_room(folder)
        with full_disk_named(folder):
            for number, file in enumerate(files):
                left -= _save(file, folder / str(number), left)
    except BaseException:
        jobs.drop(job_id)
        raise
    response.headers["Location"] = f"/api/jobs/{job_id}"
    return jobs.submit(job_id)


def _save(file: UploadFile, folder: Path, limit: int) -> int:
    """Write an upload under its own name, alone in its folder; return how long it is."""
    folder.mkdir()
    size = 0
    name = readable_name(Path(Path(file.filename or "unnamed").name or "unnamed"))
    with (folder / name).open("wb") as target:
        while piece := file.file.read(_PIECE):
            size += len(piece)
            if size > limit:
                msg = "the upload is larger than PEJL_UPLOAD_MB allows; send fewer files at a time"
                raise TooMuch(msg)
            target.write(piece)
    return size


@router.get("/api/documents/{document_id}")
def show_document(document_id: str, corpus: TheCorpus) -> DocumentAnswer:
    """Show a document by its id, or a unique beginning of it."""
    return document_answer(corpus.catalog.find(document_id))


@router.delete("/api/documents/{document_id}", status_code=204)
def delete_document(
    document_id: str,
    corpus: TheCorpus,
    settings: TheSettings,
    *,
    purge: Annotated[bool, Query(description="Every trace, at once; no undo.")] = False,
) -> None:
    """Put a document into the trash (`PEJL_TRASH_DAYS`), or purge it; its whole id is asked for."""
    entry = corpus.catalog.find(document_id)
    if entry.document_id != document_id:
        msg = "to delete a document, give its whole id"
        raise NotHere(msg)
    discard(corpus, document_id, days=0 if purge else settings.trash_days)


@router.get("/api/documents/{document_id}/text", response_class=PlainTextResponse)
def show_text(
    document_id: str,
    corpus: TheCorpus,
    *,
    raw: Annotated[bool, Query(description="As it was extracted, unrepaired.")] = False,
) -> str:
    """Return a document's repaired text, its pages parted by a form feed."""
    entry = corpus.catalog.find(document_id)
    return text_of(corpus.archive.document(entry.document_id), raw=raw)


@router.get("/api/documents/{document_id}/repairs")
def show_repairs(document_id: str, corpus: TheCorpus) -> list[RepairAnswer]:
    """List every change that repair made to a document."""
    entry = corpus.catalog.find(document_id)
    return repair_answers(corpus.archive.document(entry.document_id))


@router.get(
    "/api/documents/{document_id}/pages/{number}.png",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
def show_page(
    document_id: str,
    number: int,
    corpus: TheCorpus,
    dpi: Annotated[int, Query(ge=36, le=300)] = 110,
) -> Response:
    """Return a page's picture, of a PDF or a picture file."""
    entry = corpus.catalog.find(document_id)
    document = corpus.archive.document(entry.document_id)
    with corpus.archive.original(entry.document_id) as original:
        picture = render_page(original, document.media_type, number, dpi=dpi)
    if picture is None:
        msg = f"there is no picture of page {number}"
        raise NotHere(msg)
    # The address names the content, so what it shows can never change.
    keep = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(picture, media_type="image/png", headers=keep)
