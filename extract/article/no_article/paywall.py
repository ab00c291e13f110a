"""What a page says of its access in, whether it gives only the free beginning out."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from extract.article.no_article.broken_end import lets_read_on
from extract.article.no_article.offer import LONGEST_LINE, sells_rest
from extract.article.no_article.offer_words import (
    LOGIN,
    REST_OFFERED,
    names_subscription,
    speaks_of_other,
)
from extract.article.page.pen import Line
from extract.article.page.quotes import drop_quotes
from extract.article.rating.region import Region
from extract.article.reading import BORDER, Reading

# a longer text is worth reading to its end: the line then asks for something else
_LONGEST_TEASER: Final = 1_500
_LINES_BEHIND: Final = 4
_LAST_LINES: Final = 6
_LONGEST_NOTE: Final = 120
_QUOTES: Final = frozenset('"“„«')
# the request stands at the text's end, a note on it at the start
_FIRST_CHARS: Final = 500
_LAST_CHARS: Final = 1_500
# a label of this size above a link is about what the link leads to
_LONGEST_BADGE: Final = 30
_LEAST_LINKED: Final = 25
# a line of this size with so many links is a list of them
_LINKED_LINE: Final = 60
_LEAST_LINKS: Final = 3


def find_paywall(reading: Reading, region: Region) -> bool:
    """Tell whether the text is a teaser: the page's data say so, or a short text begins or ends with the offer of the rest."""
    if reading.structured.free is not None:
        return not reading.structured.free
    if reading.head.find("article:content_tier") == "locked":
        return True
    if len(reading.body) > _LONGEST_TEASER:
        return False
    return (
        asks_for_account(_list_lines_at_ends(reading, region))
        or sells_rest(reading, region)
        or lets_read_on(reading, region)
    )


def _list_lines_at_ends(reading: Reading, region: Region) -> list[str]:
    """Return the region's lines and a few behind it, without the paragraphs before the last six but a note at the start."""
    ends = slice(region.first, region.last + _LINES_BEHIND)
    lines = reading.page.lines[ends]
    likely = [place for place, rating in enumerate(reading.ratings[ends]) if rating >= BORDER]
    within = set(likely[1:-_LAST_LINES])
    if len(likely) > 1 and len(lines[likely[0]].text) > _LONGEST_NOTE:
        within.add(likely[0])
    last = likely[-1] if likely else 0
    openings = Counter(_open_line(line) for line in lines if line.links)
    following = [*reading.page.lines[ends.start + 1 : ends.stop + 1], None][: len(lines)]
    return [
        line.text
        for place, (line, after) in enumerate(zip(lines, following, strict=True))
        if place not in within
        and not (len(line.text) > _LINKED_LINE and line.links >= _LEAST_LINKS)
        and not (place > last and _labels_link(line, after))
        # "Subscribers only" before the headlines of several other articles
        and not (line.links and openings[_open_line(line)] > 1)
    ]


def _open_line(line: Line) -> str:
    """Return the first two words of a line."""
    return " ".join(line.text.split()[:2])


def _labels_link(line: Line, after: Line | None) -> bool:
    """Tell whether a line is a badge on the link below it: "For subscribers" above another article."""
    if after is None or not after.links or len(after.text) <= _LEAST_LINKED:
        return False
    is_offer = names_subscription(after.text) or LOGIN.search(after.text)
    return len(line.text) <= _LONGEST_BADGE and not is_offer


def asks_for_account(lines: Iterable[str]) -> bool:
    """Tell whether a line asks for a subscription or an account before the rest may be read; quotes do not."""
    text = "\n".join(
        [line for line in lines if len(line) <= LONGEST_LINE and line[:1] not in _QUOTES]
    )
    if len(text) > _FIRST_CHARS + _LAST_CHARS:
        text = f"{text[:_FIRST_CHARS]}\n{text[-_LAST_CHARS:]}"
    text = drop_quotes(text.lower())
    if not REST_OFFERED.search(text):
        return False
    kept = [line for line in text.split("\n") if not speaks_of_other(line)]
    return REST_OFFERED.search("\n".join(kept)) is not None
