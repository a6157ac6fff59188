"""Goals, commitments, decisions and activities."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.exporting import Export, format_of, source_beside, write_export
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_json, print_table

if TYPE_CHECKING:
    from nlp.passage import Goal
    from search_api.selection import GoalFilter

_ThemeOption = Annotated[str, typer.Option("--theme", help="Only this theme.")]
_KindOption = Annotated[
    str, typer.Option("--kind", help="Only goals, commitments, decisions or activities.")
]
_OwnerOption = Annotated[str, typer.Option("--owner", help="Only what this body or person owes.")]
_YearOption = Annotated[str, typer.Option("--year", help="Only what falls due in this year.")]
_DocumentKindOption = Annotated[
    str, typer.Option("--document-kind", help="Only from this kind of document: minutes ...")
]


def goals(  # noqa: PLR0913  # an option for each filter
    document: Annotated[
        str | None, typer.Argument(metavar="[DOCUMENT]", help="One document; all without it.")
    ] = None,
    *,
    theme: _ThemeOption = "",
    kind: _KindOption = "",
    owner: _OwnerOption = "",
    year: _YearOption = "",
    document_kind: _DocumentKindOption = "",
    export: Export = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """List goals, commitments, decisions and activities."""
    from corpus.corrections import Corrections, read_corrected
    from corpus.opening import open_archive, open_catalog
    from search_api.export import goal_table
    from search_api.selection import select_goals

    wanted = _filter(theme=theme, kind=kind, owner=owner, year=year, document_kind=document_kind)
    if export:
        format_of(export)  # a wrong name is told before the work
    settings = corpus_settings(data)
    catalog, archive = open_catalog(settings), open_archive(settings)
    chosen = [catalog.find(document)] if document else catalog.entries()
    read = read_corrected(
        archive, Corrections(catalog.path), (entry.document_id for entry in chosen)
    )
    found = select_goals(read, wanted)
    if export:
        write_export(export, [goal_table(found, source_beside(settings, chosen))])
    if as_json or not export:
        names = {entry.document_id: Path(entry.name).stem for entry in chosen}
        _print(found, names, as_json=as_json)


def _filter(**conditions: str) -> "GoalFilter":
    from corpus.codec import NotReadable, from_plain
    from search_api.selection import GoalFilter

    try:
        return from_plain(conditions, GoalFilter)
    except NotReadable as error:
        raise typer.BadParameter(str(error)) from error


def _print(found: list["Goal"], names: dict[str, str], *, as_json: bool) -> None:
    from search_api.answers import goal_answer

    answers = [goal_answer(goal) for goal in found]
    if as_json:
        print_json(answers)
        return
    columns = ("document", "page", "kind", "theme", "owner", "deadline", "text")
    rows = (
        (
            names[a.document_id],
            str(a.page),
            a.kind,
            a.theme,
            a.owner or "",
            a.deadline or "",
            a.text,
        )
        for a in answers
    )
    print_table(columns, rows)
    notices().print(f"{len(answers)} goals in {len(names)} documents")
