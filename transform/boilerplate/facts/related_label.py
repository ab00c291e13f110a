"""A line of an article in; whether it is or opens with the label of related links ("Read also"), and heads some, out."""

import re
from typing import Final

from config.patterns.folding import fold_text
from records.article import TextBlock
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_linked
from transform.boilerplate.facts.split import Blocks
from transform.boilerplate.facts.zones import is_prose

LABEL_CHARS: Final = 70
_LABEL_ENDS: Final = re.compile("[:：|»›>→►▶—–.!?…-]")
_AFTER_LABEL: Final = re.compile(r"[:：|»›>→►▶]+\s*|(?<=\s)[—–-]\s+|[.!?…]+\s+")


def read_label(block: TextBlock, context: Context) -> str:
    """Return "alone" for a line that is a label ("Read also"), "leads" for one that opens with it, else ""."""
    text = block.text
    if block.position not in context.leads:
        return ""
    sign = _LABEL_ENDS.search(text, 0, LABEL_CHARS)
    end = _AFTER_LABEL.search(text, sign.start(), LABEL_CHARS) if sign is not None else None
    before = text[: len(text) - round(block.link_density * len(text))] if is_linked(block) else ""
    if before and context.is_part_label("related", fold_text(before)):
        return "leads"
    if end is None and len(text) > LABEL_CHARS:
        return ""
    rest = text[end.end() :] if end is not None else ""
    if end is not None and any(map(str.isalnum, rest)):
        return "leads" if context.is_part_label("related", fold_text(text[: end.start()])) else ""
    return "alone" if context.is_label("related", block) else ""


def find_last_prose(blocks: Blocks) -> int:
    """Return the index of the last paragraph, -1 where there is none."""
    return next((index for index in reversed(range(len(blocks))) if is_prose(blocks[index])), -1)


def is_list_label(index: int, blocks: Blocks, context: Context, last: int) -> bool:
    """Return whether a label heads links rather than a part of the article's own text; `last` is the last paragraph.

    "More from Minsk" may be a subheading: it goes where links follow it, or nothing but labels and lines.
    """
    block = blocks[index]
    if is_linked(block) or is_doubted(block):
        return True
    if block.position in context.zones.tail and index >= last:
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is not None and is_linked(following)
