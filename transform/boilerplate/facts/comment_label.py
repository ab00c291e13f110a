"""An article's blocks and the labels among them in; where the readers' comments begin out."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from records.article import TextBlock
from transform.boilerplate.facts.lines import Labels
from transform.boilerplate.facts.markup_words import COMMENT_SECTION, COMMENTS
from transform.boilerplate.facts.paragraphs_beside import ParagraphsBeside, sum_paragraphs

LABEL_CHARS: Final = 50
# an article is longer than what is said below it, or the label is a link that stands above the text
ARTICLE_TO_COMMENTS: Final = 2
_COUNT: Final = re.compile(r"\d")


def find_comments(
    blocks: Sequence[TextBlock], labels: Labels, prose: Collection[int]
) -> int | None:
    """Return the position of the label that opens the comments ("Comments (12)"), None without one.

    `prose` are the positions of paragraphs.
    """
    marked = find_marked_comments(blocks, prose)
    named = {position for position, kinds in labels.items() if "comments" in kinds}
    if named:
        beside = sum_paragraphs(blocks, prose)
        remarks = find_remarks(beside)
        for index, block in enumerate(blocks[:marked]):
            if block.position in named and opens_comments(index, beside, remarks):
                return block.position
    return None if marked is None else blocks[marked].position


def opens_comments(index: int, beside: ParagraphsBeside, remarks: int | None) -> bool:
    """Return whether comments follow a label; `remarks` is the first paragraph that bears their name.

    One without a count may be a heading of the article ("Discussion") where prose follows it, or a
    button between its paragraphs.
    """
    text = beside.blocks[index].text
    if len(text) > LABEL_CHARS:
        return False
    counted = _COUNT.search(text) is not None
    if not counted and (beside.is_paragraph(index + 1) or goes_on(index, beside)):
        return False
    told, said = beside.count_prose(index)
    if not told and not said:
        # an article of short lines: the label may stand under its headline
        told, said = beside.count_sure(index)
    if told >= ARTICLE_TO_COMMENTS * said:
        return True
    return counted and leads_to_remarks(index, beside, remarks)


def goes_on(index: int, beside: ParagraphsBeside) -> bool:
    """Return whether the next prose stands in elements of the names that the last prose above stands in."""
    above, below = beside.find_above(index), beside.find_below(index)
    return (
        above is not None and below is not None and bool(above.words) and above.words == below.words
    )


def leads_to_remarks(index: int, beside: ParagraphsBeside, remarks: int | None) -> bool:
    """Return whether the next prose bears the name of comments, and that above is some and bears it nowhere."""
    below = beside.find_below(index)
    return (
        remarks is not None
        and remarks >= index
        and below is not None
        and not below.words.isdisjoint(COMMENTS)
        and beside.find_above(index) is not None
    )


def find_remarks(beside: ParagraphsBeside) -> int | None:
    """Return the index of the first paragraph that bears the name of comments."""
    return next(
        (place for place in beside.places if not beside.blocks[place].words.isdisjoint(COMMENTS)),
        None,
    )


def find_marked_comments(blocks: Sequence[TextBlock], prose: Collection[int]) -> int | None:
    """Return the index from which on all prose bears the name of a comment section and above which some does not."""
    sections = {
        words
        for words in {block.words for block in blocks}
        if not words.isdisjoint(COMMENT_SECTION)
    }
    marked = [index for index, block in enumerate(blocks) if block.words in sections]
    if not marked:
        return None
    bearing = set(marked)
    own = [
        index
        for index, block in enumerate(blocks)
        if block.position in prose and index not in bearing
    ]
    return next((index for index in marked if index > own[-1]), None) if own else None
