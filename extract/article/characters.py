"""Text in, its characters as numbers and what each of them is out: whole pages are counted in one sweep."""

import re
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
SPACE, COMMA, QUOTE, DIGIT, CAPITAL, CJK, END, LOWER = (1 << place for place in range(8))
_LAST_CODE: Final = 0xFFFF
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTER_OR_FIGURE: Final = re.compile(r"[^\W_]")


def list_codes(text: str) -> Codes:
    """Return a text's characters as numbers; those beyond the basic plane become its last."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, _LAST_CODE)


def replace_marks(text: str) -> str:
    """Return a text in lower case with spaces in place of all but letters and line ends."""
    return _write(_fold_characters(_LETTER, " ")[list_codes(text)])


def squeeze(text: str) -> str:
    """Return a text's letters, figures and line ends alone, lower case: quotes and spaces do not matter."""
    codes = _fold_characters(_LETTER_OR_FIGURE, "\0")[list_codes(text)]
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
        (DIGIT, [found.start() for found in re.finditer(r"\d", text)]),
        (CJK, [found.start() for found in re.finditer("[぀-ヿ㐀-鿿가-힣]", text)]),
        (CAPITAL, [code for code, letter in enumerate(text) if letter.isupper()]),
        (LOWER, [code for code, letter in enumerate(text) if letter.islower()]),
    ):
        kinds[places] |= bit
    return kinds


@cache
def _fold_characters(kept: re.Pattern[str], other: str) -> NDArray[np.uint32]:
    """Return for every character its small letter where it is kept, itself where it ends a line, or `other`."""
    folded = np.full(_LAST_CODE + 1, ord(other), dtype=np.uint32)
    for found in kept.finditer(_list_characters()):
        # a capital with two small letters for one loses the second
        folded[found.start()] = ord(found[0].lower()[0])
    folded[ord("\n")] = ord("\n")
    return folded


def _list_characters() -> str:
    return "".join(map(chr, range(_LAST_CODE)))


def _write(codes: NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
