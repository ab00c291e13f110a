"""Readers' comments and what invites to them are taken out."""

from typing import Final

from records.article import TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.comment_label import LABEL_CHARS
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_doubtful
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="comments", version="2")


def drop_comments(blocks: Blocks, context: Context) -> Split:
    """Take out the comment section: all below its label, blocks that bear its name, unlikely text under a label."""
    positions: list[int] = []
    below = False
    end = context.comments_at
    for block in blocks:
        if end is not None and block.position >= end:
            positions.append(block.position)
        elif block.position not in context.telling and not below:
            continue
        elif is_comment_label(block, context):
            below = block.position in context.zones.tail
            positions.append(block.position)
        elif is_marked_comment(block, context) or (below and is_doubted(block)):
            positions.append(block.position)
    return split_blocks(blocks, positions, RULE, context.protected)


def is_comment_label(block: TextBlock, context: Context) -> bool:
    """Return whether a line is a label such as "Comments (12)"."""
    return (
        len(block.text) <= LABEL_CHARS
        and (block.position in context.zones.edges or is_doubted(block))
        and context.is_label("comments", block)
    )


def is_marked_comment(block: TextBlock, context: Context) -> bool:
    """Return whether a block after the article bears the name of a comment section."""
    return context.is_marked(block, markup_words.COMMENTS) and (
        block.position in context.zones.tail or is_doubtful(block)
    )
