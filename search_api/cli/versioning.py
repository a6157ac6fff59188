"""Versions of documents, and what changed between two."""

from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings, opened_corpus
from search_api.cli.options import Data, Json, Reference
from search_api.cli.printing import console, notices, print_json, print_table

if TYPE_CHECKING:
    from corpus.settings import Settings
    from search_api.clause_diff import ClauseChange
    from search_api.versions import DiffAnswer

_SIGNS = {"unchanged": " ", "changed": "~", "new": "+", "gone": "-"}
_STYLES = {"same": "", "gone": "red strike", "new": "green underline"}
_FATES = {"unchanged": "dim", "changed": "bold yellow", "new": "bold green", "gone": "bold red"}
_Former = Annotated[
    str | None,
    typer.Option("--former", metavar="OLD", help="Say that this is an earlier version of it."),
]
_Apart = Annotated[
    str | None,
    typer.Option("--apart", metavar="OLD", help="Take back that this is an earlier version."),
]
_All = Annotated[bool, typer.Option("--all", help="Unchanged clauses too.")]


def versions(
    document: Reference,
    *,
    former: _Former = None,
    apart: _Apart = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """List the versions of a document, the latest first; all but that are out of search."""
    from corpus.history import History
    from corpus.opening import open_catalog
    from search_api.versions import versions_of

    settings = corpus_settings(data)
    catalog = open_catalog(settings)
    document_id = catalog.find(document).document_id
    if former or apart:
        _say(settings, document_id, former, apart)
    answers = versions_of(catalog, History(catalog.path), document_id)
    if as_json:
        print_json(answers)
        return
    rows = (
        (a.document_id[:12], "current" if a.current else "former", str(a.pages), a.title, a.path)
        for a in answers
    )
    print_table(("id", "state", "pages", "title", "path"), rows)


def duplicates(*, data: Data = None, as_json: Json = False) -> None:
    """List documents that are there more than once: copies, scan and file, issues of one."""
    from corpus.kin_tables import KinTables
    from corpus.opening import open_catalog
    from search_api.duplicates import duplicates as find_duplicates

    catalog = open_catalog(corpus_settings(data))
    found = find_duplicates(catalog.entries(), KinTables(catalog.path).all())
    if as_json:
        print_json(found)
        return
    rows = (
        (d.kind, f"{d.words:.0%}", *(f"{s.document_id[:12]} {s.path}" for s in d.documents))
        for d in found
    )
    print_table(("kind", "alike", "first", "second"), rows)


def _say(settings: "Settings", document_id: str, former: str | None, apart: str | None) -> None:
    from corpus.retiring import bring_back, supersede

    with opened_corpus(settings) as corpus:
        if former:
            supersede(corpus, corpus.catalog.find(former).document_id, document_id)
        if apart:
            bring_back(corpus, corpus.catalog.find(apart).document_id)


def diff(
    document: Reference,
    other: Annotated[
        str | None, typer.Argument(metavar="NEWER", help="The later one; else DOCUMENT is it.")
    ] = None,
    *,
    everything: _All = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Show clause by clause what changed between two documents, or since the version before."""
    from corpus.history import History
    from corpus.opening import open_archive, open_catalog, open_embedder
    from search_api.versions import diff_documents, version_before

    settings = corpus_settings(data)
    catalog = open_catalog(settings)
    a = catalog.find(document).document_id
    b = catalog.find(other).document_id if other else a
    if not other:
        a = version_before(catalog, History(catalog.path), b)
    answer = diff_documents(open_archive(settings), open_embedder(settings), a, b)
    if as_json:
        print_json(answer)
        return
    _print(answer, everything=everything)


def _print(answer: "DiffAnswer", *, everything: bool) -> None:
    for change in answer.clauses:
        if everything or change.fate != "unchanged":
            _print_clause(change)
    notices().print(
        f"{answer.changed} changed, {answer.new} new, {answer.gone} gone, "
        f"{answer.unchanged} unchanged"
    )


def _print_clause(change: "ClauseChange") -> None:
    """Print a clause under its sign and numbers; what is gone and new also without colours."""
    from rich.text import Text

    numbers = [c.number for c in (change.old, change.new) if c and c.number]
    line = Text(f"{_SIGNS[change.fate]} {' > '.join(dict.fromkeys(numbers))}", _FATES[change.fate])
    line.append(f" (page {change.clause.page}) ", "dim")
    for run in change.words:
        shown = run.text if run.kind == "same" else _bracketed(run.kind, run.text)
        line.append(shown, _STYLES[run.kind])
    if not change.words:
        line.append(change.clause.body)
    console().print(line, soft_wrap=True)


def _bracketed(kind: str, text: str) -> str:
    return f"[-{text.strip()}-] " if kind == "gone" else f"{{+{text.strip()}+}} "
