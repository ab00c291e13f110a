"""The site's own name above (or below) an article is taken out."""

import re
from typing import Final

from records.article import BlockKind, TextBlock
from transform.boilerplate import markup_words
from transform.boilerplate.context import Context
from transform.boilerplate.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.zones import ends_sentence

RULE: Final = RuleName(name="site_header")
HEADER_CHARS: Final = 60
EXTRA_CHARS: Final = 14
# "Home > News > Belarus"
_ARROWS: Final = re.compile(r"[^»›>|\n]{2,30}(?:\s*[»›>]\s*[^»›>|\n]{2,40}){1,5}")
_BARS: Final = re.compile(r"[^/|\n]{2,30}(?:\s+[/|]\s+[^/|\n]{2,40}){2,5}")


def drop_site_header(blocks: Blocks, context: Context) -> Split:
    """Take out lines that only name the site, and the trail of sections above the title."""
    edges = context.zones.edges
    positions = []
    for block in blocks:
        if len(block.text) > HEADER_CHARS:
            continue
        edge = block.position in edges
        if is_site_header(block, context) if edge else is_host(block, context):
            positions.append(block.position)
    return split_blocks(blocks, positions, RULE, context.protected)


def is_site_header(block: TextBlock, context: Context) -> bool:
    """Return whether a line at either end names the site, or in the head the way through its sections."""
    folded = context.lines[block.position]
    if folded == context.title:
        return False
    head = block.position in context.zones.head
    # words beside the site's name may say that a line is more than a header: a product in a table
    exactly = not head or block.kind is BlockKind.TABLE_ROW or ends_sentence(block.text)
    if names_site(folded, context, exactly=exactly):
        return True
    return head and (
        context.is_marked(block, markup_words.SITE_HEADER)
        or is_trail(block.text, block.position, context)
        or opens_page(block.text, block.position, context)
    )


def is_host(block: TextBlock, context: Context) -> bool:
    """Return whether a line is the site's address and no more, which no text has between its paragraphs."""
    text = block.text
    if " " in text or "." not in text[1:-1]:
        return False
    return context.lines[block.position].replace(" ", "") in context.names


def names_site(folded: str, context: Context, *, exactly: bool) -> bool:
    """Return whether a line is the site's name, alone or (not `exactly`) with a word or two around it."""
    joined = folded.replace(" ", "")
    if joined in context.names:
        return True
    return (
        not exactly
        and len(folded.split()) <= 4
        and any(
            (joined.startswith(name) or joined.endswith(name))
            and len(joined) - len(name) <= EXTRA_CHARS
            for name in context.names
            if len(name) >= 5
        )
    )


def is_trail(text: str, position: int, context: Context) -> bool:
    """Return whether a line leads through the site's sections down to the article.

    Bars and slashes part other things too, so they count above the headline only.
    """
    if ends_sentence(text):
        return False
    above = context.title_at is not None and position < context.title_at
    return _ARROWS.fullmatch(text) is not None or (above and _BARS.fullmatch(text) is not None)


def opens_page(text: str, position: int, context: Context) -> bool:
    """Return whether a line is the very first of a page, a label, and the headline follows it.

    Pages saved as plain text carry no other evidence of their header.
    """
    return (
        position == 0
        and context.title_at is not None
        and position < context.title_at
        and not ends_sentence(text)
        and len(text.split()) <= 4
        and "kicker" not in context.labels.get(position, ())
    )
