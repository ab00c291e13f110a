"""What no named rule took and the extractor holds for no part of the article is taken out."""

from typing import Final

from transform.boilerplate.context import Context
from transform.boilerplate.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="unlikely")
LEAST_LIKELIHOOD: Final = 0.5


def drop_unlikely(blocks: Blocks, context: Context) -> Split:
    """Take out blocks that the extractor's model puts below one half."""
    positions = [block.position for block in blocks if block.likelihood < LEAST_LIKELIHOOD]
    return split_blocks(blocks, positions, RULE, context.protected)
