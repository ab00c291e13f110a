"""A page's lines and what its head says of the article in, columns about how they agree out."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.characters import squeeze
from extract.article.page.walk import Line
from extract.article.rating.clues import Clues
from extract.article.rating.outline import Floats

CLUE_FEATURES: Final = [
    "after_headline",
    "chars_after_headline",
    "in_structured",
    "in_description",
    "repeated",
]
_LEAST_BODY: Final = 200
# each line is looked for in it
_MOST_TOLD: Final = 100_000
_UNKNOWN: Final = -1000.0


def measure_clues(
    lines: Sequence[Line], clues: Clues, chars: Floats
) -> list[NDArray[np.floating] | NDArray[np.bool_]]:
    """Return the columns CLUE_FEATURES of each line."""
    count = len(lines)
    if clues.headline is None:
        after = chars_after = np.full(count, _UNKNOWN)
    else:
        after = np.arange(count) - float(clues.headline)
        before = np.cumsum(chars)
        chars_after = before - before[clues.headline]
    repeats = Counter([line.text for line in lines])
    told, described = _find_told(lines, clues)
    return [
        # beyond the article's first lines the distance says nothing, but that the line stands after it
        np.minimum(np.maximum(after, -40), 12),
        np.minimum(np.maximum(chars_after, -4000), 1500),
        told,
        described,
        np.array([repeats[line.text] for line in lines], dtype=np.float32),
    ]


def _find_told(
    lines: Sequence[Line], clues: Clues
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Tell which lines begin with words of the claimed body and of the description; -1 where there is none."""
    told = np.full((2, len(lines)), -1.0, dtype=np.float32)
    body, description = (
        squeeze(told[:_MOST_TOLD]).replace("\n", "")
        for told in (clues.structured_body, clues.description)
    )
    if len(body) < _LEAST_BODY:
        body = ""
    if body or description:
        joined = "\n".join([line.text[:100] for line in lines])
        starts = squeeze(joined).split("\n")
        if body:
            told[0] = [start[:60] in body for start in starts]
        if description:
            told[1] = [start[:50] in description for start in starts]
    return told[0], told[1]
