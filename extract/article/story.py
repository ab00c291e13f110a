"""A page half read in, whether it tells something itself out: lists only point to what others tell."""

from itertools import pairwise, takewhile
from typing import Final

from extract.article.address_words import count_told_words, is_latin, list_address_words
from extract.article.headline import fold_title
from extract.article.index_address import may_be_index
from extract.article.pen import Line
from extract.article.reading import BORDER, Reading

_SURE: Final = 0.9
_PARAGRAPH_CHARS: Final = 80
# between a headline and its story stand a name, a date, a section
_NEAR_LINES: Final = 4
_LEAST_TOLD: Final = 2


def tells_story(reading: Reading) -> bool:
    """Tell whether a page tells the story of its headline, however short, under an address that is no list's.

    The headline is the page's title, and a likely paragraph follows below it before any link.
    """
    if reading.headline is None or may_be_index(reading.url):
        return False
    headline, *below = reading.page.lines[reading.headline : reading.headline + 1 + _NEAR_LINES]
    if fold_title(headline.text) not in fold_title(reading.head.title or ""):
        return False
    near = takewhile(lambda line: not line.links, below)
    ratings = reading.ratings[reading.headline + 1 :]
    return any(
        rating >= BORDER and _is_paragraph(line)
        for line, rating in zip(near, ratings, strict=False)
    )


def tells_address(reading: Reading) -> bool:
    """Tell whether the headline on the page has most of the words of its address: few walls show what they hide."""
    if reading.headline is None:
        return False
    words = list_address_words(reading.url)
    told = count_told_words(words, reading.page.lines[reading.headline].text)
    return told >= max(_LEAST_TOLD, len(words) / 2)


def strays_from_address(reading: Reading) -> bool:
    """Tell whether a page has none of the words of its address, in its titles or in what reads like its text."""
    words = list_address_words(reading.url)
    text = "\n".join((reading.head.title or "", reading.title or "", reading.body))
    return bool(words) and count_told_words(words, text) == 0 and is_latin(text)


def tells_on(reading: Reading) -> bool:
    """Tell whether one likely paragraph follows another: lists have one above them at the most."""
    told = [
        rating >= _SURE and _is_paragraph(line) and not line.link_chars
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
    ]
    return any(one and following for one, following in pairwise(told))


def _is_paragraph(line: Line) -> bool:
    """Tell whether a line is as long as a sentence or two; where a character is a syllable it takes three bytes."""
    size = len(line.text)
    return size >= _PARAGRAPH_CHARS or (
        2 * size >= _PARAGRAPH_CHARS and len(line.text.encode()) >= 2 * _PARAGRAPH_CHARS
    )
