"""A text in, the number of its words out."""

import re
import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_OTHER, _WORD, _DENSE = 0, 1, 2
_BEYOND = 0x20000  # from here on Unicode holds rare CJK characters
_DENSE_SCRIPTS = (
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),  # hangul syllables
    (0xF900, 0xFAFF),
)
_SCRIPTS_WITH_MARKS = ((0x300, 0x1E00), (0xA660, 0xAC00))


def count_words(text: str) -> int:
    """Count runs of letters and digits; each CJK character counts as one.

    Vowel signs and accents belong to the run they stand in.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _list_kinds()[np.minimum(codes, _BEYOND)]
    in_word = kinds == _WORD
    starts = np.count_nonzero(in_word[1:] > in_word[:-1]) + np.count_nonzero(in_word[:1])
    return int(starts + np.count_nonzero(kinds == _DENSE))


@lru_cache(maxsize=1)
def _list_kinds() -> NDArray[np.uint8]:
    """Return the kind of every character by its code."""
    kinds = np.full(_BEYOND + 1, _OTHER, np.uint8)
    characters = np.arange(_BEYOND, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for run in re.finditer(r"[^\W_]+", characters):
        kinds[run.start() : run.end()] = _WORD
    for first, last in _SCRIPTS_WITH_MARKS:
        for code in range(first, last):
            if unicodedata.category(chr(code)) in {"Mn", "Mc"}:
                kinds[code] = _WORD
    for first, last in _DENSE_SCRIPTS:
        kinds[first : last + 1] = _DENSE
    kinds[_BEYOND] = _DENSE
    return kinds
