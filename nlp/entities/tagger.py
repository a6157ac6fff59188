"""The part of Pejl's spaCy pipeline that marks people, bodies and places.

Importing this module makes the factory `pejl_names` known to spaCy. The part reads the pipeline's
words in pieces, by an encoder that has seen a hundred languages, and sets `doc.ents`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from nlp.entities.attention import CLOSE, OPEN, Attention, read_attention
from nlp.entities.spacy_alone import Doc, Pipeline, Span
from nlp.entities.tags import TAGS, best_path, mentions_of

FACTORY = "pejl_names"
WEIGHTS, PIECES = "weights.npz", "pieces.tsv"
UNKNOWN = 3
"""The number of the piece for letters that no piece has; the first four stand for no letters."""
READ_AT_ONCE = 126
"""Pieces, without those that frame them: lessons were sentences, longer texts are read worse."""
_BATCH = 32


def make_tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """Return the splitter of words into the likeliest pieces (Kudo 2018), by their log chances."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def split_words(
    tokenizer: Tokenizer, words: Sequence[str], *, most: int = READ_AT_ONCE
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield framed pieces and where each word's first piece stands, in parts of so many pieces."""
    pieces: list[int] = [OPEN]
    heads: list[int] = []
    for ids in _pieces_of(tokenizer, words):
        ids = ids[:most]
        if len(pieces) - 1 + len(ids) > most:
            yield [*pieces, CLOSE], heads
            pieces, heads = [OPEN], []
        heads.append(len(pieces))
        pieces += ids
    if heads:
        yield [*pieces, CLOSE], heads


def _pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """Return the pieces of each word, at least one."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True)  # a batch would wake threads
    found: list[list[int]] = [[] for _ in words]
    for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
        if word is not None:  # it is one only for pieces that frame a text, which are added later
            found[word].append(piece)
    return [ids or [UNKNOWN] for ids in found]


class NameTagger:
    """A spaCy component; it marks nothing before `from_disk` has given it an encoder."""

    def __init__(self) -> None:
        self.encoder: Attention | None = None
        self.tokenizer = make_tokenizer([("<unk>", 0.0)] * (UNKNOWN + 1))

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Set the entities of documents, some at a time, which takes little memory."""
        waiting = iter(docs)
        while batch := list(islice(waiting, min(batch_size, _BATCH))):
            scores = self.scores([[token.text for token in doc] for doc in batch])
            for doc, rows in zip(batch, scores, strict=True):
                spans = mentions_of(best_path(rows))
                doc.set_ents([Span(doc, start, end, label) for start, end, label in spans])
                yield doc

    def scores(self, texts: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Return the log chance of each tag for the words of each text, (words, tags)."""
        parts = [list(split_words(self.tokenizer, words)) for words in texts]
        flat = [part for these in parts for part in these]
        if self.encoder is None or not flat:
            return [nothing(len(words)) for words in texts]
        rows = self.encoder.scores([pieces for pieces, _ in flat], [heads for _, heads in flat])
        ends = np.cumsum([0, *map(len, texts)]).tolist()
        return [rows[start:end] for start, end in pairwise(ends)]

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> "NameTagger":
        """Read the folder that the training wrote; `exclude` is spaCy's and means nothing here."""
        lines = (Path(path) / PIECES).read_text(encoding="utf-8").removesuffix("\n").split("\n")
        rows = (line.split("\t") for line in lines)
        self.tokenizer = make_tokenizer([(piece, float(score)) for piece, score in rows])
        with np.load(Path(path) / WEIGHTS) as arrays:
            self.encoder = read_attention(dict(arrays))
        return self


def nothing(words: int) -> NDArray[np.float32]:
    """Return the scores of so many words that are certainly no names, (words, tags)."""
    scores = np.full((words, len(TAGS)), -np.inf, np.float32)
    scores[:, 0] = 0.0
    return scores


@Pipeline.factory(FACTORY)
def make_tagger(nlp: Pipeline, name: str) -> NameTagger:
    """Return the component without an encoder, as spaCy asks for it."""
    return NameTagger()
