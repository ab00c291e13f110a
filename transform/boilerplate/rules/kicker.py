"""The label above a headline ("Belarus News", "Analysis", the section's name) is taken out."""

from typing import Final

from config.patterns.folding import fold_text
from records.article import TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence

RULE: Final = RuleName(name="kicker")
KICKER_CHARS: Final = 50
KICKER_WORDS: Final = 6


def drop_kicker(blocks: Blocks, context: Context) -> Split:
    """Take out short labels in the head of an article that name its section or kind."""
    head = context.zones.head
    heads = [
        block for block in blocks if block.position in head and len(block.text) <= KICKER_CHARS
    ]
    if not heads:
        return blocks, ()
    claims = (context.parsed.section, *context.parsed.tags)
    sections = {fold_text(claim) for claim in claims if claim}
    positions = [block.position for block in heads if is_kicker(block, sections, context)]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_kicker(block: TextBlock, sections: set[str], context: Context) -> bool:
    """Return whether a line of the head is a label: by name, by its words, or by standing above the title."""
    folded = context.lines[block.position]
    if folded == context.title or len(folded.split()) > KICKER_WORDS or ends_sentence(block.text):
        return False
    return (
        folded in sections
        or context.is_marked(block, markup_words.KICKER)
        or context.is_label("kicker", block)
        or (context.title_at is not None and block.position < context.title_at)
    )
