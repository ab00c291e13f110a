"""The byline is taken out of the text; what it says goes on as a field."""

import re
from collections.abc import Iterable
from typing import Final

from config.patterns.folding import fold_text, holds_any
from records.article import RemovedBlock, TextBlock
from records.byline_words import PREPOSITIONS, SIGNING
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_doubtful
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence

RULE: Final = RuleName(name="byline", version="2")
BYLINE_CHARS: Final = 140
OTHER_WORDS: Final = 4
MARKED_WORDS: Final = 12
_COLONS: Final = (":", "：")
_SIGNING: Final = re.compile(rf"(?:{PREPOSITIONS})\s|{SIGNING}", re.IGNORECASE)
# who wrote and which agency sent it, below the text: "abc/PAP", "(ah/dpa)"
_DESK_MARK: Final = re.compile(r"[(\[]?[a-zß-ÿąćęłńśźż]{2,5}(?:/[^\W\d_]{2,6}){1,3}[)\]]?\.?")


def drop_byline(blocks: Blocks, context: Context) -> Split:
    """Take out lines at either end that only name who wrote the article."""
    edges, telling = context.zones.edges, context.telling
    edge = [
        block for block in blocks if block.position in edges and len(block.text) <= BYLINE_CHARS
    ]
    authors = [folded for author in context.parsed.authors if (folded := fold_text(author))]
    positions = [block.position for block in edge if is_byline(block, authors, context)]
    positions.extend(
        block.position
        for block in blocks
        if block.position in telling and is_biography(block, context)
    )
    return split_blocks(blocks, positions, RULE, context.protected)


def is_byline(block: TextBlock, authors: list[str], context: Context) -> bool:
    """Return whether a line names authors and says no more."""
    folded = context.lines[block.position]
    if folded == context.title:
        return False
    head = block.position in context.zones.head
    rest = folded
    for author in authors:
        rest = rest.replace(author, "", 1)
    others = [word for word in rest.split() if not word.isdecimal()]
    if rest != folded and len(others) <= OTHER_WORDS:
        # below the text "Yours, Anna" is the letter's own end, "Anna Ivanova, staff writer" the page's
        signs = folded.startswith(tuple(authors)) or _SIGNING.match(block.text)
        return head or not rest or is_doubted(block) or bool(signs)
    if not head and _DESK_MARK.fullmatch(block.text):
        return True
    if ends_sentence(block.text) and not block.text.endswith((":", "：")):
        return False
    if context.is_marked(block, markup_words.BYLINE) and len(folded.split()) <= MARKED_WORDS:
        return head or is_doubted(block) or len(folded.split()) <= 2 * OTHER_WORDS
    return context.is_label("byline", block) and (head or holds_any(block.text[:24], _COLONS))


def is_biography(block: TextBlock, context: Context) -> bool:
    """Return whether a block that the extractor is not sure of stands in the box about the writer."""
    return context.is_marked(block, markup_words.AUTHOR_BOX) and is_doubtful(block)


def find_byline(removed: Iterable[RemovedBlock]) -> str | None:
    """Return the text of the first byline among the cuts."""
    return next(
        (
            block.text
            for block in removed
            if block.rule == RULE.name and len(block.text) <= BYLINE_CHARS
        ),
        None,
    )
