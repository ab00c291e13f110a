"""A text in, what each of its characters is out: flags in an array."""

import re
import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# part of a word; a word of its own; a plain space; what folding may take away, change or compose
WORD, DENSE, SPACE, STRANGE = 1, 2, 4, 8
_BEYOND = 0x20000  # from here on Unicode holds rare CJK characters
_DENSE_SCRIPTS = (
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),  # hangul syllables
    (0xF900, 0xFAFF),
)
_SCRIPTS_WITH_MARKS = ((0x300, 0x1E00), (0xA660, 0xAC00))
_HANGUL_PARTS = ((0x1100, 0x11FF), (0xA960, 0xA97F), (0xD7B0, 0xD7FF))


def list_kinds(text: str) -> NDArray[np.uint8]:
    """Return the flags of every character of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _list_known().take(codes, mode="clip")


@lru_cache(maxsize=1)
def _list_known() -> NDArray[np.uint8]:
    """Return the flags of every character by its code, those of all beyond as the last."""
    characters = np.arange(_BEYOND, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    kinds = np.zeros(_BEYOND + 1, np.uint8)
    for run in re.finditer(r"[^\W_]+", characters):
        kinds[run.start() : run.end()] = WORD
    for first, last in _SCRIPTS_WITH_MARKS:
        for code in range(first, last):
            if unicodedata.category(chr(code)) in {"Mn", "Mc"}:
                kinds[code] = WORD
    for first, last in _DENSE_SCRIPTS:
        kinds[first : last + 1] = DENSE
    kinds[_BEYOND] = DENSE | STRANGE
    kinds[ord(" ")] = SPACE
    kinds[[code for code, character in enumerate(characters) if _is_strange(character)]] |= STRANGE
    for first, last in _HANGUL_PARTS:
        kinds[first : last + 1] |= STRANGE
    return kinds


def _is_strange(character: str) -> bool:
    """Tell whether a character is no print, a mark that may compose, or has another form in NFC."""
    return (
        not character.isprintable()
        or unicodedata.category(character)[0] == "M"
        or not unicodedata.is_normalized("NFC", character)
    )
