"""Questions about what all documents mention: who, how often, where, when and together with whom.

No document is read for them: see `mention_tables`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.errors import ArchiveDamaged, EntityNotFound
from corpus.mention_tables import write_mentions
from corpus.mentions import MaskedNumber, Mention, mentions_of
from corpus.transactions import InCatalogFile
from nlp.passage import Label

Within = Literal["passage", "document"]

_CURRENT = (
    "JOIN mentioning ON mentioning.number = document "
    "JOIN documents ON documents.id = mentioning.document_id AND documents.state = 'indexed' "
)
"""Of all documents, only those in search."""
_NOT_GONE = (
    "document NOT IN (SELECT number FROM mentioning JOIN documents "
    "ON documents.id = document_id AND documents.state <> 'indexed') "
)
"""The same for what counts all holdings: they are many, and documents out of search few."""


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An entity with the name that it usually goes by, and how often it is mentioned.

    `count` is how many mentions or, in an answer about entities together, how many passages or
    documents they share.
    """

    id: str
    label: Label
    name: str
    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """How often a document mentions an entity."""

    document_id: str
    year: str
    mentions: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many documents of a year mention an entity, and how often; "" is no known year."""

    year: str
    documents: int
    mentions: int


def open_mentions(catalog: Catalog, archive: Archive) -> "MentionIndex":
    """Return what all documents mention, those that were kept before there was an index too."""
    index = MentionIndex(catalog.path)
    for document_id in index.missing():
        index.take_in(archive, document_id)
    return index


class MentionIndex(InCatalogFile):
    """What the documents of one corpus mention, in its catalog's file. Safe to use from threads."""

    def entities(
        self, *, label: str = "", text: str = "", limit: int = 100, skip: int = 0
    ) -> list[EntityCount]:
        """Return entities, those in most documents first: of a label, with a text in their name."""
        query = (
            "SELECT entities.id, label, entities.name, sum(mentions), count(*) "
            f"FROM entities JOIN holdings ON entity = entities.number WHERE {_NOT_GONE}"
            "AND :label IN ('', label) AND (:text = '' OR instr(folded(entities.name), :text)) "
            "GROUP BY entities.number ORDER BY 5 DESC, 4 DESC, 3 LIMIT :limit OFFSET :skip"
        )
        values = {"label": label, "text": text.casefold(), "limit": limit, "skip": skip}
        with self._transaction() as connection:
            connection.create_function("folded", 1, str.casefold, deterministic=True)
            return [EntityCount(*row) for row in connection.execute(query, values)]

    def labels(self) -> dict[Label, int]:
        """Return how many entities there are of each label."""
        query = (
            "SELECT label, count(*) FROM entities WHERE EXISTS (SELECT 1 FROM holdings "
            f"WHERE entity = entities.number AND {_NOT_GONE}) GROUP BY label"
        )
        with self._transaction() as connection:
            return dict(connection.execute(query).fetchall())

    def entity(self, id_: str) -> EntityCount:
        """Return one entity.

        Raises:
            EntityNotFound: no document in search mentions it.

        """
        query = (
            "SELECT entities.id, label, entities.name, sum(mentions), count(*) "
            f"FROM entities JOIN holdings ON entity = entities.number {_CURRENT}"
            "WHERE entities.id = ? GROUP BY entities.number"
        )
        with self._transaction() as connection:
            row = connection.execute(query, (id_,)).fetchone()
        if row is None:
            msg = f"no document mentions {id_!r}: `pejl entities` lists what is mentioned"
            raise EntityNotFound(msg)
        return EntityCount(*row)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names that entities go by; those that nothing mentions are left out."""
        query = "SELECT name FROM entities WHERE id = ?"
        with self._transaction() as connection:
            rows = ((id_, connection.execute(query, (id_,)).fetchone()) for id_ in ids)
            return {id_: row[0] for id_, row in rows if row}

    def mentions(self, id_: str, *, limit: int = 50, skip: int = 0) -> list[Mention]:
        """Return an entity's mentions, those in the latest documents first, in reading order."""
        query = (
            "SELECT mentioning.document_id, page, start, stop, passage, text FROM mentions "
            f"{_CURRENT}WHERE entity = (SELECT number FROM entities WHERE id = :id) "
            "ORDER BY year DESC, documents.name, documents.id, page, start "
            "LIMIT :limit OFFSET :skip"
        )
        values = {"id": id_, "limit": limit, "skip": skip}
        with self._transaction() as connection:
            return [Mention(*row) for row in connection.execute(query, values)]

    def documents(self, id_: str, *, limit: int = 20) -> list[DocumentCount]:
        """Return the documents that mention an entity, those that do so most often first."""
        query = (
            "SELECT mentioning.document_id, year, mentions FROM holdings "
            f"{_CURRENT}WHERE entity = (SELECT number FROM entities WHERE id = ?) "
            "ORDER BY mentions DESC, year DESC, documents.name LIMIT ?"
        )
        with self._transaction() as connection:
            return [DocumentCount(*row) for row in connection.execute(query, (id_, limit))]

    def together(self, id_: str, *, within: Within, limit: int = 20) -> list[EntityCount]:
        """Return what is mentioned in the same passages or documents, most often first."""
        with self._transaction() as connection:
            rows = connection.execute(_TOGETHER[within], {"id": id_, "limit": limit})
            return [EntityCount(*row) for row in rows]

    def years(self, id_: str) -> list[YearCount]:
        """Return how often the documents of each year mention an entity."""
        query = (
            f"SELECT year, count(*), sum(mentions) FROM holdings {_CURRENT}"
            "WHERE entity = (SELECT number FROM entities WHERE id = ?) GROUP BY year ORDER BY year"
        )
        with self._transaction() as connection:
            return [YearCount(*row) for row in connection.execute(query, (id_,))]

    def masked(self) -> list[MaskedNumber]:
        """Return where personal numbers were blotted out, by document and page."""
        query = (
            "SELECT mentioning.document_id, page, start, stop, line FROM masked_numbers "
            f"{_CURRENT}ORDER BY documents.name, documents.id, page, start"
        )
        with self._transaction() as connection:
            return [MaskedNumber(*row) for row in connection.execute(query)]

    def missing(self) -> list[str]:
        """Return the ids of documents that came into the corpus before there was this index."""
        query = (
            "SELECT id FROM documents WHERE state = 'indexed' "
            "AND id NOT IN (SELECT document_id FROM mentioning)"
        )
        with self._transaction() as connection:
            return [row[0] for row in connection.execute(query)]

    def take_in(self, archive: Archive, document_id: str) -> None:
        """Read off the archive what a document mentions."""
        try:
            found = mentions_of(archive.document(document_id), archive.annotated(document_id))
        except ArchiveDamaged:
            return  # `pejl doctor` tells
        with self._transaction() as connection:
            write_mentions(connection, found)


_SHARED = "SELECT other.id, other.label, other.name, count(*) AS shared, count(DISTINCT {document})"
_OTHERS = "GROUP BY other.number ORDER BY shared DESC, 5 DESC, other.name LIMIT :limit"
_TOGETHER: dict[Within, str] = {
    "document": (
        f"{_SHARED.format(document='document')} FROM holdings AS own "
        "JOIN holdings USING (document) JOIN entities AS other ON other.number = holdings.entity "
        f"{_CURRENT}WHERE own.entity = (SELECT number FROM entities WHERE id = :id) "
        f"AND holdings.entity <> own.entity {_OTHERS}"
    ),
    "passage": (
        f"{_SHARED.format(document='document')} FROM "
        "(SELECT DISTINCT document, page, passage, shared.entity FROM mentions AS own "
        "JOIN mentions AS shared USING (document, page, passage) "
        "WHERE own.entity = (SELECT number FROM entities WHERE id = :id) "
        "AND shared.entity <> own.entity AND passage >= 0) AS pairs "
        f"JOIN entities AS other ON other.number = pairs.entity {_CURRENT}WHERE 1 {_OTHERS}"
    ),
}
