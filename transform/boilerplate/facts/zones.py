"""The blocks of an article in; where each stands (head, middle, tail) out."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from records.article import BlockKind, TextBlock
from records.site_rules import Zone

HEAD_LINES: Final = 2
TAIL_LINES: Final = 5
PROSE_CHARS: Final = 100
# one sign of these scripts says about as much as three letters
DENSE_PROSE_CHARS: Final = 35
DENSE_SCRIPT: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END: Final = re.compile(r"[.!?…։。！？؟۔।។။:;]+[\"'»”’)\]」』]*$")


def is_prose(block: TextBlock) -> bool:
    """Return whether a block is a paragraph of the article beyond doubt."""
    return (
        block.likelihood >= 0.5
        and block.link_density < 0.4
        and is_long(block.text)
        and block.kind is not BlockKind.CAPTION
    )


def is_long(text: str) -> bool:
    """Return whether a text has the length of a paragraph rather than of a line."""
    size = len(text)
    return size >= PROSE_CHARS or (
        size >= DENSE_PROSE_CHARS
        and not text.isascii()
        and len(DENSE_SCRIPT.findall(text[:20])) >= 8
    )


def ends_sentence(text: str) -> bool:
    """Return whether a line closes like a sentence, not like a headline or a label."""
    return SENTENCE_END.search(text[-6:]) is not None


class Zones(NamedTuple):
    """The positions of an article's head and tail; `edges` are both, and the middle is all else."""

    head: frozenset[int]
    tail: frozenset[int]
    edges: frozenset[int]

    def name_zone(self, position: int) -> Zone:
        """Return where a block stands."""
        if position in self.head:
            return Zone.HEAD
        return Zone.TAIL if position in self.tail else Zone.MIDDLE


def find_prose(blocks: Iterable[TextBlock]) -> frozenset[int]:
    """Return the positions of the article's paragraphs."""
    long = [block for block in blocks if len(block.text) >= DENSE_PROSE_CHARS]
    return frozenset([block.position for block in long if is_prose(block)])


def find_zones(blocks: Sequence[TextBlock], prose: Collection[int]) -> Zones:
    """Return where blocks stand, told from the positions of those that are paragraphs.

    Head is what precedes the first prose, tail what follows the last. The first two and the last five
    blocks belong to them too (five never more than a third of the article, so a short one keeps a
    middle); without any prose the first half is head and the second tail.
    """
    positions = [block.position for block in blocks]
    size = len(positions)
    places = [place for place, position in enumerate(positions) if position in prose]
    first, last = (places[0], places[-1]) if places else (size // 2, size // 2 - 1)
    tail_from = max(first, min(last + 1, size - max(1, min(TAIL_LINES, size // 3))))
    head = frozenset(positions[: max(first, min(HEAD_LINES, tail_from))])
    tail = frozenset(positions[tail_from:])
    return Zones(head=head, tail=tail, edges=head | tail)
