"""An article's blocks and the labels among them in; where the readers' comments begin out."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from records.article import TextBlock
from transform.boilerplate.markup_words import COMMENT_SECTION
from transform.boilerplate.zones import is_prose

# by a block's position, the kinds of label it is
Labels = Mapping[int, frozenset[str]]

LABEL_CHARS: Final = 50
# an article is longer than what is said below it, or the label is a link that stands above the text
ARTICLE_TO_COMMENTS: Final = 2
_COUNT: Final = re.compile(r"\d")


def find_comments(blocks: Sequence[TextBlock], labels: Labels) -> int | None:
    """Return the position of the label that opens the comments ("Comments (12)"), None without one.

    A label without a count may be a heading of the article ("Discussion") where prose follows it.
    """
    marked = find_marked_comments(blocks)
    for index, block in enumerate(blocks):
        if marked is not None and index >= marked:
            return block.position
        if "comments" not in labels.get(block.position, ()) or len(block.text) > LABEL_CHARS:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        counted = _COUNT.search(block.text) is not None
        if not counted and following is not None and is_prose(following):
            continue
        if count_prose(blocks[:index]) >= ARTICLE_TO_COMMENTS * count_prose(blocks[index + 1 :]):
            return block.position
    return None


def find_marked_comments(blocks: Sequence[TextBlock]) -> int | None:
    """Return the index from which on all prose bears the name of a comment section and above which some does not."""
    start: int | None = None
    above = False
    for index, block in enumerate(blocks):
        if not block.words.isdisjoint(COMMENT_SECTION):
            start = index if start is None else start
        elif is_prose(block):
            above = True
            start = None
    return start if above else None


def count_prose(blocks: Sequence[TextBlock]) -> int:
    """Count the characters of paragraphs."""
    return sum(len(block.text) for block in blocks if is_prose(block))
