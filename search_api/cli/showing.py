"""What is kept of documents: the list, their texts and repairs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Reference
from search_api.cli.printing import print_json, print_table, print_text

if TYPE_CHECKING:
    from ingest.document import Document


def documents(*, data: Data = None, as_json: Json = False) -> None:
    """List the documents of the corpus."""
    from corpus.opening import open_catalog
    from search_api.answers import document_answer

    answers = [document_answer(entry) for entry in open_catalog(corpus_settings(data)).entries()]
    if as_json:
        for answer in answers:
            print_json(answer)
        return
    rows = (
        (a.document_id[:12], a.kind, a.language, str(a.pages), str(a.goals), a.date, a.title)
        for a in answers
    )
    print_table(("id", "kind", "lang", "pages", "goals", "date", "title"), rows)


def text(
    document: Reference,
    *,
    data: Data = None,
    raw: Annotated[bool, typer.Option("--raw", help="As it was extracted, unrepaired.")] = False,
) -> None:
    """Print a document's repaired text, its pages parted by a form feed."""
    from search_api.answers import text_of

    print_text(text_of(_document(data, document), raw=raw))


def repairs(document: Reference, *, data: Data = None, as_json: Json = False) -> None:
    """List every change that repair made to a document."""
    from search_api.answers import repair_answers

    answers = repair_answers(_document(data, document))
    if as_json:
        print_json(answers)
        return
    rows = (
        (
            str(a.page),
            f"{a.start}-{a.end}",
            a.rule,
            f"{a.confidence:.2f}",
            f"{a.before!r} -> {a.after!r}",
        )
        for a in answers
    )
    print_table(("page", "at", "rule", "sure", "change"), rows)


def _document(data: Path | None, reference: str) -> "Document":
    from corpus.opening import open_archive, open_catalog

    settings = corpus_settings(data)
    entry = open_catalog(settings).find(reference)
    return open_archive(settings).document(entry.document_id)
