"""Links to other articles are taken out: "Read also: ..." lines, lists under such a heading, lists of links at the end."""

import re
from collections import Counter
from collections.abc import Collection
from itertools import groupby
from typing import Final

from records.article import BlockKind, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_doubtful, is_linked
from transform.boilerplate.facts.related_label import find_last_prose, is_list_label, read_label
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence, is_prose

RULE: Final = RuleName(name="related_links", version="2")
LINE_CHARS: Final = 240
MARKED_LINKED: Final = 0.2
WHOLE_LINK: Final = 0.9
BUTTON_COPIES: Final = 3
BOXED_LINK: Final = 0.5
BOXED_CHARS: Final = 12
# a tag may be of several words
_HASHTAGS: Final = re.compile(r"(?:#[^\s#][^#.!?]{0,40})+")


def drop_related_links(blocks: Blocks, context: Context) -> Split:
    """Take out lines that send the reader to another article."""
    positions: list[int] = []
    under_label = False
    last = find_last_prose(blocks)
    for index, block in enumerate(blocks):
        if not (
            under_label or block.position in context.telling or block.position in context.leads
        ):
            continue
        label = read_label(block, context)
        if label == "alone":
            under_label = is_list_label(index, blocks, context, last)
            if under_label:
                positions.append(block.position)
        elif (
            label == "leads"
            or is_marked_link(block, context)
            or (is_teaser(block, context) and follows_link(index, blocks, positions))
            or (under_label and is_listed(block, context))
        ):
            positions.append(block.position)
        else:
            under_label = False
    positions.extend(find_boxed_links(blocks))
    positions.extend(find_hashtags(blocks, context.zones.edges))
    links = [block for block in blocks if is_whole_link(block)]
    if links:
        tail = context.zones.tail
        lines = {
            block.position
            for block in links
            if block.position in tail and not ends_sentence(block.text)
        }
        positions.extend(find_trailing_links(blocks, lines, tail))
        positions.extend(find_closing_links(blocks, lines))
        positions.extend(find_buttons(links))
    return split_blocks(blocks, positions, RULE, context.protected)


def is_listed(block: TextBlock, context: Context) -> bool:
    """Return whether a line under a label reads like the title of another article, no heading of something else."""
    if is_linked(block) or is_doubted(block):
        return True
    return (
        block.kind is not BlockKind.HEADING
        and block.position in context.zones.tail
        and not is_prose(block)
        and not ends_sentence(block.text.rstrip("?!？！"))
    )


def is_marked_link(block: TextBlock, context: Context) -> bool:
    """Return whether a block bears the name of a related list and is a link or a short label of it."""
    linked = block.link_density >= MARKED_LINKED or is_doubted(block)
    if context.is_marked(block, markup_words.RELATED):
        return linked or not (is_prose(block) or ends_whole(block.text))
    return linked and context.is_marked(block, markup_words.TEASER)


def is_teaser(block: TextBlock, context: Context) -> bool:
    """Return whether a sentence bears the name of a related list; alone it may be a note on the article."""
    return context.is_marked(block, markup_words.RELATED) and not is_prose(block)


def follows_link(index: int, blocks: Blocks, positions: list[int]) -> bool:
    """Return whether the block before this one is the last that was found."""
    return index > 0 and positions[-1:] == [blocks[index - 1].position]


def find_trailing_links(blocks: Blocks, lines: Collection[int], tail: Collection[int]) -> list[int]:
    """Return two and more lines of links that stand together after the last prose."""
    last = [block.position for block in blocks if block.position in tail]
    positions: list[int] = []
    for are_links, run in groupby(last, lines.__contains__):
        together = list(run)
        if are_links and len(together) >= 2:
            positions.extend(together)
    return positions


def find_closing_links(blocks: Blocks, lines: Collection[int]) -> list[int]:
    """Return the links below the last text of the article that the extractor is not sure of."""
    positions: list[int] = []
    for block in reversed(blocks):
        if is_doubted(block):
            continue
        if block.position not in lines or not is_doubtful(block):
            break
        positions.append(block.position)
    return positions


def find_boxed_links(blocks: Blocks) -> list[int]:
    """Return the links that stand between paragraphs in an element with a name that neither neighbour has."""
    linked = [place for place, block in enumerate(blocks) if block.link_density >= BOXED_LINK]
    return [
        blocks[place].position
        for place in linked
        if 0 < place < len(blocks) - 1
        and is_boxed(blocks[place - 1], blocks[place], blocks[place + 1])
    ]


def is_boxed(before: TextBlock, block: TextBlock, behind: TextBlock) -> bool:
    """Return whether a link is no sentence, list or quote of the text around it, but a box of its own."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and BOXED_CHARS <= len(block.text) <= LINE_CHARS
        and is_prose(before)
        and (is_prose(behind) or behind.kind is BlockKind.HEADING)
        and not block.words <= before.words | behind.words
        and not ends_sentence(block.text.rstrip("?!？！"))
    )


def find_hashtags(blocks: Blocks, edges: Collection[int]) -> list[int]:
    """Return the lines at either end that are nothing but hashtags."""
    tagged = [block for block in blocks if block.text[0] == "#"]
    return [
        block.position
        for block in tagged
        if block.position in edges and _HASHTAGS.fullmatch(block.text)
    ]


def find_buttons(links: list[TextBlock]) -> list[int]:
    """Return the doubtful links that say one and the same three times and more ("Book now")."""
    doubtful = [block for block in links if is_doubtful(block)]
    if len(doubtful) < BUTTON_COPIES:
        return []
    copies = Counter([block.text for block in doubtful])
    return [block.position for block in doubtful if copies[block.text] >= BUTTON_COPIES]


def ends_whole(text: str) -> bool:
    """Return whether a line closes like a whole sentence; a teaser is cut short, a label opens a list."""
    return ends_sentence(text) and not text.endswith(("…", "...", ":"))


def is_whole_link(block: TextBlock) -> bool:
    """Return whether a line is one link."""
    return block.link_density >= WHOLE_LINK and block.kind is not BlockKind.TABLE_ROW
