"""A page's text in, the reason it is too large to be parsed out, or none."""

import re
from typing import Final

# real pages stay below a tenth of each; the parser's time grows with the square of the last two
MAX_TAGS: Final = 300_000
MAX_DEPTH: Final = 1_500
MAX_ATTRIBUTES: Final = 5_000
# below these sizes even the worst page is parsed in milliseconds
_FEW_TAGS: Final = 10_000
_SHORT_TAG_CHARS: Final = 20_000
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# these close themselves or each other and do not nest
_FLAT: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr p li dd dt option tr td th a".split()  # noqa: SIM905 - a list of tags reads better as words
)


def find_excess(text: str) -> str | None:
    """Return what a page has too much of, or None. Linear in the page's length."""
    tags = text.count("<")
    if tags > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    if len(text) > _SHORT_TAG_CHARS and has_long_tag(text):
        return f"more than {MAX_ATTRIBUTES} attributes in a tag"
    if tags > _FEW_TAGS and is_deep(text):
        return f"elements nested deeper than {MAX_DEPTH}"
    return None


def has_long_tag(text: str) -> bool:
    """Tell whether one tag has more attributes than MAX_ATTRIBUTES."""
    for piece in text.split("<"):
        if len(piece) > _SHORT_TAG_CHARS and piece[0].isalpha():
            tag = piece.partition(">")[0]
            if (
                tag.count("=") > MAX_ATTRIBUTES
                or len(tag.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES
            ):
                return True
    return False


def is_deep(text: str) -> bool:
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
