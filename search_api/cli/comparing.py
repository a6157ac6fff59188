"""Two documents side by side."""

from typing import TYPE_CHECKING

from search_api.cli.exporting import Export, format_of, source_beside, write_export
from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Reference
from search_api.cli.printing import console, print_json

if TYPE_CHECKING:
    from rich.text import Text

    from search_api.answers import ComparisonAnswer, GoalAnswer


def compare(
    a: Reference,
    b: Reference,
    *,
    export: Export = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Match the goals of two documents, and show what only one of them promises."""
    from corpus.opening import open_archive, open_catalog, open_embedder
    from search_api.answers import comparison_answer
    from search_api.compare import compare as compare_documents
    from search_api.export import comparison_table

    if export:
        format_of(export)  # a wrong name is told before the work
    settings = corpus_settings(data)
    catalog, archive = open_catalog(settings), open_archive(settings)
    one, other = catalog.find(a), catalog.find(b)
    comparison = compare_documents(
        archive.annotated(one.document_id),
        archive.annotated(other.document_id),
        open_embedder(settings),
    )
    answer = comparison_answer(one.document_id, other.document_id, comparison)
    if export:
        source = source_beside(settings, (one, other))
        write_export(export, [comparison_table(comparison, source)])
    if as_json:
        print_json(answer)
    elif not export:
        _print(answer, (one.facts.title or one.name, other.facts.title or other.name))


def _print(answer: "ComparisonAnswer", titles: tuple[str, str]) -> None:
    from rich.table import Table

    table = Table(show_lines=True, expand=True)
    for title in titles:
        table.add_column(title, ratio=1, overflow="fold")
    for match in answer.matches:
        table.add_row(_goal(match.a), _goal(match.b))
    for goal in answer.only_a:
        table.add_row(_goal(goal), "")
    for goal in answer.only_b:
        table.add_row("", _goal(goal))
    console().print(table)
    counts = (len(answer.matches), len(answer.only_a), len(answer.only_b))
    console().print("{} in both, {} only in the first, {} only in the second".format(*counts))


def _goal(goal: "GoalAnswer") -> "Text":
    from rich.text import Text

    text = Text(" ".join(goal.text.split()))
    details = (goal.theme, goal.owner, goal.deadline, goal.target, f"page {goal.page}")
    text.append("\n" + " · ".join(detail for detail in details if detail), style="dim")
    return text
