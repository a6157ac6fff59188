"""Two documents side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.exporting import Export, format_of, source_beside, write_export
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import console, goal_text, print_json, print_table

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.catalog_tables import CatalogEntry
    from corpus.settings import Settings
    from nlp.passage import AnnotatedDocument
    from search_api.answers import ComparisonAnswer, GoalAnswer


def compare(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B [C...]", help="Two documents; more, or none: partnerships."),
    ] = None,
    *,
    whole: Annotated[
        bool, typer.Option("--whole", help="Compare all documents of the same parties.")
    ] = False,
    export: Export = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Match the goals of two documents, and show what only one of them promises.

    More than two, or none for all, are laid out as partnerships: goals by theme, and what every
    two of them have in common.
    """
    if export:
        format_of(export)  # a wrong name is told before the work
    settings = corpus_settings(data)
    references = documents or []
    if len(references) == 2:
        _compare_two(settings, references, whole=whole, export=export, as_json=as_json)
    elif len(references) == 1 or export:
        msg = "name two documents"
        raise typer.BadParameter(msg)
    else:
        _overlook(settings, references, as_json=as_json)


def _compare_two(
    settings: "Settings",
    references: list[str],
    *,
    whole: bool,
    export: Path | None,
    as_json: bool,
) -> None:
    from corpus.alignments import Alignments
    from corpus.corrections import Corrections, read_corrected
    from corpus.opening import open_archive, open_catalog, open_embedder
    from search_api.answers import comparison_answer
    from search_api.compare import compare_sides
    from search_api.export import comparison_table

    catalog, archive = open_catalog(settings), open_archive(settings)
    chosen, entries = [catalog.find(reference) for reference in references], catalog.entries()
    ids = [entry.document_id for entry in (entries if whole else chosen)]
    read = list(read_corrected(archive, Corrections(catalog.path), ids))
    titles, (a, b) = _sides(chosen, read, whole=whole)
    said = Alignments(catalog.path).all()
    comparison = compare_sides(a, b, open_embedder(settings), said=said)
    if export:
        write_export(export, [comparison_table(comparison, source_beside(settings, entries))])
    answer = comparison_answer(chosen[0].document_id, chosen[1].document_id, comparison)
    if as_json:
        print_json(answer)
    elif not export:
        _print(answer, (titles[0], titles[1]))


def _sides(
    chosen: Sequence["CatalogEntry"], read: Sequence["AnnotatedDocument"], *, whole: bool
) -> tuple[list[str], list[Sequence["AnnotatedDocument"]]]:
    """Return the titles and documents of both sides."""
    from search_api.chain import partnership_of

    if whole:
        found = [partnership_of(read, entry.document_id) for entry in chosen]
        return [one.name for one in found], [one.documents for one in found]
    return [e.facts.title or e.name for e in chosen], [read[:1], read[1:]]


def _overlook(settings: "Settings", references: list[str], *, as_json: bool) -> None:
    from corpus.alignments import Alignments
    from corpus.corrections import Corrections, read_corrected
    from corpus.opening import open_archive, open_catalog, open_embedder
    from search_api.chain import overlook
    from search_api.partnership_answers import overlook_answer

    catalog, archive = open_catalog(settings), open_archive(settings)
    chosen = [catalog.find(reference).document_id for reference in references]
    every = (entry.document_id for entry in catalog.entries())
    read = read_corrected(archive, Corrections(catalog.path), every)
    said = Alignments(catalog.path).all()
    found = overlook(read, open_embedder(settings), chosen=chosen, said=said)
    answer = overlook_answer(found)
    if as_json:
        print_json(answer)
        return
    rows = (
        (str(number), str(len(one.documents)), str(one.goals), ", ".join(one.missing), one.name)
        for number, one in enumerate(answer.partnerships, 1)
    )
    print_table(("", "documents", "goals", "no goals in", "partnership"), rows)
    shared = (
        (str(one.matches), f"{one.share:.0%}", f"{one.a + 1} and {one.b + 1}")
        for one in answer.overlaps[:10]
        if one.matches
    )
    print_table(("goals in common", "of the smaller", "partnerships"), shared)


def _print(answer: "ComparisonAnswer", titles: tuple[str, str]) -> None:
    from rich.table import Table

    table = Table(show_lines=True, expand=True)
    for title in titles:
        table.add_column(title, ratio=1, overflow="fold")
    for match in answer.matches:
        table.add_row(goal_text(match.a), goal_text(match.b))
    near = {_place(match.a): match.b for match in answer.also}
    near |= {_place(match.b): match.a for match in answer.also}
    for goal in answer.only_a:
        table.add_row(goal_text(goal), _see_also(near.get(_place(goal))))
    for goal in answer.only_b:
        table.add_row(_see_also(near.get(_place(goal))), goal_text(goal))
    console().print(table)
    counts = (len(answer.matches), len(answer.only_a), len(answer.only_b))
    console().print("{} in both, {} only in the first, {} only in the second".format(*counts))


def _place(goal: "GoalAnswer") -> tuple[str, int, int]:
    return goal.document_id, goal.page, goal.start


def _see_also(goal: "GoalAnswer | None") -> "Text":
    """Return what a statement without a pair answers to as well, which has its pair elsewhere."""
    from rich.text import Text

    if goal is None:
        return Text()
    return Text(f"see also: {' '.join(goal.text.split())}, page {goal.page}", style="dim")
