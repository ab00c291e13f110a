"""Text in, its characters as numbers and what each of them is out: whole pages are counted in one sweep."""

from functools import cache
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

_Value = TypeVar("_Value", bound=np.generic)
_LAST_CODE: Final = 0xFFFF
# the kinds of characters that are counted, each in bits of its own of one sum; up to 16,000 of each
SPACE, COMMA, QUOTE, CAPITAL = range(0, 56, 14)
_COUNTED: Final = np.uint64((1 << 14) - 1)
_END_BIT: Final = 63


def replace_marks(text: str) -> str:
    """Return a text in lower case with spaces in place of all but letters and line ends."""
    return _write(look_up(fold_letters(), text))


def squeeze(text: str) -> str:
    """Return a text's letters, figures and line ends alone, lower case: quotes and spaces do not matter."""
    codes = look_up(fold_letters_and_figures(), text)
    return _write(codes[codes > 0])


def sort_characters(text: str) -> NDArray[np.uint64]:
    """Return for each character of a text a one in the bits of each kind that it is of: sums of them count all kinds."""
    return look_up(_list_kinds(), text)


def count_kind(sums: NDArray[np.uint64], kind: int) -> NDArray[np.uint64]:
    """Return how many characters of a kind are in each sum of what `sort_characters` gave."""
    return (sums >> np.uint64(kind)) & _COUNTED


def may_end(kinds: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which characters may end a sentence, a title or a quotation."""
    return kinds >= np.uint64(1 << _END_BIT)


def look_up(table: NDArray[_Value], text: str) -> NDArray[_Value]:
    """Look every character up in a table of the basic plane; those beyond it become its last."""
    codes: NDArray[np.uint8] | NDArray[np.uint32]
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return table.take(codes, mode="clip")


@cache
def _list_kinds() -> NDArray[np.uint64]:
    kinds = np.zeros(_LAST_CODE + 1, dtype=np.uint64)
    for kind, places in (
        (SPACE, [ord(" ")]),
        (COMMA, [ord(mark) for mark in ",，、"]),
        (QUOTE, [ord(mark) for mark in '"“«']),
        (CAPITAL, [code for code, letter in enumerate(_list_characters()) if letter.isupper()]),
        (_END_BIT, [ord(mark) for mark in ".!?…。！？:;\"”»')"]),
    ):
        kinds[places] |= np.uint64(1 << kind)
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
