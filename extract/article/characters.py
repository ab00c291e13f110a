"""Text in, its characters as numbers and what each of them is out: whole pages are counted in one sweep."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
SPACE, COMMA, QUOTE, CAPITAL, END = (1 << place for place in range(5))
_LAST_CODE: Final = 0xFFFF


def list_codes(text: str) -> Codes:
    """Return a text's characters as numbers; those beyond the basic plane become its last."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, _LAST_CODE)


def replace_marks(text: str) -> str:
    """Return a text in lower case with spaces in place of all but letters and line ends."""
    return _write(fold_letters()[list_codes(text)])


def squeeze(text: str) -> str:
    """Return a text's letters, figures and line ends alone, lower case: quotes and spaces do not matter."""
    codes = fold_letters_and_figures()[list_codes(text)]
    return _write(codes[codes > 0])


@cache
def sort_characters() -> NDArray[np.uint8]:
    """Return for every character of the basic plane the bits of what it is."""
    kinds = np.zeros(_LAST_CODE + 1, dtype=np.uint8)
    text = _list_characters()
    for bit, places in (
        (SPACE, [ord(" ")]),
        (COMMA, [ord(mark) for mark in ",，、"]),
        (QUOTE, [ord(mark) for mark in '"“«']),
        (END, [ord(mark) for mark in ".!?…。！？:;\"”»')"]),
        (CAPITAL, [code for code, letter in enumerate(text) if letter.isupper()]),
    ):
        kinds[places] |= bit
    return kinds


@cache
def fold_letters() -> NDArray[np.uint32]:
    """Return for every character its small letter, itself where it ends a line, else a space."""
    text = _list_characters()
    return _fold([letter.isalnum() and not letter.isdecimal() for letter in text], " ")


@cache
def fold_letters_and_figures() -> NDArray[np.uint32]:
    """Return for every character its small letter or figure, itself where it ends a line, else 0."""
    return _fold(list(map(str.isalnum, _list_characters())), "\0")


def _fold(kept: list[bool], other: str) -> NDArray[np.uint32]:
    folded = np.full(_LAST_CODE + 1, ord(other), dtype=np.uint32)
    places = np.flatnonzero(kept)
    folded[places] = places
    for code, letter in enumerate(_list_characters()):
        # a capital with two small letters for one loses the second
        if kept[code] and (small := letter.lower()) != letter:
            folded[code] = ord(small[0])
    folded[ord("\n")] = ord("\n")
    return folded


@cache
def _list_characters() -> str:
    return "".join(map(chr, range(_LAST_CODE)))


def _write(codes: NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
