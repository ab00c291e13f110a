"""A tag in, what it means for the lines of a page out."""

from functools import cache
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

# what the walk does at a tag; plain numbers, as the walk asks for them at every tag of every page.
# INLINE is 0: for most nodes there is nothing to do; those up to CELL are block-level elements
INLINE, BLOCK, CELL, LINK, STRONG, BREAK, WORD_BREAK, FIELD, SKIP = range(9)
HEADING_TAGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table"
    " tbody tfoot thead tr ul"
).split()
_COMMENT: Final = "-comment"
# menus and footers hold next to no article text; the others are not shown, or are no text
_SKIPPED: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "nav footer script style noscript svg iframe template object embed select option optgroup datalist textarea"
    " canvas video audio head meta link map progress meter math picture source frameset"
).split()
# tags that are not listed are inline: only their text counts
ROLES: Final = (
    dict.fromkeys(_BLOCKS, BLOCK)
    | dict.fromkeys(("td", "th"), CELL)
    | dict.fromkeys(("b", "strong"), STRONG)
    | dict.fromkeys((*_SKIPPED, _COMMENT), SKIP)
    | {"a": LINK, "br": BREAK, "wbr": WORD_BREAK, "input": FIELD}
)


class TagNumbers(NamedTuple):
    """The parser's own numbers: of text, and by number the roles and names of the tags in ROLES."""

    text: int
    roles: dict[int, int]
    names: dict[int, str]


@cache
def number_tags() -> TagNumbers:
    """Ask the parser for its numbers of tags: comparing them costs less than making names of them."""
    parser = LexborHTMLParser("<body>text<!---->")
    body = parser.body
    # a comment has no tag that a node could be created with
    shown = [] if body is None else list(body.iter(include_text=True))
    text, comment = (node.tag_id for node in shown)
    numbers = {tag: parser.create_node(tag).tag_id for tag in ROLES if tag != _COMMENT}
    numbers[_COMMENT] = comment
    return TagNumbers(
        text=text,
        roles={number: ROLES[tag] for tag, number in numbers.items()},
        names={number: tag for tag, number in numbers.items()},
    )
