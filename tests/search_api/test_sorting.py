"""Hits by date and title, and as a table to send on."""

import pytest

from search_api.export import to_csv, to_json
from search_api.highlight import Match
from search_api.hit_table import hit_table
from search_api.hits import Explanation, Hit, SearchAnswer
from search_api.sorting import POOL, Order, hits_for, in_order


def hit(title: str, date: str, *, matched: bool = True, score: float = 1.0) -> Hit:
    text = "mindre\nfrafald"
    spot = (Match(7, 14, "exact", "frafald", 1.0),) if matched else ()
    return Hit(
        "ab12", title, 2, 30, 44, text, score, tuple((m.start, m.end) for m in spot), spot,
        Explanation(1.0, 0.5, 0.5), date=date, parties=("kommune:0791",), themes=("fastholdelse",),
    )  # fmt: skip


HITS = (
    hit("Brev", "2024-01-02"),
    hit("Aftale", "2026-05-01"),
    hit("Årsplan", ""),
    hit("Beslægtet", "2030-01-01", matched=False),
    hit("Aftale", "2023-05-01"),
)
ANSWER = SearchAnswer("frafald", 1.0, HITS)


@pytest.mark.parametrize(
    ("order", "dates"),
    [
        (Order.NEWEST, ["2026-05-01", "2024-01-02", "2023-05-01", ""]),
        (Order.OLDEST, ["2023-05-01", "2024-01-02", "2026-05-01", ""]),
        (Order.TITLE, ["2026-05-01", "2023-05-01", "2024-01-02", ""]),
        (Order.RELEVANCE, [one.date for one in HITS]),
    ],
)
def test_orders(order: Order, dates: list[str]) -> None:
    assert [one.date for one in in_order(ANSWER, order, 10).hits] == dates


def test_what_meaning_alone_has_found_is_sorted_where_there_is_nothing_else() -> None:
    akin = SearchAnswer("frafald", 1.0, (hit("B", "2024", matched=False),))
    assert in_order(akin, Order.NEWEST, 10).hits == akin.hits


def test_only_the_best_are_put_in_another_order() -> None:
    assert hits_for(Order.RELEVANCE, 10) == 10
    assert hits_for(Order.NEWEST, 10) == POOL
    assert len(in_order(ANSWER, Order.NEWEST, 2).hits) == 2


def test_a_row_links_to_its_words() -> None:
    table = hit_table([ANSWER], "http://host/")
    assert table.title == "frafald"
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["passage"], row["parties"], row["matched"]) == (
        "mindre frafald", "Viborg Kommune", "frafald",
    )  # fmt: skip
    assert "http://host/documents/ab12?page=2&mark=37-44#hit" in table.links[0]
    assert '"passage link"' in to_json(table)
    assert not any(any(row) for row in hit_table([ANSWER], "").links)


def test_several_answers_name_their_queries() -> None:
    other = SearchAnswer("buskort", 1.0, HITS[:1])
    table = hit_table([ANSWER, other], "")
    assert table.columns[0] == "query"
    assert [row[0] for row in table.rows] == ["frafald"] * 5 + ["buskort"]
    assert to_csv(table).count("buskort") == 1
