"""Who and what documents mention, and where personal numbers were blotted out."""

from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_json, print_table

if TYPE_CHECKING:
    from corpus.settings import Settings
    from search_api.entity_answers import EntityPortrait

_Document = Annotated[
    str | None, typer.Argument(metavar="[DOCUMENT]", help="One document; all without it.")
]
_Identity = Annotated[
    str, typer.Option("--id", help="One entity in all documents: kommune:0791, or its name.")
]
_Label = Annotated[str, typer.Option("--label", help="Only MUNICIPALITY, SCHOOL, PERSON ...")]
_Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many, without DOCUMENT.")]


def entities(
    document: _Document = None,
    *,
    identity: _Identity = "",
    label: _Label = "",
    limit: _Limit = 50,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """List what a document mentions; without DOCUMENT, who and what all of them mention."""
    settings = corpus_settings(data)
    if document is not None:
        _print_mentions(settings, document, label, as_json=as_json)
    elif identity:
        _print_entity(settings, identity, limit, as_json=as_json)
    else:
        _print_known(settings, label, limit, as_json=as_json)


def masked(*, data: Data = None, as_json: Json = False) -> None:
    """List where personal numbers were blotted out; never the numbers."""
    from corpus.mention_index import open_mentions
    from corpus.opening import open_archive, open_catalog
    from search_api.entity_answers import masked_answers

    settings = corpus_settings(data)
    catalog = open_catalog(settings)
    found = masked_answers(open_mentions(catalog, open_archive(settings)).masked(), catalog)
    if as_json:
        print_json(found)
        return
    rows = ((one.document_id[:12], str(one.page), str(one.line), one.title) for one in found)
    print_table(("document", "page", "line", "title"), rows)
    notices().print(f"{len(found)} personal numbers masked; the originals still hold them")


def _print_mentions(settings: "Settings", document: str, label: str, *, as_json: bool) -> None:
    from corpus.opening import open_archive, open_catalog
    from search_api.answers import entity_answer

    annotated = open_archive(settings).annotated(open_catalog(settings).find(document).document_id)
    answers = [
        entity_answer(annotated.document_id, entity)
        for entity in annotated.entities
        if label in ("", entity.label)
    ]
    if as_json:
        print_json(answers)
        return
    rows = ((str(a.page), f"{a.start}-{a.end}", a.label, a.id or a.value, a.text) for a in answers)
    print_table(("page", "at", "label", "means", "text"), rows)


def _print_known(settings: "Settings", label: str, limit: int, *, as_json: bool) -> None:
    from corpus.mention_index import open_mentions
    from corpus.opening import open_archive, open_catalog
    from search_api.entity_answers import known_entities

    index = open_mentions(open_catalog(settings), open_archive(settings))
    found = known_entities(index.entities(label=label, limit=limit))
    if as_json:
        print_json(found)
        return
    rows = ((one.id, one.label, str(one.documents), str(one.mentions), one.name) for one in found)
    print_table(("id", "label", "documents", "mentions", "name"), rows)


def _print_entity(settings: "Settings", identity: str, limit: int, *, as_json: bool) -> None:
    from corpus.mention_index import open_mentions
    from corpus.opening import open_archive, open_catalog
    from search_api.entity_answers import identity_of, portrait

    catalog = open_catalog(settings)
    index = open_mentions(catalog, open_archive(settings))
    found = portrait(index, catalog, identity_of(index, identity), limit=limit)
    if as_json:
        print_json(found)
    else:
        _print_portrait(found)


def _print_portrait(found: "EntityPortrait") -> None:
    entity = found.entity
    notices().print(
        f"{entity.name} ({entity.id}): {entity.mentions} mentions in {entity.documents} documents",
        style="bold",
    )
    rows = (
        (one.document_id[:12], str(one.page), f"{one.start}-{one.end}", one.text, one.title)
        for one in found.mentions
    )
    print_table(("document", "page", "at", "text", "title"), rows)
    years = ((one.year or "-", str(one.documents), str(one.mentions)) for one in found.years)
    print_table(("year", "documents", "mentions"), years)
    together = ((one.id, str(one.count), one.name) for one in found.in_passages)
    print_table(("together with", "passages", "name"), together)
