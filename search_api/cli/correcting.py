"""Goals corrected, and pairs of goals joined or parted, by people."""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_json, print_table

if TYPE_CHECKING:
    from corpus.alignments import Alignment
    from corpus.catalog import Catalog
    from corpus.corrections import Correction, Verdict
    from corpus.settings import Settings
    from nlp.passage import Theme

_Document = Annotated[str | None, typer.Argument(metavar="DOCUMENT", help="Its id or file name.")]
_Page = Annotated[int, typer.Argument(metavar="PAGE", help="The goal's page.")]
_Start = Annotated[
    int, typer.Argument(metavar="START", help="Where it begins, as `pejl goals --json` says.")
]
_Said = Annotated[
    str, typer.Option("--as", help="accepted, rejected, undo, or the theme that it belongs to.")
]
_Other = tuple[str, int, int]
_OTHER = "DOCUMENT PAGE START"
_Join = Annotated[
    _Other | None,
    typer.Option("--join", metavar=_OTHER, help="The goal is about the same as that one."),
]
_Part = Annotated[
    _Other | None,
    typer.Option("--part", metavar=_OTHER, help="The goal is not about the same as that one."),
]


def correct(  # noqa: PLR0913  # a place and what is said of it
    document: _Document = None,
    page: _Page = 0,
    start: _Start = 0,
    *,
    said: _Said = "accepted",
    join: _Join = None,
    part: _Part = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Accept or reject a goal, give it another theme, join it to another one or part the two.

    Without DOCUMENT, list what was said; `--as undo` takes it back.
    """
    from corpus.opening import open_catalog

    settings = corpus_settings(data)
    catalog = open_catalog(settings)
    if document is None:
        _list(settings, catalog, as_json=as_json)
        return
    place = (catalog.find(document).document_id, page, start)
    other = join or part
    if other is None:
        _correct_goal(settings, catalog, place, said, as_json=as_json)
        return
    if join and part:
        msg = "say either --join or --part"
        raise typer.BadParameter(msg)
    judgement: Literal["joined", "parted", "undo"] = "joined" if join else "parted"
    pair = (place, (catalog.find(other[0]).document_id, other[1], other[2]))
    _judge(settings, catalog, pair, "undo" if said == "undo" else judgement, as_json=as_json)


def _correct_goal(
    settings: "Settings",
    catalog: "Catalog",
    place: tuple[str, int, int],
    said: str,
    *,
    as_json: bool,
) -> None:
    from corpus.corrections import Corrections, correct_goal
    from corpus.opening import open_archive

    corrections = Corrections(catalog.path)
    if said == "undo":
        _say_undone(undone=corrections.undo(*place))
        return
    verdict, theme = _verdict(said)
    kept = correct_goal(open_archive(settings), corrections, place, verdict, theme=theme)
    _print([kept], [], as_json=as_json)


def _judge(
    settings: "Settings",
    catalog: "Catalog",
    pair: tuple[tuple[str, int, int], tuple[str, int, int]],
    judgement: Literal["joined", "parted", "undo"],
    *,
    as_json: bool,
) -> None:
    from corpus.alignments import Alignments, GoalPlace
    from corpus.opening import open_archive
    from search_api.joining import judge_pair

    alignments = Alignments(catalog.path)
    one, other = (GoalPlace(*place) for place in pair)
    if judgement == "undo":
        _say_undone(undone=alignments.undo(one, other))
        return
    kept = judge_pair(open_archive(settings), alignments, (one, other), judgement)
    _print([], [kept], as_json=as_json)


def _say_undone(*, undone: bool) -> None:
    notices().print("taken back" if undone else "nothing had been said there")


def _list(settings: "Settings", catalog: "Catalog", *, as_json: bool) -> None:
    from corpus.alignments import Alignments
    from corpus.carrying import left_behind, pairs_left_behind
    from corpus.corrections import Corrections
    from corpus.history import History
    from corpus.opening import open_archive

    corrections, pairs = Corrections(catalog.path).all(), Alignments(catalog.path).all()
    _print(corrections, pairs, as_json=as_json)
    kept = History(catalog.path), open_archive(settings)
    for one in left_behind(*kept, corrections):
        notices().print(
            f"{one.document_id[:12]}, page {one.page}: a newer version has no statement like "
            f"this one, say it anew where it belongs: {one.text}"
        )
    for pair in pairs_left_behind(*kept, pairs):
        notices().print(
            f"{pair.a.document_id[:12]} and {pair.b.document_id[:12]}: a newer version lacks "
            f"one of two statements that were {pair.judgement}: {pair.a.text} / {pair.b.text}"
        )


def _verdict(said: str) -> "tuple[Verdict, Theme | Literal['']]":
    from corpus.corrections import Verdict
    from nlp.passage import Theme

    for verdict in get_args(Verdict):
        if said == verdict != "rethemed":
            return verdict, ""
    for theme in get_args(Theme):
        if said == theme:
            return "rethemed", theme
    msg = f"{said}: say accepted, rejected, undo, or one of {', '.join(get_args(Theme))}"
    raise typer.BadParameter(msg)


def _print(goals: list["Correction"], pairs: list["Alignment"], *, as_json: bool) -> None:
    if as_json:
        print_json([*goals, *pairs])
        return
    rows: list[tuple[str, ...]] = [
        (one.document_id[:12], str(one.page), str(one.start), one.theme or one.verdict, one.text)
        for one in goals
    ]
    rows += [
        (place.document_id[:12], str(place.page), str(place.start), one.judgement, place.text)
        for one in pairs
        for place in (one.a, one.b)
    ]
    print_table(("document", "page", "start", "said", "text"), rows)
