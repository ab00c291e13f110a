"""The blocks of an article in; where each stands (head, middle, tail) out."""

import re
from collections.abc import Sequence
from typing import Final

from records.article import BlockKind, TextBlock
from records.site_rules import Zone

HEAD_LINES: Final = 2
TAIL_LINES: Final = 5
PROSE_CHARS: Final = 100
# one sign of these scripts says about as much as three letters
DENSE_PROSE_CHARS: Final = 35
DENSE_SCRIPT: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END: Final = re.compile(r"[.!?…。！？؟:;]+[\"'»”’)\]」』]*$")


def is_prose(block: TextBlock) -> bool:
    """Return whether a block is a paragraph of the article beyond doubt."""
    return (
        block.likelihood >= 0.5
        and block.link_density < 0.4
        and block.kind is not BlockKind.CAPTION
        and is_long(block.text)
    )


def is_long(text: str) -> bool:
    """Return whether a text has the length of a paragraph rather than of a line."""
    size = len(text)
    return size >= PROSE_CHARS or (
        size >= DENSE_PROSE_CHARS and len(DENSE_SCRIPT.findall(text[:20])) >= 8
    )


def ends_sentence(text: str) -> bool:
    """Return whether a line closes like a sentence, not like a headline or a label."""
    return SENTENCE_END.search(text[-6:]) is not None


def find_zones(blocks: Sequence[TextBlock]) -> dict[int, Zone]:
    """Return the zone of each block by its position.

    Head is what precedes the first prose, and the first two blocks; tail what follows the last, and
    the last five (never more than a third of the article, so a short one keeps a middle).
    """
    prose = [index for index, block in enumerate(blocks) if is_prose(block)]
    size = len(blocks)
    first, last = (prose[0], prose[-1]) if prose else (size // 2, size // 2 - 1)
    head_end = max(first, min(HEAD_LINES, size // 2))
    tail_start = min(last + 1, size - max(1, min(TAIL_LINES, size // 3)))
    return {
        block.position: Zone.HEAD
        if index < head_end and (index < first or index <= size - 1 - index)
        else Zone.TAIL
        if index >= tail_start
        else Zone.MIDDLE
        for index, block in enumerate(blocks)
    }
