"""A region's lines in, text blocks for cleaning out."""

from collections.abc import Sequence
from typing import Final

from extract.article.region import Region
from extract.article.settings import Settings
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
    listed, _, of_elements = page.settings
    container = of_elements[region.container]
    # all paragraphs of a text share their surroundings
    known: dict[int, tuple[BlockKind, frozenset[str]]] = {}
    for place in range(region.first, region.last + 1):
        line = page.lines[place]
        setting = of_elements[line.owner]
        if listed[setting].hidden:
            continue
        surroundings = known.get(setting)
        if surroundings is None:
            surroundings = known[setting] = look_around(page.settings, setting, container)
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


def look_around(
    settings: Settings, setting: int, container: int
) -> tuple[BlockKind, frozenset[str]]:
    """Return what a line is by its element and its near ancestors inside the container, and their naming words."""
    kind: BlockKind | None = None
    words: set[str] = set()
    for _ in range(_NEAR_ANCESTORS):
        # settings are numbered in page order, as elements are
        if setting <= container:
            break
        kind = kind or _KINDS.get(settings.listed[setting].tag)
        words.update(settings.namings[setting].words)
        setting = settings.listed[setting].above
    return kind or BlockKind.PARAGRAPH, frozenset(words)
