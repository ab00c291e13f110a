"""Lines that a source's learned rules name are taken out, up to a share of the article."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from records.article import CleaningLayer, RemovedBlock, TextBlock
from records.site_rules import SiteRule, SiteRules, Zone
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_linked
from transform.boilerplate.facts.line_shapes import (
    LONGEST_SLOT,
    SLOT,
    Shape,
    fits_shape,
    mask_title,
    read_first_token,
    read_shape,
    read_tokens,
)
from transform.boilerplate.facts.split import Blocks, RuleName, Split, record_cut
from transform.boilerplate.facts.zones import ends_sentence, is_prose

PREFIX: Final = "site_"
LINE_CHARS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledShapes:
    """The shapes of rules that remove: without slots by their tokens, with slots by their first one.

    The key None holds shapes that begin with a slot; `first` are all first tokens.
    """

    exact: Mapping[Shape, list[SiteRule]]
    slotted: Mapping[str | None, list[tuple[Shape, SiteRule]]]
    first: frozenset[str | None]


def drop_site_lines(blocks: Blocks, context: Context) -> Split:
    """Take out lines of learned shapes where the rules saw them, and the links that follow a learned heading.

    Never more than `max_removed_share` of the article's characters: the best supported rules go first,
    and what does not fit stays.
    """
    rules = context.site_rules
    if rules is None or not rules.rules:
        return blocks, ()
    shapes = compile_rules(rules.rules)
    found: list[tuple[SiteRule, TextBlock]] = []
    opener: SiteRule | None = None
    for block in blocks:
        if block.position in context.protected:
            opener = None
            continue
        rule = find_rule(block, context, shapes)
        listed = opener is not None and is_listed(block, context)
        if rule is not None and (rule.opens_list or not listed):
            opener = rule if rule.opens_list else None
        elif not listed:
            opener = None
        cutting = rule or opener
        if cutting is not None:
            found.append((cutting, block))
    return take_within(found, blocks, context, rules)


def take_within(
    found: list[tuple[SiteRule, TextBlock]], blocks: Blocks, context: Context, rules: SiteRules
) -> Split:
    """Cut what was found, best supported rule first, while the article's share lasts."""
    if not found:
        return blocks, ()
    budget = rules.max_removed_share * sum(len(block.text) for block in context.parsed.blocks)
    cuts: list[RemovedBlock] = []
    for rule, block in sorted(found, key=lambda pair: (-pair[0].support, pair[1].position)):
        if len(block.text) > budget:
            continue
        budget -= len(block.text)
        name = RuleName(name=PREFIX + rule.rule_id, version=rules.version, layer=CleaningLayer.SITE)
        cuts.append(record_cut(block, name))
    positions = {cut.position for cut in cuts}
    return tuple(block for block in blocks if block.position not in positions), tuple(cuts)


def find_rule(block: TextBlock, context: Context, shapes: CompiledShapes) -> SiteRule | None:
    """Return the first rule whose shape and zone a block fits."""
    if len(block.text) > LINE_CHARS:
        return None
    line = mask_title(block.text, context.parsed.title)
    first = read_first_token(line)
    if first is None or (first not in shapes.first and None not in shapes.first):
        return None
    tokens = read_tokens(line)
    zone = context.zones.name_zone(block.position)
    for rule in shapes.exact.get(tokens, ()):
        if fits_zone(rule, zone, block):
            return rule
    for key in (tokens[0], None):
        for shape, rule in shapes.slotted.get(key, ()):
            longest = min(2 * rule.longest_slot + 2, LONGEST_SLOT)
            if fits_zone(rule, zone, block) and fits_shape(tokens, shape, longest):
                return rule
    return None


def fits_zone(rule: SiteRule, zone: Zone, block: TextBlock) -> bool:
    """Return whether a block stands where the rule's lines stood; doubtful blocks may stand anywhere."""
    return rule.zone is zone or rule.zone is Zone.MIDDLE or is_doubted(block)


def is_listed(block: TextBlock, context: Context) -> bool:
    """Return whether a line under a learned heading is a link or reads like a headline after the article."""
    if is_linked(block) or is_doubted(block):
        return True
    return (
        block.position in context.zones.tail
        and not is_prose(block)
        and not ends_sentence(block.text.rstrip("?!？！"))
    )


@lru_cache(maxsize=256)
def compile_rules(rules: tuple[SiteRule, ...]) -> CompiledShapes:
    """Return the rules that remove, ready to be looked up by a line's tokens."""
    exact: dict[Shape, list[SiteRule]] = {}
    slotted: dict[str | None, list[tuple[Shape, SiteRule]]] = {}
    for rule in rules:
        if not rule.removes:
            continue
        shape = read_shape(rule.shape)
        if SLOT in shape:
            key = None if shape[0] == SLOT else shape[0]
            slotted.setdefault(key, []).append((shape, rule))
        else:
            exact.setdefault(shape, []).append(rule)
    return CompiledShapes(
        exact=exact,
        slotted=slotted,
        first=frozenset(slotted) | {shape[0] for shape in exact},
    )
