"""A page half read in, whether it tells something itself out: lists only point to what others tell."""

from itertools import pairwise, takewhile
from typing import Final

from extract.article.dates.date_lines import read_line
from extract.article.no_article.index_address import may_be_index
from extract.article.page.pen import Line
from extract.article.reading import BORDER, Reading
from extract.article.titles.address_words import (
    count_told_words,
    is_latin,
    list_address_words,
    list_title_words,
)
from extract.article.titles.headline import fold_title
from records.article import DatePlace

_SURE: Final = 0.9
_PARAGRAPH_CHARS: Final = 80
# between a headline and its story stand a name, a date, a section
_NEAR_LINES: Final = 4
# the author's name and the day lead to lists of their own
_SHORT_LINK: Final = 30
_LEAST_TOLD: Final = 2
_DATED_LINES: Final = 5
_DATE_CHARS: Final = 100


def bears_marks(reading: Reading) -> bool:
    """Tell whether a page has an article's marks: its address's words for headline, data that say so, or a date."""
    return (
        reading.is_selected
        or reading.claims_article
        or tells_what_was_asked_for(reading)
        or dates_itself(reading)
    )


def dates_itself(reading: Reading) -> bool:
    """Tell whether a date stands under the headline, as it does in articles and in no wall."""
    if reading.headline is None:
        return False
    below = reading.page.lines[reading.headline + 1 : reading.headline + 1 + _DATED_LINES]
    short = [line.text for line in below if len(line.text) <= _DATE_CHARS]
    return any(any(read_line(text, "", DatePlace.BYLINE)) for text in short)


def tells_story(reading: Reading) -> bool:
    """Tell whether a page tells the story of its headline, however short.

    The headline is the page's title, and a likely paragraph follows below it before any link but an author's or a day's.
    """
    if reading.headline is None:
        return False
    headline, *below = reading.page.lines[reading.headline : reading.headline + 1 + _NEAR_LINES]
    if fold_title(headline.text) not in fold_title(reading.head.title or ""):
        return False
    near = takewhile(lambda line: not line.links or len(line.text) <= _SHORT_LINK, below)
    ratings = reading.ratings[reading.headline + 1 :]
    return any(
        rating >= BORDER and _is_long(line) for line, rating in zip(near, ratings, strict=False)
    )


def tells_its_address(reading: Reading) -> bool:
    """Tell whether a page under an article's address tells the story of its headline, or has the address's words for headline."""
    return not may_be_index(reading.url) and (
        tells_story(reading) or tells_what_was_asked_for(reading)
    )


def tells_what_was_asked_for(reading: Reading) -> bool:
    """Tell whether the headline on the page has most of the words of its address or of the title it was linked by.

    Few walls show what they hide.
    """
    if reading.headline is None:
        return False
    headline = reading.page.lines[reading.headline].text
    return any(
        count_told_words(words, headline) >= max(_LEAST_TOLD, len(words) / 2)
        for words in (*_list_address_promises(reading), _promise_by_title(reading))
        if words
    )


def strays(reading: Reading) -> bool:
    """Tell whether a page has no word of its address or of the title it was linked by, neither in its titles nor its text."""
    text = "\n".join((reading.head.title or "", reading.title or "", reading.body))
    promises = [_promise_by_title(reading)]
    if is_latin(text):
        promises.extend(_list_address_promises(reading))
    told = [count_told_words(words, text) for words in promises if words]
    return bool(told) and not any(told)


def _list_address_promises(reading: Reading) -> list[tuple[str, ...]]:
    """Return the words of the page's address, and of the one that led to it."""
    addresses = (reading.url, *([reading.link.url] if reading.link else ()))
    return [list_address_words(address) for address in dict.fromkeys(addresses)]


def _promise_by_title(reading: Reading) -> tuple[str, ...]:
    """Return the words of the title that the page was linked by."""
    title = reading.link.title if reading.link else None
    return list_title_words(title) if title else ()


def tells_on(reading: Reading) -> bool:
    """Tell whether one likely paragraph follows another: lists have one above them at the most."""
    told = [is_sure_paragraph(reading, place) for place in range(len(reading.ratings))]
    return any(one and following for one, following in pairwise(told))


def is_sure_paragraph(reading: Reading, place: int) -> bool:
    """Tell whether a line is a paragraph without links that surely is an article's."""
    return reading.ratings[place] >= _SURE and is_paragraph(reading, place)


def is_paragraph(reading: Reading, place: int) -> bool:
    """Tell whether a line is a paragraph without links, whosever it is."""
    line = reading.page.lines[place]
    return _is_long(line) and not line.link_chars


def _is_long(line: Line) -> bool:
    """Tell whether a line is as long as a sentence or two; where a character is a syllable it takes three bytes."""
    size = len(line.text)
    return size >= _PARAGRAPH_CHARS or (
        2 * size >= _PARAGRAPH_CHARS and len(line.text.encode()) >= 2 * _PARAGRAPH_CHARS
    )
