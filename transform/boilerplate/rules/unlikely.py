"""What no named rule took and the extractor holds for no part of the article is taken out."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from records.article import TextBlock
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import LIKELY, is_doubted, is_linked
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence

RULE: Final = RuleName(name="unlikely")
OTHER_COPIES: Final = 2
PASSABLE: Final = 0.42


def drop_unlikely(blocks: Blocks, context: Context) -> Split:
    """Take out blocks that the extractor's model puts below one half.

    Sentences above the article's end have the benefit of the doubt: they may be its standfirst, and what
    boilerplate says there, other rules know. The copies of a refrain are judged as one: where two others of
    a sentence are likely, it stays. The copies of a link ("Check the price.") are buttons.
    """
    doubted = [block for block in blocks if block.likelihood < LIKELY]
    if not doubted:
        return blocks, ()
    refrains = find_refrains(blocks, doubted)
    positions = [
        block.position
        for block in doubted
        if is_linked(block) or not (block.text in refrains or is_passable(block, context))
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_passable(block: TextBlock, context: Context) -> bool:
    """Return whether a block is a sentence that does not follow the article and is hardly doubted."""
    return (
        block.likelihood >= PASSABLE
        and block.position not in context.zones.tail
        and ends_sentence(block.text)
    )


def find_refrains(blocks: Blocks, doubted: Sequence[TextBlock]) -> frozenset[str]:
    """Return the doubted sentences that stand elsewhere in the article, twice and not doubted."""
    texts = {block.text for block in doubted}
    likely = [block.text for block in blocks if block.text in texts and not is_doubted(block)]
    if len(likely) < OTHER_COPIES:
        return frozenset()
    return frozenset(
        text
        for text, copies in Counter(likely).items()
        if copies >= OTHER_COPIES and ends_sentence(text)
    )
