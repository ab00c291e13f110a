"""A region's lines in, text blocks for cleaning out."""

from collections.abc import Sequence
from typing import Final

from extract.article.page.settings import Settings
from extract.article.page.walk import Page
from extract.article.rating.region import Region
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
# many times what any real page has around its lines: every set of them stays in memory
_MOST_WORDS: Final = 300_000


def build_blocks(page: Page, region: Region, ratings: Sequence[float]) -> tuple[TextBlock, ...]:
    """Return the region's lines as blocks, counted from 0 in document order."""
    listed, _, of_elements = page.settings
    container = of_elements[region.container]
    # all paragraphs of a text share their surroundings
    known: dict[int, tuple[BlockKind, frozenset[str]]] = {}
    words_left = _MOST_WORDS
    blocks: list[TextBlock] = []
    shown = slice(region.first, region.last + 1)
    for position, (line, rating) in enumerate(zip(page.lines[shown], ratings[shown], strict=True)):
        setting = of_elements[line.owner]
        surroundings = known.get(setting)
        if surroundings is None:
            if listed[setting].hidden:
                continue
            surroundings = known[setting] = look_around(
                page.settings, setting, container, with_words=words_left > 0
            )
            words_left -= len(surroundings[1])
        blocks.append(
            TextBlock(
                position=position,
                kind=surroundings[0],
                text=line.text,
                # rounding costs a third of all this, and most lines have no links
                link_density=round(line.link_chars / len(line.text), 3) if line.link_chars else 0.0,
                words=surroundings[1],
                likelihood=round(rating, 3),
            )
        )
    return tuple(blocks)


def look_around(
    settings: Settings, setting: int, container: int, *, with_words: bool
) -> tuple[BlockKind, frozenset[str]]:
    """Return what a line is by its element and its near ancestors inside the container, and their naming words if asked for."""
    listed, namings, _ = settings
    kind: BlockKind | None = None
    words: list[str] = []
    for _ in range(_NEAR_ANCESTORS):
        # settings are numbered in page order, as elements are
        if setting <= container:
            break
        above, tag, _, _ = listed[setting]
        kind = kind or _KINDS.get(tag)
        if with_words:
            words += namings[setting].words
        setting = above
    return kind or BlockKind.PARAGRAPH, frozenset(words)
