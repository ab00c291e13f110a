"""The blocks of an article in; where each stands (head, middle, tail) out."""

import re
from collections.abc import Collection, Sequence
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


def find_zones(
    blocks: Sequence[TextBlock], no_prose: Collection[int] = frozenset()
) -> dict[int, Zone]:
    """Return the zone of each block by its position.

    Head is what precedes the first prose, tail what follows the last. The first two and the last five
    blocks belong to them too (five never more than a third of the article, so a short one keeps a
    middle); without any prose the first half is head and the second tail. `no_prose` are the positions
    of long blocks that are known to be something else.
    """
    size = len(blocks)
    prose = [
        index
        for index, block in enumerate(blocks)
        if block.position not in no_prose and is_prose(block)
    ]
    first, last = (prose[0], prose[-1]) if prose else (size // 2, size // 2 - 1)
    tail_start = size - max(1, min(TAIL_LINES, size // 3))
    zones: dict[int, Zone] = {}
    for index, block in enumerate(blocks):
        if index < first:
            zone = Zone.HEAD
        elif index > last or index >= tail_start:
            zone = Zone.TAIL
        else:
            zone = Zone.HEAD if index < HEAD_LINES else Zone.MIDDLE
        zones[block.position] = zone
    return zones
