"""The pages of documents: the list with its trash, one document, two versions side by side."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.background import BackgroundTask

from corpus.alignments import Alignment
from corpus.carrying import left_behind, pairs_left_behind
from corpus.corrections import Correction
from corpus.index import Corpus, remove_document
from corpus.retiring import bring_back, discard, supersede
from search_api.versions import diff_documents, version_before, versions_of
from search_api.web.links import read_stretches
from search_api.web.rendering import Renderer
from search_api.web.view_diff import view_diff
from search_api.web.view_document import DocumentState, view_document, view_left
from search_api.web.view_documents import DocumentFilter, view_documents


def add_document(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the addresses of one document."""

    @router.get("/documents/{document_id}")
    def show_document(
        request: Request,
        document_id: str,
        page: Annotated[int, Query(ge=1)] = 1,
        mark: str = "",
        repairs: str = "",
        entities: str = "",
    ) -> HTMLResponse:
        opened = corpus()
        entry = opened.catalog.find(document_id)
        state = DocumentState(
            entry.document_id, page, tuple(read_stretches(mark)), bool(repairs), bool(entities)
        )
        document = opened.archive.document(entry.document_id)
        [annotated] = opened.understood([entry.document_id])
        view = view_document(state, document, annotated)
        versions = versions_of(opened.catalog, opened.history, entry.document_id)
        left = view_left(*_left_behind(opened, entry.document_id))
        return renderer.page(
            request, "document.html", section="documents", view=view, versions=versions, left=left
        )

    @router.get("/documents/{document_id}/original")
    def send_original(document_id: str) -> FileResponse:
        opened = corpus()
        entry = opened.catalog.find(document_id)
        # as a download, never shown in place: what was uploaded may hold scripts
        kept = ExitStack()
        return FileResponse(
            kept.enter_context(opened.archive.original(entry.document_id)),
            media_type="application/octet-stream",
            filename=entry.name,
            background=BackgroundTask(kept.close),
        )


def _left_behind(opened: Corpus, document_id: str) -> tuple[list[Correction], list[Alignment]]:
    """Return what was said of versions before this one and finds no statement in it."""
    former = {one.document_id for one in opened.history.former(document_id)}
    said = [one for one in opened.corrections.all() if one.document_id in former]
    pairs = [
        one for one in opened.alignments.all() if {one.a.document_id, one.b.document_id} & former
    ]
    return (
        left_behind(opened.history, opened.archive, said),
        pairs_left_behind(opened.history, opened.archive, pairs),
    )


def add_diff(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the address of two documents clause by clause."""

    @router.get("/diff")
    def show_diff(request: Request, b: str, a: str = "", everything: str = "") -> HTMLResponse:
        opened = corpus()
        new = opened.catalog.find(b)
        before = a or version_before(opened.catalog, opened.history, new.document_id)
        old = opened.catalog.find(before)
        answer = diff_documents(opened.archive, opened.embedder, old.document_id, new.document_id)
        view = view_diff(answer, old, new, everything=bool(everything))
        return renderer.page(request, "diff.html", section="documents", view=view)


def add_documents(router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer) -> None:
    """Add the address of the list."""

    @router.get("/documents")
    def show_documents(
        request: Request, wanted: Annotated[DocumentFilter, Query()]
    ) -> HTMLResponse:
        opened = corpus()
        view = view_documents(opened.catalog, opened.history, opened.kin, wanted)
        return renderer.page(request, "documents.html", section="documents", view=view)


def add_belonging(router: APIRouter, corpus: Callable[[], Corpus]) -> None:
    """Add the addresses that say how two documents belong together."""

    @router.post("/documents/{document_id}/versions")
    def add_version(document_id: str, former: Annotated[str, Form()]) -> RedirectResponse:
        opened = corpus()
        found, old = (opened.catalog.find(one).document_id for one in (document_id, former))
        supersede(opened, old, found)
        return RedirectResponse(f"/documents/{found}", status_code=303)

    @router.post("/documents/{document_id}/separate")
    def separate(document_id: str) -> RedirectResponse:
        opened = corpus()
        found = opened.catalog.find(document_id).document_id
        bring_back(opened, found)
        return RedirectResponse(f"/documents/{found}", status_code=303)

    @router.post("/documents/{document_id}/strangers")
    def part(document_id: str, other: Annotated[str, Form()]) -> RedirectResponse:
        opened = corpus()
        pair = (opened.catalog.find(one).document_id for one in (document_id, other))
        opened.kin.part(*pair)
        return RedirectResponse("/documents", status_code=303)


def add_deletion(
    router: APIRouter, corpus: Callable[[], Corpus], renderer: Renderer, trash_days: int
) -> None:
    """Add the addresses that delete a document, bring it back, and delete it for good."""

    @router.post("/documents/{document_id}/delete")
    def delete(document_id: str) -> RedirectResponse:
        opened = corpus()
        found = opened.catalog.find(document_id).document_id
        discard(opened, found, days=trash_days)
        return RedirectResponse(f"/documents?deleted={found}", status_code=303)

    @router.post("/documents/{document_id}/restore")
    def restore(document_id: str) -> RedirectResponse:
        opened = corpus()
        bring_back(opened, opened.catalog.find(document_id).document_id)
        return RedirectResponse("/documents", status_code=303)

    @router.get("/documents/{document_id}/purge")
    def ask_to_purge(request: Request, document_id: str) -> HTMLResponse:
        entry = corpus().catalog.find(document_id)
        return renderer.page(request, "purge.html", section="documents", entry=entry)

    @router.post("/documents/{document_id}/purge")
    def purge(document_id: str) -> RedirectResponse:
        opened = corpus()
        remove_document(opened, opened.catalog.find(document_id).document_id)
        return RedirectResponse("/documents", status_code=303)
