"""The site's own name above (or below) an article is taken out."""

import re
from typing import Final

from config.patterns.folding import holds_any
from records.article import BlockKind, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence

RULE: Final = RuleName(name="site_header")
HEADER_CHARS: Final = 60
# a name of its own, beside which a word or two may stand
NAME_CHARS: Final = 5
NAME_WORDS: Final = 4
EXTRA_CHARS: Final = 14
# "Home > News > Belarus"
_ARROWS: Final = re.compile(r"[^»›>|\n]{2,30}(?:\s*[»›>]\s*[^»›>|\n]{2,40}){1,5}")
_ARROW_SIGNS: Final = ("»", "›", ">")
_BARS: Final = re.compile(r"[^/|\n]{2,30}(?:\s+[/|]\s+[^/|\n]{2,40}){2,5}")
_BAR_SIGNS: Final = ("/", "|")


def drop_site_header(blocks: Blocks, context: Context) -> Split:
    """Take out lines that only name the site, and the trail of sections above the title."""
    edges = context.zones.edges
    positions = [
        block.position
        for block in blocks
        if len(block.text) <= HEADER_CHARS
        and (
            is_site_header(block, context)
            if block.position in edges
            else is_host(block.text, block.position, context)
        )
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_site_header(block: TextBlock, context: Context) -> bool:
    """Return whether a line at either end names the site, or in the head the way through its sections."""
    folded = context.lines[block.position]
    if folded == context.title:
        return False
    joined = folded.replace(" ", "")
    if joined in context.names:
        return True
    return block.position in context.zones.head and (
        adds_to_name(joined, folded, block, context)
        or context.is_marked(block, markup_words.SITE_HEADER)
        or is_trail(block.text, block.position, context)
        or opens_page(block.text, block.position, context)
    )


def is_host(text: str, position: int, context: Context) -> bool:
    """Return whether a line is the site's address and no more, which no text has between its paragraphs."""
    if " " in text or "." not in text[1:-1]:
        return False
    return context.lines[position].replace(" ", "") in context.names


def adds_to_name(joined: str, folded: str, block: TextBlock, context: Context) -> bool:
    """Return whether a line is the site's name with a word or two around it.

    They may say that a line is more than a header: a product in a table, a sentence.
    """
    size = len(joined)
    for name in context.names:
        if (
            len(name) >= NAME_CHARS
            and size - len(name) <= EXTRA_CHARS
            and (joined.startswith(name) or joined.endswith(name))
        ):
            break
    else:
        return False
    return (
        folded.count(" ") < NAME_WORDS
        and block.kind is not BlockKind.TABLE_ROW
        and not ends_sentence(block.text)
    )


def is_trail(text: str, position: int, context: Context) -> bool:
    """Return whether a line leads through the site's sections down to the article.

    Bars and slashes part other things too, so they count above the headline only.
    """
    above = context.title_at is not None and position < context.title_at
    is_led = (holds_any(text, _ARROW_SIGNS) and _ARROWS.fullmatch(text) is not None) or (
        above and holds_any(text, _BAR_SIGNS) and _BARS.fullmatch(text) is not None
    )
    return is_led and not ends_sentence(text)


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
