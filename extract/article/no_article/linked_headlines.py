"""A page half read in, the linked headlines that stand in place of its text out, or none."""

from typing import Final

from extract.article.no_article.index_address import may_be_index, names_index
from extract.article.no_article.leads import HEADLINE_BYTES, LINK_SHARE
from extract.article.no_article.notice_words import count_matters
from extract.article.no_article.story import tells_on, tells_story
from extract.article.page.pen import Line
from extract.article.page.quotes import drop_quotes
from extract.article.reading import BORDER, Reading

_LIST_CHARS: Final = 500
_LEAST_LINKED: Final = 5
_LISTED_SHARE: Final = 0.7
# a row of an archive holds a date or a name beside its headline
_ROW_CHARS: Final = 200
_ROW_LINK_SHARE: Final = 0.5
_SHOWN_SHARE: Final = 0.4
# words that only news tell of, and what sections speak of to their readers
_LEAST_NEWS: Final = 3
_OWN_MATTERS: Final = ("page", "we", "you")


def find_linked_headlines(reading: Reading) -> str | None:
    """Find linked headlines that outweigh the prose, or that were taken for it."""
    size, lines = len(reading.body), reading.page.lines
    least = LINK_SHARE if reading.claims_article else _ROW_LINK_SHARE
    taken = sum(
        len(line.text)
        for line, rating in zip(lines, reading.ratings, strict=True)
        if rating >= BORDER and _is_headline(line, least)
    )
    if size >= _LIST_CHARS and taken <= _LISTED_SHARE * size:
        return None
    linked = [len(line.text) for line in lines if _is_headline(line, least)]
    if len(linked) < _LEAST_LINKED or (tells_story(reading) and _is_told_here(reading)):
        return None
    if taken <= _LISTED_SHARE * size:
        shown = sum(len(line.text) for line in lines)
        if sum(linked) <= max(_SHOWN_SHARE * shown, 2 * size) or tells_on(reading):
            return None
    return f"{len(linked)} linked headlines, {size - taken} characters of text"


def _is_told_here(reading: Reading) -> bool:
    """Tell whether a story's address is an article's, or may be and the text tells of what happened rather than of itself."""
    if not may_be_index(reading.url):
        return True
    if names_index(reading.url):
        return False
    counts = count_matters(drop_quotes(reading.body))
    return counts["news"] >= _LEAST_NEWS and not any(map(counts.__getitem__, _OWN_MATTERS))


def _is_headline(line: Line, least: float) -> bool:
    """Tell whether a line is a headline with one link that is at least a share of it."""
    return (
        line.links == 1
        and len(line.text) < _ROW_CHARS
        and len(line.text.encode()) > HEADLINE_BYTES
        and line.link_chars > least * len(line.text)
    )
