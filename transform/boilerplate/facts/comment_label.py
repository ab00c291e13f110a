"""An article's blocks and the labels among them in; where the readers' comments begin out."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from records.article import TextBlock
from transform.boilerplate.facts.evidence import SURE
from transform.boilerplate.facts.lines import Labels
from transform.boilerplate.facts.markup_words import COMMENT_SECTION, COMMENTS

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
    for index, block in enumerate(blocks[:marked] if named else ()):
        if block.position in named and opens_comments(index, blocks, prose):
            return block.position
    return None if marked is None else blocks[marked].position


def opens_comments(index: int, blocks: Sequence[TextBlock], prose: Collection[int]) -> bool:
    """Return whether comments follow a label.

    One without a count may be a heading of the article ("Discussion") where prose follows it, or a
    button between its paragraphs.
    """
    text, below = blocks[index].text, blocks[index + 1 :]
    if len(text) > LABEL_CHARS:
        return False
    counted = _COUNT.search(text) is not None
    if not counted and below and below[0].position in prose:
        return False
    above = blocks[:index]
    if not counted and goes_on(above, below, prose):
        return False
    told, said = count_prose(above, prose), count_prose(below, prose)
    if not told and not said:
        # an article of short lines: the label may stand under its headline
        told, said = count_sure(above), count_sure(below)
    if told >= ARTICLE_TO_COMMENTS * said:
        return True
    return counted and leads_to_remarks(above, below, prose)


def goes_on(above: Sequence[TextBlock], below: Sequence[TextBlock], prose: Collection[int]) -> bool:
    """Return whether the next prose stands in elements of the names that the last prose above stands in."""
    before = next((block.words for block in reversed(above) if block.position in prose), None)
    behind = next((block.words for block in below if block.position in prose), None)
    return bool(before) and before == behind


def leads_to_remarks(
    above: Sequence[TextBlock], below: Sequence[TextBlock], prose: Collection[int]
) -> bool:
    """Return whether the next prose bears the name of comments, and that above is some and bears it nowhere."""
    said = [block for block in above if block.position in prose]
    remark = next((block for block in below if block.position in prose), None)
    return (
        remark is not None
        and not remark.words.isdisjoint(COMMENTS)
        and bool(said)
        and all(block.words.isdisjoint(COMMENTS) for block in said)
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


def count_prose(blocks: Sequence[TextBlock], prose: Collection[int]) -> int:
    """Count the characters of paragraphs."""
    return sum(len(block.text) for block in blocks if block.position in prose)


def count_sure(blocks: Sequence[TextBlock]) -> int:
    """Count the characters that surely are the article's, or that nothing is known of."""
    return sum(len(block.text) for block in blocks if block.likelihood >= SURE)
