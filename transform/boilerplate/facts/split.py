"""Blocks and the positions a rule takes out in; what is kept and the record of what is not, out."""

from collections.abc import Collection
from dataclasses import dataclass

from records.article import CleaningLayer, RemovedBlock, TextBlock

Blocks = tuple[TextBlock, ...]
Split = tuple[Blocks, tuple[RemovedBlock, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleName:
    """What a rule is called in the record of cuts; `version` changes when it would cut otherwise."""

    name: str
    version: str = "1"
    layer: CleaningLayer = CleaningLayer.PAGE


def split_blocks(
    blocks: Blocks, positions: Collection[int], rule: RuleName, protected: Collection[int]
) -> Split:
    """Take the blocks at these positions out, protected ones excepted, and name the rule for each."""
    if not positions:
        return blocks, ()
    cut = set(positions).difference(protected)
    kept = tuple([block for block in blocks if block.position not in cut])
    return kept, tuple([record_cut(block, rule) for block in blocks if block.position in cut])


def record_cut(block: TextBlock, rule: RuleName) -> RemovedBlock:
    """Return the record of one block taken out."""
    return RemovedBlock(
        position=block.position,
        text=block.text,
        rule=rule.name,
        rule_version=rule.version,
        layer=rule.layer,
    )
