"""Captions and credits of pictures are taken out."""

import re
from collections.abc import Sequence
from typing import Final

from config.patterns.folding import fold_text, holds_any
from records.article import BlockKind, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_doubtful
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="caption", version="2")
LONGEST_CHARS: Final = 600
MARKED_CHARS: Final = 300
CREDIT_CHARS: Final = 100
MARK_CHARS: Final = 40
LABEL_WORDS: Final = 2
_DIGIT: Final = re.compile(r"\d")
_AFTER_LABEL: Final = re.compile(r"\s*[:：/]\s*")
# the last sentence of a caption, a label and a name or two
_CLOSING_CREDIT: Final = re.compile(
    r"\s(?<=[.!?…。\"»”’)]\s)\s*(?P<lead>[^\W\d_]{2,20})\s*[:：/]\s*(?P<who>[^:.!?]{2,60})\.?$"
)
# "… 。本报记者 李卫东 摄", "…、三枝美緒撮影", with nothing behind
_EAST_CREDIT: Final = re.compile(
    r"(?:[。\s（(]|[记記]者)[\u4e00-\u9fff\s·/]{0,12}[摄攝][)）]?$|[、。＝=][^。、\s]{2,12}撮影[)）】]?$"
)
_CLOSING_CHARS: Final = 90
_EAST_SIGNS: Final = ("摄", "攝", "撮影")
_BRACKETS: Final = (")", "]", ").", "].")
# a line may close with the owner of its picture, or with who took it and for which stock of pictures
_CLOSING_RIGHT: Final = re.compile(
    r"©\s?(?:[^\W\d_]\. ?){0,2}[^.!?:;©]{2,70}\.?$"
    r"|[(\[][^()\[\]]{0,40}\b(?:istock|shutterstock|getty|adobe ?stock|fotolia|depositphotos|unsplash|pixabay|pexels"
    r"|imago|picture[- ]?alliance|alamy|123rf|dreamstime|pixelio|wikimedia)\b[^()\[\]]{0,20}[)\]]\.?$",
    re.IGNORECASE,
)
_SOURCES: Final = frozenset(
    {"source", "sources", "credit", "credits", "quelle", "quellen", "fuente", "fonte", "источник"}
    | {"крыніца", "джерело", "źródło", "kaynak", "المصدر", "来源", "來源", "出典", "提供"}
)


def drop_captions(blocks: Blocks, context: Context) -> Split:
    """Take out blocks marked as captions and lines that name a picture's source."""
    telling = context.telling
    found = [
        block
        for block in blocks
        if ((block.position in telling or block.text[0] == "©") and is_caption(block, context))
        or (len(block.text) <= MARKED_CHARS and ends_in_credit(block, context))
    ]
    if is_gallery(found, blocks):
        return blocks, ()
    return split_blocks(blocks, [block.position for block in found], RULE, context.protected)


def is_gallery(captions: Sequence[TextBlock], blocks: Blocks) -> bool:
    """Return whether the likely captions hold more text than all else that is likely: they are the article."""
    told = sum(len(block.text) for block in captions if not is_doubted(block))
    return told > 0 and 2 * told > sum(len(block.text) for block in blocks if not is_doubted(block))


def is_caption(block: TextBlock, context: Context) -> bool:
    """Return whether a block describes a picture, or credits it and no more."""
    size = len(block.text)
    if block.kind is BlockKind.CAPTION:
        # nobody sets a paragraph as long as this under a picture; some sites set their standfirst so
        return size <= LONGEST_CHARS or is_doubted(block)
    if size <= MARKED_CHARS and context.is_marked(block, markup_words.CAPTION):
        return True
    return size <= CREDIT_CHARS and is_credit(block, context)


def ends_in_credit(block: TextBlock, context: Context) -> bool:
    """Return whether a sentence or two end in a picture's credit: "The bridge at dawn. Photo: TASS"."""
    tail = block.text[-_CLOSING_CHARS:]
    # hardly any line has a sign of credits; spelt out, for every line is asked
    if ("©" in tail or tail.endswith(_BRACKETS)) and _CLOSING_RIGHT.search(tail):
        return True
    if holds_any(tail[-4:], _EAST_SIGNS) and _EAST_CREDIT.search(tail):
        return True
    if ":" not in tail and "/" not in tail and "：" not in tail:
        return False
    match = _CLOSING_CREDIT.search(tail)
    if match is None:
        return False
    lead = fold_text(match["lead"])
    return (
        lead not in _SOURCES
        and not _DIGIT.search(match["who"])
        and context.is_part_label("caption", fold_text(match.group()))
    )


def is_credit(block: TextBlock, context: Context) -> bool:
    """Return whether a line has the form of a credit: "Photo: TASS", "(Photo by A. Ivanova)", "© Reuters".

    A source named between paragraphs is a table's or a figure's, and content where it is likely, as is a figure.
    """
    text = block.text
    if text[0] == "©":
        return len(text) <= MARK_CHARS
    if not context.is_label("caption", block):
        return False
    if text[0] in "(（[":
        return True
    parts = _AFTER_LABEL.split(text, maxsplit=1)
    lead = fold_text(parts[0])
    return (
        len(parts) == 2
        and 0 < len(lead.split()) <= LABEL_WORDS
        and (
            block.position in context.zones.edges
            or is_doubtful(block)
            or (lead not in _SOURCES and not _DIGIT.search(parts[1]))
        )
    )
