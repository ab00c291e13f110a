"""The texts of a page's lines in, columns of numbers about each text by itself out."""

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.characters import (
    CAPITAL,
    COMMA,
    END,
    QUOTE,
    SPACE,
    list_codes,
    replace_marks,
    sort_characters,
)
from extract.article.outline import Floats, Integers
from extract.article.walk import Line

TEXT_FEATURES: Final = [
    "chars",
    "words",
    "link_share",
    "links",
    "commas",
    "ends",
    "capitals",
    "mean_word",
    "quotes",
    "word_odds",
    "word_least",
]
_WORD_LIMIT: Final = 30
# longer lines are judged by their shape, not by their words
LONG_CHARS: Final = 240
# no question of the model goes beyond it, and memory is not spent on a book in one line
_MOST_CHARS: Final = 10_000
_CAPITAL_CHARS: Final = 80


def measure_texts(lines: Sequence[Line], odds: Mapping[str, float]) -> list[NDArray[np.floating]]:
    """Return the columns TEXT_FEATURES; counted over all lines at once, as a text a line costs much more."""
    chars = np.array([len(line.text) for line in lines])
    texts = [line.text for line in lines]
    if chars.max() > _MOST_CHARS:
        texts = [_shorten(text) for text in texts]
    sizes = np.minimum(chars, _MOST_CHARS)
    ends = np.cumsum(sizes + 1) - 1
    starts = ends - sizes
    # the last line ends like all others, so that every end is a place
    codes = list_codes("\n".join((*texts, "")))
    kinds = sort_characters()[codes]
    last = kinds[ends - 1]
    spaces = _count(kinds, SPACE, starts, ends) + 1
    odds_mean, odds_least = _weigh_words(texts, odds)
    return [
        chars,
        spaces,
        np.array([line.link_chars for line in lines]) / chars,
        np.array([line.links for line in lines]),
        _count(kinds, COMMA, starts, ends),
        (last & END) > 0,
        _share_of_start(kinds, CAPITAL, starts, sizes, _CAPITAL_CHARS),
        sizes / spaces,
        _count(kinds, QUOTE, starts, ends),
        odds_mean,
        odds_least,
    ]


def _shorten(text: str) -> str:
    """Return a text's beginning and its last character, no longer than _MOST_CHARS."""
    return text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1] + text[-1]


def _count(kinds: NDArray[np.uint8], bit: int, starts: Integers, ends: Integers) -> Integers:
    """Count the characters of a kind between each start and end."""
    borders = np.stack((starts, ends), axis=1).ravel()
    return np.add.reduceat((kinds & bit) != 0, borders, dtype=np.int64)[::2]


def _share_of_start(
    kinds: NDArray[np.uint8], bit: int, starts: Integers, sizes: Integers, limit: int
) -> Floats:
    """Return the share of a kind among each line's first characters."""
    looked_at = np.minimum(sizes, limit)
    return np.asarray(_count(kinds, bit, starts, starts + looked_at) / looked_at)


def split_lines(texts: Sequence[str]) -> list[list[str]]:
    """Return the first words of each text, lower case; digits and marks are left out."""
    lines = replace_marks("\n".join(texts)).split("\n")
    return [line.split(None, _WORD_LIMIT)[:_WORD_LIMIT] for line in lines]


def _weigh_words(texts: Sequence[str], odds: Mapping[str, float]) -> tuple[Floats, Floats]:
    """Return the mean and the least of the odds of each line's words; 0 for long lines."""
    words = split_lines([text if len(text) < LONG_CHARS else "" for text in texts])
    counts = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    # one entry more than there are words, so that a line without words at the end has a place
    known = np.full(int(counts.sum()) + 1, np.inf)
    known[:-1] = np.fromiter(
        map(odds.get, chain.from_iterable(words), repeat(np.inf)), dtype=np.float64
    )
    starts = np.cumsum(counts) - counts
    least = np.minimum.reduceat(known, starts)
    least[(counts == 0) | (least == np.inf)] = 0.0
    known[known == np.inf] = 0.0
    sums = np.where(counts > 0, np.add.reduceat(known, starts), 0.0)
    return sums / (counts + 1), least
