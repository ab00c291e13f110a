"""A page's text as UTF-8 in, the reason it is too large to be parsed out, or none."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

# real pages stay below a tenth of each; the parser's time grows with the square of the last two
MAX_TAGS: Final = 200_000
MAX_DEPTH: Final = 1_500
MAX_ATTRIBUTES: Final = 5_000
MAX_EQUAL_SIGNS: Final = 600_000
# the parser opens every style that nobody closed again in each block that follows
MAX_REOPENED: Final = 300_000
# below these sizes even the worst page is parsed in milliseconds
_FEW_TAGS: Final = 10_000
_SHORT_TAG_BYTES: Final = 20_000
_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# these close themselves or each other and do not nest
_FLAT: Final = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dd dt option tr td th a".split()
)
_STYLES: Final = frozenset(b"b big code em font i s small strike strong tt u".split())
_CELLS: Final = frozenset(b"td th tr caption".split())


def _list_style_pairs() -> NDArray[np.bool_]:
    """Return for every two bytes behind a "<" whether a style's tag may begin with them, in any case."""
    pairs = np.zeros(65536, dtype=np.bool_)
    for name in _STYLES:
        ends = (name[1:2],) if len(name) > 1 else (b">", b"/", b" ", b"\n", b"\t", b"\r", b"\f")
        for end in ends:
            for first in (name[0], name[0] - 32):
                for second in {end[0], end.upper()[0]}:
                    pairs[first << 8 | second] = True
    return pairs


_STYLE_PAIRS: Final = _list_style_pairs()


def find_excess(text: bytes) -> str | None:
    """Return what a page has too much of, or None. Linear in the page's length."""
    # three times as fast as bytes.count, which halts at each of them
    signs = np.frombuffer(text, dtype=np.uint8)
    openings = np.flatnonzero(signs == ord("<"))
    tags = len(openings)
    if tags > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    if len(text) > 2 * MAX_EQUAL_SIGNS and np.count_nonzero(signs == ord("=")) > MAX_EQUAL_SIGNS:
        return f"more than {MAX_EQUAL_SIGNS} attributes"
    if may_reopen_many(signs, openings) and count_reopened(text) > MAX_REOPENED:
        return "more styles left open than a parser can carry from block to block"
    if any(map(is_long_tag, iterate_long_openings(text))):
        return f"more than {MAX_ATTRIBUTES} attributes in a tag"
    if tags > _FEW_TAGS and is_deep(text):
        return f"elements nested deeper than {MAX_DEPTH}"
    return None


def may_reopen_many(signs: NDArray[np.uint8], openings: NDArray[np.intp]) -> bool:
    """Tell whether a page's tags may open so many styles again; by two letters of each, and never too low."""
    inner = openings[openings < len(signs) - 3]
    closing = signs[inner + 1] == ord("/")
    pairs = (signs[inner + 1 + closing].astype(np.intp) << 8) | signs[inner + 2 + closing]
    is_style = _STYLE_PAIRS.take(pairs)
    if np.count_nonzero(is_style > closing) * len(inner) <= MAX_REOPENED:
        return False  # as on nearly all pages
    open_styles = np.cumsum(np.where(is_style, np.where(closing, -1, 1), 0))
    lowest = np.minimum(np.minimum.accumulate(open_styles), 0)
    return int((open_styles - lowest)[~is_style & ~closing].sum()) > MAX_REOPENED


def count_reopened(text: bytes) -> int:
    """Return how often a parser opens styles again that nobody closed before a block; cells have their own."""
    total = styles = 0
    tables: list[int] = []
    for closing, raw in _TAG.findall(text):
        name = raw.lower()
        if name in _STYLES:
            styles = max(0, styles - 1) if closing else styles + 1
        elif name == b"table":
            styles = (tables.pop() if tables else 0) if closing else _enter(tables, styles)
        elif name in _CELLS:
            styles = 0
        elif not closing:
            total += styles
    return total


def _enter(tables: list[int], styles: int) -> int:
    tables.append(styles)
    return styles


def iterate_long_openings(text: bytes) -> Iterator[bytes]:
    """Yield the first tag of what follows a "<" for more than _SHORT_TAG_BYTES without another.

    Looks backwards for a "<" from so far ahead, so that most of a page is never looked at.
    """
    start = text.find(b"<") + 1
    while start > 0 and start + _SHORT_TAG_BYTES < len(text):
        last = text.rfind(b"<", start, start + _SHORT_TAG_BYTES)
        if last < 0:
            last = text.find(b"<", start + _SHORT_TAG_BYTES)
            border = last if last >= 0 else len(text)
            end = text.find(b">", start, border)
            yield text[start : end if end >= 0 else border]
        start = last + 1


def is_long_tag(tag: bytes) -> bool:
    """Tell whether what follows a "<" is a tag with more attributes than MAX_ATTRIBUTES."""
    if not tag[:1].isalpha():
        return False
    return tag.count(b"=") > MAX_ATTRIBUTES or len(tag.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES


def is_deep(text: bytes) -> bool:
    """Tell whether more elements are open at once than MAX_DEPTH, by counting tags."""
    depth = 0
    for closing, name in _TAG.findall(text):
        if name.lower() in _FLAT:
            continue
        if closing:
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False
