"""A text that breaks off in mid sentence and the lines behind it in, whether they let the reader go on out."""

from itertools import islice
from typing import Final

from extract.article.no_article.offer import LEAST_PROSE, LONGEST_LINE, breaks_off, trails_off
from extract.article.no_article.offer_words import (
    ISSUE,
    PRICE,
    READ_ON,
    names_subscription,
    speaks_of_other,
)
from extract.article.page.walk import HEADING_TAGS
from extract.article.rating.region import Region
from extract.article.reading import BORDER, Reading

# what lets a reader go on stands right behind the text, and other lines of it may count as paragraphs
_ASKING_LINES: Final = 3
_LAST_PARAGRAPHS: Final = 4


def lets_read_on(reading: Reading, region: Region) -> bool:
    """Tell whether one of the last paragraphs breaks off and the next lines ask for an account or an app, or say what reading on takes or costs.

    Whole articles hardly ever end within a sentence: words that are no offer elsewhere are enough here.
    """
    lines, tags = reading.page.lines, reading.page.elements.tags
    paragraphs = (
        place
        for place in range(region.last, region.first - 1, -1)
        if reading.ratings[place] >= BORDER
        and len(lines[place].text) >= LEAST_PROSE
        and tags[lines[place].owner] not in HEADING_TAGS
    )
    return any(
        any(
            _asks(line.text, lines[place].text)
            for line in lines[place + 1 : place + 1 + _ASKING_LINES]
        )
        for place in islice(paragraphs, _LAST_PARAGRAPHS)
    )


def _asks(text: str, before: str) -> bool:
    """Tell whether a line says what reading on takes, or its price behind a paragraph that ends in an ellipsis."""
    if len(text) > LONGEST_LINE or speaks_of_other(text):
        return False
    if trails_off(before):
        sells = PRICE.search(text) and (names_subscription(text) or ISSUE.search(text))
        return READ_ON.search(text) is not None or bool(sells)
    return breaks_off(before) and READ_ON.search(text) is not None
