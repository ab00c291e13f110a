"""Lines above the headline that no other rule knows (weather, rates, menus) are taken out."""

from typing import Final

from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import is_long

RULE: Final = RuleName(name="above_title")


def drop_above_title(blocks: Blocks, context: Context) -> Split:
    """Take out what stands above the headline's own line and is no paragraph: no article begins there."""
    if context.title_at is None:
        return blocks, ()
    positions = [
        block.position
        for block in blocks
        if block.position < context.title_at
        and block.position in context.zones.head
        and not is_long(block.text)
    ]
    return split_blocks(blocks, positions, RULE, context.protected)
