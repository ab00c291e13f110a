"""The headline's own line and every copy of it, at either end or between paragraphs, is taken out."""

from typing import Final

from rapidfuzz import fuzz

from records.article import TextBlock
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="repeated_title")
SHORT_TITLE_CHARS: Final = 16
NEAR_CHARS: Final = 25
NEAR_SHARE: Final = 0.1
NEAR_RATIO: Final = 94.0
LEAST_STEM_CHARS: Final = 20
LEAST_STEM_SHARE: Final = 0.4
SUFFIX_CHARS: Final = 40
REFRAIN: Final = 3


def drop_repeated_title(blocks: Blocks, context: Context) -> Split:
    """Take out lines that repeat the headline: other case or marks, a site's suffix, cut short.

    A line that stands three times and more inside the text is a refrain the headline quotes: it stays.
    """
    title = context.title
    if not title:
        return blocks, ()
    size, lines = len(title), context.lines
    shortest, longest = min(size, LEAST_STEM_CHARS), size + SUFFIX_CHARS
    start, end, near = title[:LEAST_STEM_CHARS], title[-LEAST_STEM_CHARS:], NEAR_SHARE * size
    # most lines are told apart by their length and their ends
    found = [
        block
        for block in blocks
        if shortest <= len(folded := lines.get(block.position, "")) <= longest
        and (folded.startswith(start) or folded.endswith(end) or abs(len(folded) - size) <= near)
        and repeats_title(block, title, context)
    ]
    inside = [block for block in found if block.position not in context.zones.edges]
    if len(inside) >= REFRAIN:
        found = [block for block in found if block.position in context.zones.head]
    positions = [block.position for block in found]
    return split_blocks(blocks, positions, RULE, context.protected)


def repeats_title(block: TextBlock, title: str, context: Context) -> bool:
    """Return whether a block is the headline over again."""
    folded = context.lines[block.position]
    if folded == title:
        return block.position in context.zones.edges or len(title) >= SHORT_TITLE_CHARS
    if shares_end(folded, title) and (
        is_cut_short(block.text, folded, title) or bears_suffix(folded, title, context.names)
    ):
        return True
    return is_near(folded, title)


def shares_end(folded: str, title: str) -> bool:
    """Return whether a line begins or ends like the headline, which most lines do not."""
    return (
        folded[:LEAST_STEM_CHARS] == title[:LEAST_STEM_CHARS]
        or folded[-LEAST_STEM_CHARS:] == title[-LEAST_STEM_CHARS:]
    )


def is_cut_short(text: str, folded: str, title: str) -> bool:
    """Return whether a line is the beginning of the headline with an ellipsis."""
    return (
        text.rstrip().endswith(("…", "..."))
        and len(folded) >= max(LEAST_STEM_CHARS, LEAST_STEM_SHARE * len(title))
        and title.startswith(folded)
    )


def bears_suffix(folded: str, title: str, names: frozenset[str]) -> bool:
    """Return whether one of the two is the other and the site's name behind or before it."""
    longer, shorter = (folded, title) if len(folded) > len(title) else (title, folded)
    if len(shorter) < LEAST_STEM_CHARS or len(longer) - len(shorter) > SUFFIX_CHARS:
        return False
    if longer.startswith(shorter + " "):
        rest = longer[len(shorter) :]
    elif longer.endswith(" " + shorter):
        rest = longer[: -len(shorter)]
    else:
        return False
    return rest.replace(" ", "") in names


def is_near(folded: str, title: str) -> bool:
    """Return whether a line differs from the headline by a letter or two."""
    size = len(title)
    return (
        size >= NEAR_CHARS
        and abs(len(folded) - size) <= NEAR_SHARE * size
        and fuzz.ratio(folded, title, score_cutoff=NEAR_RATIO) > 0
    )
