"""A walked page in, one row of numbers per line out: what the model judges lines by."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.walk import Page
from extract.article.rating.clue_features import CLUE_FEATURES, measure_clues
from extract.article.rating.clues import Clues
from extract.article.rating.line_model import Lexicon, Matrix
from extract.article.rating.outline import Outline
from extract.article.rating.place_features import FLAG_FEATURES, PLACE_FEATURES, measure_places
from extract.article.rating.share_features import (
    KIN_FEATURES,
    MASS_FEATURES,
    measure_kin,
    measure_mass,
)
from extract.article.rating.text_features import TEXT_FEATURES, measure_texts

_STEPS: Final = (-2, -1, 1, 2)
_NEIGHBOUR_COLUMNS: Final = ("chars", "link_share", "word_odds")
NEIGHBOUR_FEATURES: Final = [
    f"{column}_{step:+d}" for step in _STEPS for column in _NEIGHBOUR_COLUMNS
] + ["mean_chars_5", "mean_link_5"]
_CHARS, _LINK_SHARE, _ENDS = map(TEXT_FEATURES.index, ("chars", "link_share", "ends"))
_WINDOW: Final = 11
_MOST_CHARS: Final = 400


def list_features() -> list[str]:
    """Return the names of the columns of `measure_lines`."""
    return [
        *TEXT_FEATURES,
        *PLACE_FEATURES,
        *FLAG_FEATURES,
        *MASS_FEATURES,
        *KIN_FEATURES,
        *NEIGHBOUR_FEATURES,
        *CLUE_FEATURES,
    ]


def measure_lines(page: Page, outline: Outline, clues: Clues, lexicon: Lexicon) -> Matrix:
    """Return the matrix of lines by features; the columns are listed by `list_features`."""
    lines = page.lines
    texts = measure_texts(lines, lexicon.numbered)
    chars, link_share = (texts[place].astype(np.float64) for place in (_CHARS, _LINK_SHARE))
    return stack_columns(
        (
            *texts,
            *measure_places(page, outline, lexicon.names),
            *measure_mass(outline, chars, link_share * chars),
            *measure_kin(outline, chars, link_share, texts[_ENDS]),
            *_measure_neighbours(texts, outline),
            *measure_clues(lines, clues, chars),
        )
    )


def stack_columns(columns: Sequence[NDArray[np.generic]]) -> Matrix:
    """Join columns to a matrix of lines by columns that keeps each column together in memory."""
    stacked = np.empty((len(columns), len(columns[0])), dtype=np.float32)
    for place, column in enumerate(columns):
        stacked[place] = column
    return stacked.T


def _measure_neighbours(
    texts: Sequence[NDArray[np.generic]], outline: Outline
) -> list[NDArray[np.generic]]:
    """Return for each line what the lines before and after it are like: NEIGHBOUR_FEATURES."""
    count = len(outline.owners)
    told = [TEXT_FEATURES.index(column) for column in _NEIGHBOUR_COLUMNS]
    padded = np.zeros((len(told), count + 4), dtype=np.float32)
    for place, column in enumerate(told):
        padded[place, 2:-2] = texts[column]
    columns: list[NDArray[np.generic]] = []
    for step in _STEPS:
        columns.extend(padded[:, 2 + step : 2 + step + count])
    chars = np.minimum(padded[0, 2:-2], _MOST_CHARS)
    return [*columns, _average_around(chars, count), _average_around(padded[1, 2:-2], count)]


def _average_around(values: NDArray[np.float32], count: int) -> NDArray[np.generic]:
    """Return the mean over the lines around each line; on short pages the mean of all."""
    if count <= _WINDOW:
        return np.full(count, values.mean())
    return np.convolve(values, np.ones(_WINDOW) / _WINDOW, "same")[:count]
