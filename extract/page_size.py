"""A page's text as UTF-8 in, the reason it is too large to be parsed out, or none."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

# real pages stay below a tenth of each; the parser's time grows with the square of the last two
MAX_TAGS: Final = 300_000
MAX_DEPTH: Final = 1_500
MAX_ATTRIBUTES: Final = 5_000
# below these sizes even the worst page is parsed in milliseconds
_FEW_TAGS: Final = 10_000
_SHORT_TAG_BYTES: Final = 20_000
_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# these close themselves or each other and do not nest
_FLAT: Final = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dd dt option tr td th a".split()
)


def find_excess(text: bytes) -> str | None:
    """Return what a page has too much of, or None. Linear in the page's length."""
    # three times as fast as bytes.count, which halts at each of them
    tags = int(np.count_nonzero(np.frombuffer(text, dtype=np.uint8) == ord("<")))
    if tags > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    if any(map(is_long_tag, iterate_long_openings(text))):
        return f"more than {MAX_ATTRIBUTES} attributes in a tag"
    if tags > _FEW_TAGS and is_deep(text):
        return f"elements nested deeper than {MAX_DEPTH}"
    return None


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
