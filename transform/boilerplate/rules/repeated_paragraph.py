"""A paragraph, or a run of them, that stands twice in one article is taken out once."""

from typing import Final

from records.article import BlockKind, TextBlock
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import is_long

RULE: Final = RuleName(name="repeated_paragraph")
REFRAIN: Final = 3
TEXT_KINDS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


def drop_repeated_paragraph(blocks: Blocks, context: Context) -> Split:
    """Take out one copy of a long paragraph, and of a run of paragraphs of any length.

    The second goes, or the first where the extractor holds only that one for no part of the article.
    What stands three times is a refrain; a short line that stands twice may be one. Both stay.
    """
    if len({block.text for block in blocks}) == len(blocks):
        return blocks, ()
    by_text: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        by_text.setdefault(block.text, []).append(index)
    pairs = {places[1]: places[0] for places in by_text.values() if 1 < len(places) < REFRAIN}
    positions = [
        choose_copy(blocks[first], blocks[second]).position
        for second, first in pairs.items()
        if is_repeat(second, first, pairs, blocks)
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def choose_copy(first: TextBlock, second: TextBlock) -> TextBlock:
    """Return the copy that goes."""
    return first if first.likelihood < 0.5 <= second.likelihood else second


def is_repeat(second: int, first: int, pairs: dict[int, int], blocks: Blocks) -> bool:
    """Return whether a second copy is long, or is part of a copied run of which some block is long."""
    if is_copied_paragraph(blocks[second]):
        return True
    return any(
        pairs.get(second + step) == first + step and is_copied_paragraph(blocks[second + step])
        for step in (-2, -1, 1, 2)
        if 0 <= second + step < len(blocks)
    )


def is_copied_paragraph(block: TextBlock) -> bool:
    """Return whether a block is long enough that nobody writes it twice on purpose."""
    return block.kind in TEXT_KINDS and is_long(block.text)
