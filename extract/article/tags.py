"""A tag's name in, what it means for the lines of a page out."""

from typing import Final

# what the walk does at a tag; plain numbers, as the walk asks for them at every tag of every page.
# INLINE is 0: for most nodes there is nothing to do
INLINE, BLOCK, LINK, STRONG, CELL, BREAK, SKIP = range(7)
HEADING_TAGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table"
    " tbody tfoot thead tr ul"
).split()
# menus and footers hold next to no article text; the others are not shown, or are no text
_SKIPPED: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "nav footer script style noscript svg iframe template object embed select option optgroup datalist textarea"
    " input canvas video audio head meta link map progress meter math picture source frameset -comment"
).split()
# tags that are not listed are inline: only their text counts
ROLES: Final = (
    dict.fromkeys(_BLOCKS, BLOCK)
    | dict.fromkeys(("td", "th"), CELL)
    | dict.fromkeys(("b", "strong"), STRONG)
    | dict.fromkeys(_SKIPPED, SKIP)
    | {"a": LINK, "br": BREAK}
)
