"""A region's lines in, text blocks for cleaning out."""

from collections.abc import Sequence
from typing import Final

from extract.article.naming import read_naming
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
_NEAR_ANCESTORS: Final = 4


def build_blocks(page: Page, region: Region, ratings: Sequence[float]) -> tuple[TextBlock, ...]:
    """Return the region's lines as blocks, counted from 0 in document order."""
    blocks: list[TextBlock] = []
    # all paragraphs of a text share their surroundings
    known: dict[tuple[int, str, str], tuple[BlockKind, frozenset[str]]] = {}
    elements = page.elements
    for place in range(region.first, region.last + 1):
        line = page.lines[place]
        owner = line.owner
        if elements.hidden[owner]:
            continue
        key = elements.parents[owner], elements.tags[owner], elements.names[owner]
        surroundings = known.get(key)
        if surroundings is None:
            surroundings = known[key] = (
                find_kind(page, owner, region.container),
                find_words(page, owner, region.container),
            )
        blocks.append(
            TextBlock(
                position=place - region.first,
                kind=surroundings[0],
                text=line.text,
                # rounding costs a third of all this, and most lines have no links
                link_density=round(line.link_chars / len(line.text), 3) if line.link_chars else 0.0,
                words=surroundings[1],
                likelihood=round(ratings[place], 3),
            )
        )
    return tuple(blocks)


def find_kind(page: Page, owner: int, container: int) -> BlockKind:
    """Return what a line is by the elements around it, inside the region's container."""
    for _ in range(_NEAR_ANCESTORS):
        if owner <= container:
            break
        kind = _KINDS.get(page.elements.tags[owner])
        if kind is not None:
            return kind
        owner = page.elements.parents[owner]
    return BlockKind.PARAGRAPH


def find_words(page: Page, owner: int, container: int) -> frozenset[str]:
    """Return the naming words of a line's element and its near ancestors inside the region."""
    words: set[str] = set()
    for _ in range(_NEAR_ANCESTORS):
        if owner <= container:
            break
        words.update(read_naming(page.elements.names[owner]).words)
        owner = page.elements.parents[owner]
    return frozenset(words)
