"""Rows with labels in, boosted trees of equal questions per level (oblivious trees) out."""

import numpy as np
from numpy.typing import NDArray

from extract.article.rating.line_model import Trees

Floats = NDArray[np.float64]
_BINS = 48


def train_trees(
    rows: NDArray[np.float32],
    labels: Floats,
    weights: Floats,
    *,
    trees: int = 120,
    depth: int = 5,
    rate: float = 0.12,
    row_share: float = 0.4,
    column_share: float = 0.3,
    shrink: float = 4.0,
    seed: int = 0,
) -> Trees:
    """Fit logistic loss; each tree sees a share of the rows and columns, drawn by `seed`."""
    draw = np.random.default_rng(seed)
    borders = [_find_borders(rows[:, column]) for column in range(rows.shape[1])]
    binned = np.stack(
        [np.searchsorted(edge, rows[:, column], "left") for column, edge in enumerate(borders)]
    ).astype(np.uint8)
    used = np.flatnonzero(weights > 0)
    share = float((labels * weights).sum() / weights.sum())
    start = float(np.log(share / (1 - share)))
    score = np.full(len(labels), start)
    all_columns, all_borders, all_leaves = [], [], []
    for _ in range(trees):
        chance = 1 / (1 + np.exp(-score))
        gradient, curve = weights * (labels - chance), weights * chance * (1 - chance)
        sample = draw.choice(used, int(len(used) * row_share), replace=False)
        columns = draw.choice(rows.shape[1], int(rows.shape[1] * column_share), replace=False)
        chosen = _grow(
            binned, borders, columns, sample, gradient[sample], curve[sample], depth, shrink
        )
        leaf = np.zeros(len(labels), dtype=np.int64)
        for level, (column, cut) in enumerate(chosen):
            leaf |= (binned[column] > cut).astype(np.int64) << level
        up = np.bincount(leaf, gradient, minlength=2**depth)
        down = np.bincount(leaf, curve, minlength=2**depth)
        values = rate * up / (down + shrink)
        score += values[leaf]
        all_columns.append([column for column, _ in chosen])
        all_borders.append([borders[column][cut] for column, cut in chosen])
        all_leaves.append(values)
    return Trees(
        columns=np.array(all_columns, dtype=np.int64).ravel(),
        borders=np.array(all_borders, dtype=np.float32).ravel(),
        leaves=np.array(all_leaves),
        start=start,
    )


def _find_borders(values: NDArray[np.float32]) -> Floats:
    """Return at most _BINS borders between the values, by quantiles; a value above a border is above it."""
    distinct = np.unique(values)
    if len(distinct) > _BINS:
        distinct = np.unique(np.quantile(values, np.linspace(0, 1, _BINS + 1)))
    return (
        (distinct[:-1].astype(float) + distinct[1:]) / 2
        if len(distinct) > 1
        else np.array([distinct[0]], dtype=float)
    )


def _grow(  # noqa: PLR0917 - the numbers of one tree
    binned: NDArray[np.uint8],
    borders: list[Floats],
    columns: NDArray[np.int64],
    sample: NDArray[np.int64],
    gradient: Floats,
    curve: Floats,
    depth: int,
    shrink: float,
) -> list[tuple[int, int]]:
    """Choose for each level the one question that gains most over all leaves together."""
    leaf = np.zeros(len(sample), dtype=np.int64)
    views = {int(column): binned[column][sample].astype(np.int64) for column in columns}
    chosen: list[tuple[int, int]] = []
    for level in range(depth):
        best, pick = -1.0, (0, 0)
        for column, view in views.items():
            width = len(borders[column]) + 1
            size = width << level
            key = leaf * width + view
            up = np.bincount(key, gradient, minlength=size).reshape(-1, width).cumsum(axis=1)
            down = np.bincount(key, curve, minlength=size).reshape(-1, width).cumsum(axis=1)
            right_up, right_down = up[:, -1:] - up, down[:, -1:] - down
            gain = (up**2 / (down + shrink) + right_up**2 / (right_down + shrink)).sum(axis=0)[:-1]
            if len(gain) and gain.max() > best:
                best, pick = float(gain.max()), (column, int(gain.argmax()))
        chosen.append(pick)
        leaf |= (views[pick[0]] > pick[1]).astype(np.int64) << level
    return chosen
