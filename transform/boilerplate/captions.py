"""Captions and credits of pictures are taken out."""

from typing import Final

from records.article import BlockKind, TextBlock
from transform.boilerplate import markup_words
from transform.boilerplate.context import Context
from transform.boilerplate.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="caption")
MARKED_CHARS: Final = 300
CREDIT_CHARS: Final = 100


def drop_captions(blocks: Blocks, context: Context) -> Split:
    """Take out blocks marked as captions and lines that name a picture's source."""
    positions = [block.position for block in blocks if is_caption(block, context)]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_caption(block: TextBlock, context: Context) -> bool:
    """Return whether a block describes or credits a picture."""
    if block.kind is BlockKind.CAPTION:
        return True
    size = len(block.text)
    if size <= MARKED_CHARS and context.is_marked(block, markup_words.CAPTION):
        return True
    return size <= CREDIT_CHARS and is_credit(block.text, context.lines[block.position], context)


def is_credit(text: str, folded: str, context: Context) -> bool:
    """Return whether a line has the form of a credit: "Photo: TASS", "(Photo by A. Ivanova)", "© Reuters"."""
    start = text[:24]
    formed = ":" in start or "：" in start or start[0] in "(（[©" or "/" in start or "|" in start
    if not formed or not folded:
        return False
    return text[0] == "©" or context.has_label("caption", folded)
