"""What no named rule took and the extractor holds for no part of the article is taken out."""

from collections import Counter
from typing import Final

from transform.boilerplate.context import Context
from transform.boilerplate.evidence import is_doubted, is_linked
from transform.boilerplate.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.zones import ends_sentence

RULE: Final = RuleName(name="unlikely")
OTHER_COPIES: Final = 2


def drop_unlikely(blocks: Blocks, context: Context) -> Split:
    """Take out blocks that the extractor's model puts below one half.

    The copies of a refrain are judged as one: where two others of a sentence are likely, it stays. The copies
    of a link ("Check the price.") are buttons.
    """
    doubted = [block for block in blocks if is_doubted(block)]
    if not doubted:
        return blocks, ()
    likely = Counter(block.text for block in blocks if not is_doubted(block))
    positions = [
        block.position
        for block in doubted
        if likely[block.text] < OTHER_COPIES or is_linked(block) or not ends_sentence(block.text)
    ]
    return split_blocks(blocks, positions, RULE, context.protected)
