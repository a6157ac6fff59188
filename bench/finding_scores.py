"""Search and comparison of a judged set, scored and printed."""

import math
from collections import defaultdict
from collections.abc import Sequence

from bench.judged_corpus import Ingested
from bench.judged_set import JudgedComparison, JudgedPair, JudgedSet, Relevant
from bench.matching import Tally, covers, mean, same, take
from search_api.compare import compare
from search_api.hits import Hit
from search_api.ranking import Mode
from search_api.search import search

ONE_PASSAGE = 800
"""Characters within which quotes may well stand in one passage, and count as one answer."""
RANKS = 10
Group = list[Relevant]


def print_search(judged: JudgedSet, ingested: Ingested, *, show: bool) -> None:
    """Print nDCG@10 of each way of searching, over all queries and by their kind."""
    queries = [q for q in judged.queries if any(r.grade == 2 for r in q.relevant)]
    groups = {query.id: _groups(query.relevant, judged.texts) for query in queries}
    kinds = sorted({query.kind for query in queries})
    print(f"{'nDCG@10':14}{'all':>8}", *(f"{kind:>13}" for kind in kinds))
    for mode in Mode:
        scores: dict[str, list[float]] = defaultdict(list)
        for query in queries:
            hits = _search(query.query, ingested, mode)
            score = _ndcg(hits, groups[query.id], ingested.ids)
            scores[query.kind].append(score)
            if show:
                print(f"  {score:.2f} {mode} {query.kind}: {query.query}")
        every = mean(score for of_kind in scores.values() for score in of_kind)
        columns = (f"{mean(scores[kind]):8.3f} ({len(scores[kind]):2})" for kind in kinds)
        print(f"{mode:14}{every:8.3f}", *columns)


def _search(query: str, ingested: Ingested, mode: Mode) -> Sequence[Hit]:
    corpus = ingested.corpus
    return search(
        query, store=corpus.store, embedder=corpus.embedder, limit=2 * RANKS, mode=mode
    ).hits


def _groups(relevant: Sequence[Relevant], texts: dict[str, str]) -> list[Group]:
    """Return the quotes, those of one document that stand close together as one group."""
    placed = sorted((r.doc, texts[r.doc].find(r.quote), r.quote, r) for r in relevant)
    groups: list[Group] = []
    began, document = 0, ""
    for doc, at, quote, one in placed:
        if groups and doc == document and at + len(quote) - began <= ONE_PASSAGE:
            groups[-1].append(one)
        else:
            groups.append([one])
            began, document = at, doc
    return groups


def _ndcg(hits: Sequence[Hit], groups: list[Group], ids: dict[str, str]) -> float:
    """Score ranks by the best grade that each hit adds.

    A hit that only covers groups already covered neither scores nor takes a rank.
    """
    gains: list[int] = []
    scored: set[int] = set()
    for hit in hits:
        covered = {
            number: max(grades)
            for number, group in enumerate(groups)
            if (grades := [r.grade for r in group if _is_in(hit, r, ids)])
        }
        new = covered.keys() - scored
        if covered and not new:
            continue
        gains.append(max((covered[number] for number in new), default=0))
        scored |= new
    best = sorted((max(r.grade for r in group) for group in groups), reverse=True)
    return _dcg(gains[:RANKS]) / _dcg(best[:RANKS])


def _is_in(hit: Hit, relevant: Relevant, ids: dict[str, str]) -> bool:
    return hit.document_id == ids[relevant.doc] and covers(hit.text, relevant.quote)


def _dcg(gains: Sequence[int]) -> float:
    return sum((2.0**gain - 1) / math.log2(rank + 2) for rank, gain in enumerate(gains))


def print_comparisons(judged: JudgedSet, ingested: Ingested, *, show: bool) -> None:
    """Print F1 of the goals matched between two documents, over all pairs of documents."""
    tally, alone, only = Tally(), 0, 0
    for pair in judged.comparisons:
        a, b = (ingested.understood[name] for name in (pair.a, pair.b))
        found = compare(a, b, ingested.corpus.embedder)
        left = list(pair.matches)
        for match in found.matches:
            one = take(
                left,
                lambda m, a=match.a.text, b=match.b.text: (  # type: ignore[misc]
                    same(a, m.quote_a) and same(b, m.quote_b)
                ),
            )
            if show and one is None:
                print(f"  matched: {match.a.text[:80]} = {match.b.text[:80]}")
        tally.add(len(pair.matches), len(found.matches), len(pair.matches) - len(left))
        alone += _alone(pair.only_a, [goal.text for goal in found.only_a])
        alone += _alone(pair.only_b, [goal.text for goal in found.only_b])
        only += len(pair.only_a) + len(pair.only_b)
        if show:
            _show_left(pair, left)
    print(f"{'matched goals':14}{tally.gold:5}{tally.f1:8.3f}")
    print(f"found in one only: {alone} of {only}")


def _alone(marked: Sequence[str], found: list[str]) -> int:
    return sum(any(same(text, quote) for text in found) for quote in marked)


def _show_left(pair: JudgedComparison, left: list[JudgedPair]) -> None:
    print(f"{pair.a} / {pair.b}")
    for match in left:
        print(f"  not matched: {match.quote_a[:80]} = {match.quote_b[:80]}")
