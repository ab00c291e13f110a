"""An article's blocks in; the paragraphs next to any of them, and how much text stands above and below it, out."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from records.article import TextBlock
from transform.boilerplate.facts.evidence import SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphsBeside:
    """What is asked of all that stands above or below a block, summed up once for all blocks.

    `places` are the indexes of paragraphs; `prose` and `sure` the characters of paragraphs, and of what
    surely is the article's or nothing is known of, up to each block.
    """

    blocks: Sequence[TextBlock]
    places: Sequence[int]
    prose: Sequence[int]
    sure: Sequence[int]

    def is_paragraph(self, index: int) -> bool:
        """Return whether a block is a paragraph; below the last block is none."""
        return self.prose[min(index + 1, len(self.blocks))] > self.prose[index]

    def find_above(self, index: int) -> TextBlock | None:
        """Return the last paragraph above a block."""
        place = bisect_left(self.places, index)
        return self.blocks[self.places[place - 1]] if place else None

    def find_below(self, index: int) -> TextBlock | None:
        """Return the next paragraph below a block."""
        place = bisect_right(self.places, index)
        return self.blocks[self.places[place]] if place < len(self.places) else None

    def count_prose(self, index: int) -> tuple[int, int]:
        """Count the characters of paragraphs above and below a block."""
        return self.prose[index], self.prose[-1] - self.prose[index + 1]

    def count_sure(self, index: int) -> tuple[int, int]:
        """Count the characters above and below that surely are the article's, or that nothing is known of."""
        return self.sure[index], self.sure[-1] - self.sure[index + 1]


def sum_paragraphs(blocks: Sequence[TextBlock], prose: Collection[int]) -> ParagraphsBeside:
    """Look through an article once; `prose` are the positions of paragraphs."""
    places = [index for index, block in enumerate(blocks) if block.position in prose]
    told = [len(block.text) if block.position in prose else 0 for block in blocks]
    sure = [len(block.text) if block.likelihood >= SURE else 0 for block in blocks]
    return ParagraphsBeside(
        blocks=blocks,
        places=places,
        prose=list(accumulate(told, initial=0)),
        sure=list(accumulate(sure, initial=0)),
    )
