"""A page's outline and its lines' sizes in, columns about the text around and the likes of each line out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.rating.outline import Floats, Outline

MASS_FEATURES: Final = [
    "parent_share",
    "grand_share",
    "great_share",
    "run_share",
    "line_place",
    "char_place",
    "prose_before",
]
KIN_FEATURES: Final = [
    "kin_count",
    "kin_chars",
    "kin_link",
    "kin_ends",
    "kin_share",
    "kin_spread",
    "parent_kin_count",
    "parent_kin_chars",
]
_PROSE_CHARS: Final = 60


def measure_mass(outline: Outline, chars: Floats, linked: Floats) -> list[NDArray[np.floating]]:
    """Measure how much of the page's prose stands in the elements around each line: MASS_FEATURES."""
    prose = np.where((chars > _PROSE_CHARS) & (linked * 2 < chars), chars - 2 * linked, 0.0)
    within = outline.sum_within(prose)
    total = max(float(prose.sum()), 1.0)
    near = outline.above[0]
    # prose in lines whose owners share a parent: a run of paragraphs
    run = np.bincount(near, prose, minlength=len(outline.parents))
    return [
        *(within.take(outline.above) / total),
        run.take(near) / total,
        np.arange(len(chars)) / len(chars),
        (chars.cumsum() - chars) / max(float(chars.sum()), 1.0),
        (prose.cumsum() - prose) / total,
    ]


def measure_kin(
    outline: Outline, chars: Floats, link_share: NDArray[np.floating], ends: NDArray[np.generic]
) -> list[NDArray[np.floating]]:
    """Measure the lines whose elements look like each line's own, wherever they stand: KIN_FEATURES."""
    look, above = outline.kin, outline.parent_kin
    size = int(max(look.max(), above.max())) + 1
    count = np.maximum(np.bincount(look, minlength=size), 1)
    held = np.bincount(look, chars, minlength=size)
    linked = np.bincount(look, chars * link_share, minlength=size)
    ending = np.bincount(look, ends, minlength=size)
    above_count = np.maximum(np.bincount(above, minlength=size), 1)
    above_held = np.bincount(above, chars, minlength=size)
    places = np.arange(len(look)) / len(look)
    first, last = np.zeros(size), np.zeros(size)
    # of several lines with one look the one written last stays
    first[look[::-1]] = places[::-1]
    last[look] = places
    return [
        count[look],
        (held / count)[look],
        (linked / np.maximum(held, 1))[look],
        (ending / count)[look],
        (held - linked)[look] / max(float((chars * (1 - link_share)).sum()), 1.0),
        (last - first)[look],
        above_count[above],
        (above_held / above_count)[above],
    ]
