"""The texts of a page's lines in, columns of numbers about each text by itself out."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.characters import (
    CAPITAL,
    COMMA,
    QUOTE,
    SPACE,
    count_kind,
    may_end,
    replace_marks,
    sort_characters,
)
from extract.article.page.walk import Line
from extract.article.page.words import WordOdds, number_words
from extract.article.rating.outline import Floats

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
# more at once would cost memory on long pages and save nothing
_MOST_LINES: Final = 400


def measure_texts(lines: Sequence[Line], odds: WordOdds) -> list[NDArray[np.generic]]:
    """Return the columns TEXT_FEATURES; lines are counted some hundreds at once, a text a line costs much more."""
    if len(lines) > _MOST_LINES:
        starts = range(0, len(lines), _MOST_LINES)
        parts = [measure_texts(lines[start : start + _MOST_LINES], odds) for start in starts]
        return [np.concatenate(column) for column in zip(*parts, strict=True)]
    texts = [line.text for line in lines]
    chars = np.array(list(map(len, texts)))
    if chars.max() > _MOST_CHARS:
        texts = [_shorten(text) for text in texts]
    sizes = np.minimum(chars, _MOST_CHARS)
    starting = np.minimum(sizes, _CAPITAL_CHARS)
    # where a line starts, where its first characters end, and where it ends; all are places, as the last line ends too
    borders = np.empty((len(texts), 3), dtype=np.int64)
    borders[:, 2] = ends = (sizes + 1).cumsum() - 1
    borders[:, 0] = ends - sizes
    borders[:, 1] = borders[:, 0] + starting
    kinds = sort_characters("\n".join((*texts, "")))
    # between two borders that are one a sum is the line end's kind: none
    sums = np.add.reduceat(kinds, borders.ravel())
    first, whole = sums[::3], sums[::3] + sums[1::3]
    words = count_kind(whole, SPACE).astype(np.float64) + 1
    odds_mean, odds_least = _weigh_words(texts, odds)
    return [
        chars,
        words,
        np.array([line.link_chars for line in lines]) / chars,
        np.array([line.links for line in lines]),
        count_kind(whole, COMMA),
        may_end(kinds.take(ends - 1)),
        count_kind(first, CAPITAL) / starting,
        sizes / words,
        count_kind(whole, QUOTE),
        odds_mean,
        odds_least,
    ]


def _shorten(text: str) -> str:
    """Return a text's beginning and its last character, no longer than _MOST_CHARS."""
    return text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1] + text[-1]


def split_lines(texts: Sequence[str]) -> list[list[str]]:
    """Return the first words of each text, lower case; digits and marks are left out."""
    lines = replace_marks("\n".join(texts)).split("\n")
    return [line.split(None, _WORD_LIMIT)[:_WORD_LIMIT] for line in lines]


def _weigh_words(texts: Sequence[str], odds: WordOdds) -> tuple[Floats, Floats]:
    """Return the mean and the least of the odds of each line's words; 0 for long lines."""
    short = [text if len(text) < LONG_CHARS else "" for text in texts]
    numbers, starts = number_words("\n".join(("", *short, "")))
    # one entry more than there are words, so that a line without words at the end has a place
    known = np.full(len(numbers) + 1, np.inf)
    known[:-1] = odds.find(numbers)
    ends = starts.searchsorted((np.array(list(map(len, short))) + 1).cumsum())
    counts = ends.copy()
    counts[1:] -= ends[:-1]
    if counts.max() > _WORD_LIMIT:
        place_in_line = np.arange(len(numbers)) - np.repeat(ends - counts, counts)
        known = known[np.append(place_in_line < _WORD_LIMIT, True)]
        counts = np.minimum(counts, _WORD_LIMIT)
        ends = counts.cumsum()
    firsts = ends - counts
    least = np.minimum.reduceat(known, firsts)
    least[(counts == 0) | (least == np.inf)] = 0.0
    known[known == np.inf] = 0.0
    sums = np.where(counts > 0, np.add.reduceat(known, firsts), 0.0)
    return sums / (counts + 1), least
