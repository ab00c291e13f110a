"""A page's outline and its lines' first ratings in, columns about the company each line keeps out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.rating.features import list_features, stack_columns
from extract.article.rating.line_model import Matrix
from extract.article.rating.outline import Floats, Integers, Outline

CONTEXT_FEATURES: Final = [
    "first",
    "first_-3",
    "first_-2",
    "first_-1",
    "first_+1",
    "first_+2",
    "first_+3",
    "owner_mean",
    "parent_mean",
    "grand_mean",
    "great_mean",
    "kin_mean",
    "kin_size",
    "parent_held",
    "grand_held",
    "great_held",
    "before_held",
    "in_core",
    "core_distance",
    "likely_share",
    "core_mean",
    "against_core",
    "against_top",
]
_CHARS_COLUMN, _LINK_COLUMN = (list_features().index(name) for name in ("chars", "link_share"))
# the core is the innermost element with this share of the likely text
_CORE_SHARE: Final = 0.6


def measure_context(outline: Outline, first: Floats, rows: Matrix) -> Matrix:
    """Return the columns CONTEXT_FEATURES for every line; `first` are the first round's ratings."""
    chars = rows[:, _CHARS_COLUMN].astype(np.float64) * (1 - rows[:, _LINK_COLUMN])
    held = first * chars
    total = max(float(held.sum()), 1.0)
    top = float((first * held).sum() / total)
    weight = chars + 5
    held_in = outline.sum_within(first * weight)
    weight_in = outline.sum_within(weight)
    in_core, distance = _find_core(outline, held_in)
    inside = weight * in_core
    inside_sum = max(float(inside.sum()), 1.0)
    core_mean = float((first * inside).sum() / inside_sum)
    count = len(first)
    return stack_columns(
        (
            first,
            *_shift(first),
            *_measure_elements(outline, first, weight, held_in, weight_in, total),
            (held.cumsum() - held) / total,
            in_core,
            distance,
            np.full(count, total / max(float(chars.sum()), 1.0)),
            np.full(count, core_mean),
            first - core_mean,
            first - top,
        )
    )


def _shift(first: Floats) -> list[Floats]:
    """Return the ratings of the three lines before and the three after each line."""
    count = len(first)
    padded = np.zeros(count + 6)
    padded[3:-3] = first
    return [padded[3 + step : 3 + step + count] for step in (-3, -2, -1, 1, 2, 3)]


def _measure_elements(  # noqa: PLR0917 - sums that several columns share
    outline: Outline,
    first: Floats,
    weight: Floats,
    held_in: Floats,
    weight_in: Floats,
    total: float,
) -> list[NDArray[np.generic]]:
    """Return the mean ratings in the elements around each line and of its likes, and what they hold."""
    owners, kin = outline.owners, outline.kin
    own_mean = (outline.sum_owned(first * weight) / np.maximum(outline.sum_owned(weight), 1))[
        owners
    ]
    kin_mean = np.bincount(kin, first * weight) / np.maximum(np.bincount(kin, weight), 1)
    return [
        own_mean,
        *(held_in / np.maximum(weight_in, 1)).take(outline.above),
        kin_mean.take(kin),
        np.bincount(kin).take(kin),
        *(held_in.take(outline.above) / total),
    ]


def _find_core(outline: Outline, held: Floats) -> tuple[Floats, Integers]:
    """Find the innermost element with most of the likely text; tell who is inside, and how far others are."""
    # two elements that each hold most of it stand one inside the other, so the last is innermost
    core = int(np.flatnonzero(held >= _CORE_SHARE * held[0])[-1])
    path = [core]
    while path[-1] > 0:
        path.append(int(outline.parents[path[-1]]))
    # going outwards the elements begin earlier and end later: count those that miss the owner
    begins, ends = np.array(path[::-1]), outline.ends[path]
    misses_before = len(path) - np.searchsorted(begins, outline.owners, "right")
    misses_after = np.searchsorted(ends, outline.owners, "right")
    distance = np.maximum(misses_before, misses_after)
    return (distance == 0).astype(np.float64), distance
