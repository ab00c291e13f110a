"""An article's blocks and the labels among them in; where the readers' comments begin out."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from records.article import TextBlock
from transform.boilerplate.lines import Labels
from transform.boilerplate.markup_words import COMMENT_SECTION

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
    for index, block in enumerate(blocks[:marked]):
        if "comments" in labels.get(block.position, ()) and opens_comments(index, blocks, prose):
            return block.position
    return None if marked is None else blocks[marked].position


def opens_comments(index: int, blocks: Sequence[TextBlock], prose: Collection[int]) -> bool:
    """Return whether comments follow a label.

    One without a count may be a heading of the article ("Discussion") where prose follows it.
    """
    text, below = blocks[index].text, blocks[index + 1 :]
    if len(text) > LABEL_CHARS:
        return False
    if _COUNT.search(text) is None and below and below[0].position in prose:
        return False
    return count_prose(blocks[:index], prose) >= ARTICLE_TO_COMMENTS * count_prose(below, prose)


def find_marked_comments(blocks: Sequence[TextBlock], prose: Collection[int]) -> int | None:
    """Return the index from which on all prose bears the name of a comment section and above which some does not."""
    marked = [
        index for index, block in enumerate(blocks) if not block.words.isdisjoint(COMMENT_SECTION)
    ]
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
