"""A region's lines in, text blocks for cleaning out."""

import re
from collections.abc import Sequence
from typing import Final

from extract.article.region import Region
from extract.article.walk import Page
from records.article import BlockKind, TextBlock

_KINDS: Final = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "tr": BlockKind.TABLE_ROW,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.PREFORMATTED,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_NAME: Final = re.compile(r"[a-z]+")
_NEAR_ANCESTORS: Final = 4


def build_blocks(page: Page, region: Region, ratings: Sequence[float]) -> tuple[TextBlock, ...]:
    """Return the region's lines as blocks, counted from 0 in document order."""
    return tuple(
        TextBlock(
            position=place - region.first,
            kind=find_kind(page, line.owner, region.container),
            text=line.text,
            link_density=round(line.link_chars / len(line.text), 3),
            words=find_words(page, line.owner, region.container),
            likelihood=round(ratings[place], 3),
        )
        for place in range(region.first, region.last + 1)
        if not page.elements[(line := page.lines[place]).owner].hidden
    )


def find_kind(page: Page, owner: int, container: int) -> BlockKind:
    """Return what a line is by the elements around it, inside the region's container."""
    for _ in range(_NEAR_ANCESTORS):
        if owner <= container:
            break
        element = page.elements[owner]
        kind = _KINDS.get(element.tag)
        if kind is not None:
            return kind
        owner = element.parent
    return BlockKind.PARAGRAPH


def find_words(page: Page, owner: int, container: int) -> frozenset[str]:
    """Return the naming words of a line's element and its near ancestors inside the region."""
    words: set[str] = set()
    for _ in range(_NEAR_ANCESTORS):
        if owner <= container:
            break
        words.update(_NAME.findall(page.elements[owner].names))
        owner = page.elements[owner].parent
    return frozenset(words)
