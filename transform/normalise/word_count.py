"""A text in, the number of its words out."""

import numpy as np
from numpy.typing import NDArray

from transform.normalise.characters import DENSE, WORD, list_kinds


def count_words(text: str) -> int:
    """Count runs of letters and digits; each CJK character counts as one.

    Vowel signs and accents belong to the run they stand in.
    """
    return count_runs(list_kinds(text))


def count_runs(kinds: NDArray[np.uint8]) -> int:
    """Count the words of a text by what its characters are."""
    in_word = kinds & WORD
    starts = np.count_nonzero(in_word[1:] > in_word[:-1]) + np.count_nonzero(in_word[:1])
    return int(starts + np.count_nonzero(kinds & DENSE))
