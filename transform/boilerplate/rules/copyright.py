"""Copyright, contact, reprint and advertising lines are taken out."""

import re
from typing import Final

from config.patterns.folding import NO_BLANKS, fold_text, holds_any
from records.article import BlockKind, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import DOUBTFUL, is_doubted, is_doubtful, is_sure
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence

RULE: Final = RuleName(name="copyright", version="3")
LINE_CHARS: Final = 240
LABEL_WORDS: Final = 3
DENSE_LABEL_CHARS: Final = 10  # where words have no blanks between them
ADVERT_CHARS: Final = 100
CONDITION_BYTES: Final = 30
# a notice has details: a colon, an address, a year, a number, a footnote's star; or it is long enough to be a condition of use
_DETAIL: Final = re.compile(r"^\*|[:@：©]|\d{4}|\d[\d -]{5}")
_LABEL: Final = re.compile(r"([^\W\d_]{3,14}(?: [^\W\d_]{3,14})?)\s?[-–—.:|]\s")
_LICENCE: Final = re.compile(r"creative commons|\bCC[- ]BY\b")
_MARK: Final = re.compile(r"(?:©|\(c\)|Copyright ©)\s?.{0,160}", re.IGNORECASE)
# an e-mail address or a telephone number, with a label at most
_ADDRESS: Final = re.compile(
    r"(?:[^\W\d]{1,20}[ .:-]{1,3}){0,3}(?:[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,30}|[+(][\d ()-]{8,20})\.?"
)
# what a notice holds that is no label
_SIGNS: Final = ("©", "@", "(", "+", "CC", "creative commons")


def drop_copyright(blocks: Blocks, context: Context) -> Split:
    """Take out lines near the ends that state rights, conditions of use or an editor's address, and what labels of advertising say."""
    positions = [
        block.position
        for index, block in enumerate(blocks)
        if len(block.text) <= LINE_CHARS
        and (
            (may_be_notice(block, context) and is_notice(block, context))
            or opens_with_advert(block, context)
        )
        and not (index and introduces(blocks[index - 1], block))
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def may_be_notice(block: TextBlock, context: Context) -> bool:
    """Return whether a line says what it is, or holds a notice's sign where one may stand; most lines do neither."""
    return block.position in context.telling or (
        (block.position in context.zones.edges or block.likelihood < DOUBTFUL)
        and holds_any(block.text, _SIGNS)
    )


def introduces(previous: TextBlock, block: TextBlock) -> bool:
    """Return whether a likely line leads up to an address ("Send your report to:"); a label alone does not."""
    return (
        previous.text.endswith(":")
        and len(previous.text.split()) > LABEL_WORDS
        and not is_doubted(previous)
        and _ADDRESS.fullmatch(block.text) is not None
    )


def opens_with_advert(block: TextBlock, context: Context) -> bool:
    """Return whether a line is a label of advertising and what it says of it: "Advertisement - Scroll to continue"."""
    label = _LABEL.match(block.text)
    return (
        label is not None
        and len(block.text) <= ADVERT_CHARS
        and block.kind is BlockKind.PARAGRAPH
        and not is_sure(block)
        and context.is_part_label("advert", fold_text(label[1]))
    )


def is_notice(block: TextBlock, context: Context) -> bool:
    """Return whether a line is a notice of the site and no sentence of the article."""
    folded = context.lines[block.position]
    if block.position not in context.zones.edges and not is_doubtful(block):
        return len(folded) <= ADVERT_CHARS and context.is_label("advert", block)
    if _MARK.match(block.text) or _ADDRESS.fullmatch(block.text):
        return True
    if is_doubtful(block) and (
        context.is_marked(block, markup_words.COPYRIGHT) or _LICENCE.search(block.text)
    ):
        return True
    if context.is_label("advert", block):
        return True
    return context.is_label("copyright", block) and states_more(block, folded)


def states_more(block: TextBlock, folded: str) -> bool:
    """Return whether a line that begins like a notice is one: a label, with details, or long without being a sentence.

    "Contact with the ship was lost on Monday." is news.
    """
    if NO_BLANKS.search(folded):
        is_label = len(folded) <= DENSE_LABEL_CHARS
    else:
        is_label = len(folded.split()) <= LABEL_WORDS
    if is_label or _DETAIL.search(block.text):
        return True
    is_told = ends_sentence(block.text) and not is_doubtful(block)
    return len(block.text.encode()) >= CONDITION_BYTES and not is_told
