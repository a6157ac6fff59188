"""The one-to-one pairing of greatest total likeness, by shortest augmenting paths.

Jonker and Volgenant (1987), with each step over a whole row at once. scipy has the same algorithm,
but importing it takes longer than any comparison here.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def assign(gains: Matrix) -> list[tuple[int, int]]:
    """Return (row, column) pairs that together gain most, rows in order.

    GAINS has shape (rows, columns), no value below 0. Every row is paired where there are at least
    as many columns, every column otherwise; pairs that gain nothing are left out.
    """
    hopeful = np.flatnonzero(gains.any(axis=1)), np.flatnonzero(gains.any(axis=0))
    pairs = _assign(gains[np.ix_(*hopeful)])
    return [(int(hopeful[0][row]), int(hopeful[1][column])) for row, column in pairs]


def _assign(gains: Matrix) -> list[tuple[int, int]]:
    """Return the pairs, most often at once: where no two rows gain most from the same column."""
    rows, columns = gains.shape
    if rows > columns:
        return sorted((row, column) for column, row in _assign(gains.T))
    if not rows:
        return []
    best = gains.argmax(axis=1)
    if len(set(best.tolist())) == rows:
        return list(enumerate(best.tolist()))
    owners = _owners(gains.max() - gains)
    pairs = ((int(row), column) for column, row in enumerate(owners) if row >= 0)
    return sorted((row, column) for row, column in pairs if gains[row, column] > 0)


def _owners(costs: Matrix) -> NDArray[np.int64]:
    """Return the row that each column goes to at least total cost, -1 for none."""
    rows, columns = costs.shape
    owners = np.full(columns, -1, dtype=np.int64)
    row_prices, column_prices = np.zeros(rows), np.zeros(columns)
    for row in range(rows):
        _give(row, costs, owners, (row_prices, column_prices))
    return owners


def _give(
    row: int, costs: Matrix, owners: NDArray[np.int64], prices: tuple[Matrix, Matrix]
) -> None:
    """Find ROW a column, moving others along the shortest path to a free one; OWNERS is changed."""
    row_prices, column_prices = prices
    shortest = np.full(len(owners), np.inf)
    before = np.full(len(owners), -1, dtype=np.int64)
    done = np.zeros(len(owners), dtype=bool)
    at, column, reached = row, -1, 0.0
    while at >= 0:
        through = reached + costs[at] - row_prices[at] - column_prices
        better = ~done & (through < shortest)
        shortest[better], before[better] = through[better], column
        column = int(np.argmin(np.where(done, np.inf, shortest)))
        reached, done[column] = float(shortest[column]), True
        at = int(owners[column])
    _reprice(row, reached, shortest, done, owners, prices)
    while column >= 0:
        earlier = int(before[column])
        owners[column] = owners[earlier] if earlier >= 0 else row
        column = earlier


def _reprice(
    row: int,
    reached: float,
    shortest: Matrix,
    done: NDArray[np.bool_],
    owners: NDArray[np.int64],
    prices: tuple[Matrix, Matrix],
) -> None:
    """Keep the prices feasible: every paired column costs its row nothing extra."""
    row_prices, column_prices = prices
    row_prices[row] += reached
    held = done & (owners >= 0)
    row_prices[owners[held]] += reached - shortest[held]
    column_prices[done] -= reached - shortest[done]
