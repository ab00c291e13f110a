"""Text in, its words as numbers out: whole pages are looked up in one sweep, without a string for each word."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.article.page.characters import fold_letters, look_up

Numbers = NDArray[np.uint64]
# any numbers that share no pattern with letters will do; these are of the generator splitmix64
_STEPS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
_START: Final = 0x9E3779B97F4A7C15
_SHIFT: Final = np.uint64(23)


class WordOdds(NamedTuple):
    """Words as numbers, lowest first, each with its odds; the last is none and its odds are infinite."""

    numbers: Numbers
    odds: NDArray[np.float64]

    def find(self, numbers: Numbers) -> NDArray[np.float64]:
        """Return the odds of words; infinity for those that are not known."""
        places = self.numbers.searchsorted(numbers)
        return np.where(self.numbers.take(places) == numbers, self.odds.take(places), np.inf)


def number_odds(odds: Mapping[str, float]) -> WordOdds:
    """Turn words with their odds into numbers to be searched."""
    numbers = number_words("\n".join(("", *odds, "")))[0]
    order = numbers.argsort()
    last = np.iinfo(np.uint64).max
    listed = np.fromiter(odds.values(), dtype=np.float64)[order]
    return WordOdds(np.append(numbers[order], last), np.append(listed, np.inf))


def number_words(text: str) -> tuple[Numbers, NDArray[np.int64]]:
    """Return a number for each word of a text, and where the words start; the text starts and ends with no letter.

    A word is a run of letters. Its number is a sum over its pairs of neighbours, so that it does not
    matter where it stands; two words of one number are as good as impossible.
    """
    signs = look_up(_sign_letters(), text)
    inside = signs != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    signs[:-1] *= (signs[1:] >> _SHIFT) + np.uint64(1)
    return np.add.reduceat(signs, edges)[::2], edges[::2]


@cache
def _sign_letters() -> Numbers:
    """Return a large number for every letter, the same for a capital as for its small letter, and 0 for all else."""
    letters = fold_letters().astype(np.uint64)
    signs = letters * np.uint64(_START)
    for shift, factor in _STEPS:
        signs = (signs ^ signs >> np.uint64(shift)) * np.uint64(factor)
    signs[letters <= ord(" ")] = 0
    return signs
