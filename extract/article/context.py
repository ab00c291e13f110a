"""A page's lines and their first ratings in, one row of numbers per line about the company they keep out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.features import list_features
from extract.article.line_model import Matrix
from extract.article.walk import Page

TOLD_COLUMN: Final = list_features().index("in_structured")
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
    "after_held",
    "in_core",
    "core_distance",
    "likely_before",
    "likely_after",
    "window_5",
    "window_15",
    "gap_before",
    "gap_after",
    "likely_share",
    "core_mean",
    "against_core",
    "against_top",
    "core_told",
    "told_near",
]


def measure_context(
    page: Page, first: NDArray[np.float64], rows: Matrix, kin_of_elements: NDArray[np.int64]
) -> Matrix:
    """Return the columns CONTEXT_FEATURES for every line."""
    elements = page.elements
    count = len(first)
    chars = rows[:, 0].astype(np.float64) * (1 - rows[:, 2])
    told = rows[:, TOLD_COLUMN].astype(np.float64)
    held = first * chars
    top = float((first * held).sum() / max(float(held.sum()), 1.0))
    weight = chars + 5
    total = max(float(held.sum()), 1.0)
    owners = np.array([line.owner for line in page.lines], dtype=np.int64)
    parents = np.array([max(element.parent, 0) for element in elements], dtype=np.int64)
    size = len(parents)
    held_in = np.bincount(owners, first * weight, minlength=size)
    weight_in = np.bincount(owners, weight, minlength=size)
    own_mean = held_in[owners] / weight_in[owners]
    told_in = np.bincount(owners, told * weight, minlength=size)
    held_list, weight_list, parent_list = held_in.tolist(), weight_in.tolist(), parents.tolist()
    told_list = told_in.tolist()
    for index in range(size - 1, 0, -1):
        parent = parent_list[index]
        held_list[parent] += held_list[index]
        weight_list[parent] += weight_list[index]
        told_list[parent] += told_list[index]
    held_in, weight_in, told_in = np.array(held_list), np.array(weight_list), np.array(told_list)
    mean_in = held_in / np.maximum(weight_in, 1)
    near = parents[owners]
    grand = parents[near]
    great = parents[grand]
    kin = kin_of_elements[owners]
    kin_weight = np.bincount(kin, weight)
    kin_mean = np.bincount(kin, first * weight) / np.maximum(kin_weight, 1)
    kin_count = np.bincount(kin)
    padded = np.zeros(count + 6)
    padded[3:-3] = first
    around = [padded[3 + step : 3 + step + count] for step in (-3, -2, -1, 1, 2, 3)]
    before = np.cumsum(held) - held
    in_core, distance = _find_core(parent_list, held_list, owners)
    likely = first > 0.6 * top
    inside = weight * in_core
    core_mean = float((first * inside).sum() / max(inside.sum(), 1))
    core_told = float((told * inside).sum() / max(inside.sum(), 1))
    places = np.arange(count)
    last = np.maximum.accumulate(np.where(likely, places, -100))
    following = np.minimum.accumulate(np.where(likely, places, count + 100)[::-1])[::-1]
    passed = np.cumsum(chars)
    columns = (
        first,
        *around,
        own_mean,
        mean_in[near],
        mean_in[grand],
        mean_in[great],
        kin_mean[kin],
        kin_count[kin],
        held_in[near] / total,
        held_in[grand] / total,
        held_in[great] / total,
        before / total,
        1 - (before + held) / total,
        in_core,
        distance,
        places - last,
        following - places,
        _smooth(held, 5) / (_smooth(chars, 5) + 1),
        _smooth(held, 15) / (_smooth(chars, 15) + 1),
        np.where(last >= 0, np.minimum(passed - passed[np.maximum(last, 0)], 3000), 3000),
        np.where(
            following < count,
            np.minimum(passed[np.minimum(following, count - 1)] - passed, 3000),
            3000,
        ),
        np.full(count, total / max(float(chars.sum()), 1.0)),
        np.full(count, core_mean),
        first - core_mean,
        first - top,
        np.full(count, core_told),
        told_in[near] / np.maximum(weight_in[near], 1),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _smooth(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return the sums over `width` lines on either side."""
    sums = np.concatenate((np.zeros(1), np.cumsum(values)))
    places = np.arange(len(values))
    return sums[np.minimum(places + width + 1, len(values))] - sums[np.maximum(places - width, 0)]


def _find_core(
    parents: list[int], held: list[float], owners: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Find the innermost element with most of the likely text; tell who is inside, and how far others are."""
    whole = held[0] if held else 0.0
    core = 0
    for index in range(len(parents)):
        # parents stand before their children, so the last one that holds enough is innermost
        if held[index] >= 0.6 * whole and (index == 0 or parents[index] == core):
            core = index
    line: dict[int, int] = {}
    index, steps = core, 0
    while True:
        line[index] = steps
        if index == 0:
            break
        index, steps = parents[index], steps + 1
    far: dict[int, int] = {}
    answers = []
    for owner in owners.tolist():
        path = []
        index = owner
        while index not in line and index not in far:
            path.append(index)
            index = parents[index]
        distance = line[index] if index in line else far[index]
        for passed in path:
            far[passed] = distance
        answers.append(distance)
    distances = np.array(answers, dtype=np.float64)
    return (distances == 0).astype(np.float64), distances
