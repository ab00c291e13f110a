"""A page's outline in, columns of numbers about the elements around each line out."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.naming import TOPICS
from extract.article.page.walk import Page
from extract.article.rating.outline import AROUND_TAGS, Outline

PLACE_FEATURES: Final = [
    "depth",
    "name_own",
    "name_near",
    "name_sum",
    "name_least",
    "name_most",
    "own_tag",
    "siblings",
    "veiled",
]
FLAG_FEATURES: Final = [f"in_{tag}" for tag in AROUND_TAGS] + [f"named_{name}" for name in TOPICS]
_OWN_TAGS: Final = "p div li td h1 h2 h3 h4 section article tr span body dd".split()  # noqa: SIM905 - a list of tags reads better as words
_OWN_CODE: Final = {tag: float(code) for code, tag in enumerate(_OWN_TAGS, 1)}
_MOST_SIBLINGS: Final = 30


def measure_places(
    page: Page, outline: Outline, odds: Mapping[str, float]
) -> list[NDArray[np.floating]]:
    """Return the columns PLACE_FEATURES and FLAG_FEATURES of each line."""
    rows = _rate_settings(outline, odds)
    rated = np.fromiter(chain.from_iterable(rows), dtype=np.float64).reshape(len(rows), -1)
    columns = list(rated[outline.settings].T)
    columns.insert(PLACE_FEATURES.index("siblings"), _count_siblings(page, outline))
    around = np.array(outline.around, dtype=np.int64)[outline.settings]
    flags = around >> np.arange(len(FLAG_FEATURES))[:, None]
    columns.extend((flags & 1).astype(np.float32))
    return columns


def _rate_settings(outline: Outline, odds: Mapping[str, float]) -> list[tuple[float, ...]]:
    """Rate every setting by its element's and its ancestors' naming words."""
    rows: list[tuple[float, ...]] = []
    known: dict[tuple[str, ...], float] = {}
    for (above, tag, _, _), naming in zip(outline.listed, outline.namings, strict=True):
        words = naming.words
        own = known.get(words)
        if own is None:
            own = known[words] = _rate_words(words, odds)
        if above < 0:
            rows.append((1.0, own, own, own, own, own, 0.0, 0.0))
            continue
        depth, _, near, total, least, most, _, veiled = rows[above]
        rows.append(
            (
                depth + 1,
                own,
                own + 0.5 * near,
                own + total,
                min(least, own),
                max(most, own),
                _OWN_CODE.get(tag, 0.0),
                1.0 if naming.veiled else veiled,
            )
        )
    return rows


def _rate_words(words: Sequence[str], odds: Mapping[str, float]) -> float:
    """Return the sum of the words' odds, weighed down by their number."""
    scores = [odds[word] for word in words if word in odds]
    return sum(scores) / math.sqrt(len(scores)) if scores else 0.0


def _count_siblings(page: Page, outline: Outline) -> NDArray[np.floating]:
    """Count for each line the elements of the same tag beside its owner, the owner included."""
    codes = {tag: code for code, tag in enumerate(dict.fromkeys(page.elements.tags))}
    tags = np.array(list(map(codes.__getitem__, page.elements.tags)))
    keys = outline.parents * len(codes) + tags
    # the root is nobody's child: its key must not count among its children
    keys[0] = len(tags) * len(codes)
    counts = np.bincount(keys)[keys[outline.owners]]
    return np.asarray(np.minimum(counts, _MOST_SIBLINGS), dtype=np.float32)
