"""Goals, commitments, decisions and activities."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.exporting import Export, format_of, source_beside, write_export
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import console, goal_text, notices, print_json

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
    from rich.padding import Padding
    from rich.text import Text

    from search_api.answers import goal_answer

    answers = [goal_answer(goal) for goal in found]
    if as_json:
        print_json(answers)
        return
    for document, promised in groupby(answers, key=lambda answer: answer.document_id):
        console().print(Text(names[document], style="bold"))
        for answer in promised:
            console().print(Padding(goal_text(answer), (0, 0, 1, 2)))
    documents = {answer.document_id for answer in answers}
    notices().print(f"{len(answers)} goals in {len(documents)} of {len(names)} documents")
