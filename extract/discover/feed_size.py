"""A feed's bytes in, what it has more of than any real feed, so that reading it would take too long, out."""

import re
from typing import Final

MAX_NESTING: Final = 100
# feeds of 15,500 items are known, of twelve tags each; a text in CDATA counts as one
MAX_TAGS: Final = 250_000
MAX_ITEMS: Final = 20_000
# one for each letter where all letters are written so
MAX_REFERENCES: Final = 750_000
_ITEM: Final = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)\b", re.IGNORECASE)
_CDATA: Final = b"<![CDATA["


def find_feed_excess(body: bytes) -> str | None:
    """Return what a feed has too much of, or None. Linear in its length."""
    if body.count(b"&") > MAX_REFERENCES:
        return f"a feed of more than {MAX_REFERENCES} references"
    tags, depth = measure_tags(body)
    if depth > MAX_NESTING:
        return f"a feed nested more than {MAX_NESTING} deep"
    if tags > MAX_TAGS:
        return f"a feed of more than {MAX_TAGS} tags"
    if len(_ITEM.findall(body)) > MAX_ITEMS:
        return f"a feed of more than {MAX_ITEMS} items"
    return None


def measure_tags(body: bytes) -> tuple[int, int]:
    """Return how many tags an XML text has and how deep they nest, in one pass; stops past either limit."""
    tags = depth = deepest = position = 0
    while (position := body.find(b"<", position)) >= 0:
        if body.startswith((_CDATA, b"<!--", b"<?"), position):
            closing = {b"<![": b"]]>", b"<!-": b"-->"}.get(body[position : position + 3], b"?>")
            end = body.find(closing, position)
        else:
            end = body.find(b">", position)
            if body.startswith(b"</", position):
                depth -= 1
            elif end > 0 and body[end - 1 : end] != b"/" and not body.startswith(b"<!", position):
                depth += 1
        # a parser that forgives takes each "<" for a tag, closed or not
        is_whole = end >= 0 and body.startswith(_CDATA, position)
        tags += 1 if is_whole else body.count(b"<", position, end if end >= 0 else len(body))
        deepest = max(deepest, depth)
        if end < 0 or deepest > MAX_NESTING or tags > MAX_TAGS:
            break
        position = end
    return tags, deepest
