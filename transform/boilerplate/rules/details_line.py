"""Lines of labels with values that systems write at an article's ends ("Category: Sport | Views: 356") are taken out."""

import re
from typing import Final

from config.patterns.folding import holds_any
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="details_line")
LINE_CHARS: Final = 300
LEAST_PAIRS: Final = 3
_BARS: Final = ("|", "·", "•")
_BAR: Final = re.compile(r"\s*[|·•]\s*")
_PAIR: Final = re.compile(r"[^\W\d_][^:：|]{1,30}[:：]\s*\S.{0,80}")
# counters of views and ratings have no unit
_COUNTER: Final = re.compile(r"[^:：|]{2,30}[:：]\s*\d[\d.,/]{0,8}")


def drop_details_line(blocks: Blocks, context: Context) -> Split:
    """Take out lines at either end that are three labels with values and more, one of them a bare number."""
    edges = context.zones.edges
    positions = [
        block.position
        for block in blocks
        if block.position in edges
        and len(block.text) <= LINE_CHARS
        and holds_any(block.text, _BARS)
        and is_details(block.text)
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_details(text: str) -> bool:
    """Return whether a line is nothing but labels with values, and a counter among them."""
    parts = [part for part in _BAR.split(text) if part]
    return (
        len(parts) >= LEAST_PAIRS
        and all(map(_PAIR.fullmatch, parts))
        and any(map(_COUNTER.fullmatch, parts))
    )
