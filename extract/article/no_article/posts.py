"""A page half read in, the whole posts that stand one after another on it out, or none: a blog's front page or month."""

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import Final

from extract.article.dates.date_lines import read_line
from extract.article.no_article.index_address import may_be_index, names_index
from extract.article.no_article.leads import LINK_SHARE
from extract.article.no_article.story import is_paragraph, is_sure_paragraph, tells_its_address
from extract.article.page.tags import HEADING_TAGS
from extract.article.reading import Reading
from records.article import DatePlace

_LEAST_POSTS: Final = 3
_LEAST_ON_FRONT: Final = 2
_TOLD_SHARE: Final = 0.6
_HELD_SHARE: Final = 0.7
# a post's day stands above or below its headline
_LINES_ABOVE: Final = 2
_DAY_CHARS: Final = 60
_DAY_OF_MONTH: Final = re.compile(r"(?=.{4,24}$)\D*\b\d{1,2}\b\D*")
# above the posts stands the blog's name or the month's
_LONGEST_NAME: Final = 40


def find_posts(reading: Reading) -> str | None:
    """Find linked headlines that look alike, with a day and a text under each, that hold most of the page's text.

    Round-ups look like that, too, but have no days, and tell the story of their own headline first.
    """
    is_front = may_be_index(reading.url)
    groups = _group_linked_heads(reading, _LEAST_ON_FRONT if is_front else _LEAST_POSTS)
    if not groups:
        return None
    if tells_its_address(reading) or (reading.claims_article and not names_index(reading.url)):
        return None
    told = _list_told(reading, groups, is_front=is_front)
    lines = reading.page.lines
    # most pages have no such posts, and looking for days takes long: no line is asked for each group
    days = [place for place, line in enumerate(lines) if _shows_day(line.text)] if told else []
    for heads, posts in told:
        if all(_has_day(days, *borders) for borders in pairwise([*heads, len(lines)])):
            return f"{posts} posts with their texts"
    return None


def _list_told(
    reading: Reading, groups: list[list[int]], *, is_front: bool
) -> list[tuple[list[int], int]]:
    """Return the groups whose headlines have the page's text under them, with the number of those that have some."""
    lines = reading.page.lines
    headline = "" if reading.headline is None else lines[reading.headline].text
    # of several texts on a front page the model holds the first for the article's
    is_prose = is_paragraph if is_front else is_sure_paragraph
    prose = [place for place in range(len(lines)) if is_prose(reading, place)]
    told: list[tuple[list[int], int]] = []
    for heads in groups:
        borders = [bisect_left(prose, place) for place in (*heads, len(lines))]
        texts = [end - start for start, end in pairwise(borders)]
        posts = sum(map(bool, texts))
        is_headed = len(headline) <= _LONGEST_NAME or reading.headline in heads
        if (
            is_headed
            and posts >= max(min(len(heads), _LEAST_POSTS), len(heads) * _TOLD_SHARE)
            and sum(texts) >= _HELD_SHARE * len(prose)
        ):
            told.append((heads, posts))
    return told


def _group_linked_heads(reading: Reading, least: int) -> list[list[int]]:
    """Return the places of the linked headlines, those of one tag and class together, at least so many."""
    page = reading.page
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(page.lines):
        if not line.links or line.link_chars <= LINK_SHARE * len(line.text):
            continue
        own = page.settings.listed[page.settings.of_elements[line.owner]]
        if own.tag in HEADING_TAGS or "title" in own.names:
            groups[own.tag, own.names].append(place)
    return [heads for heads in groups.values() if len(heads) >= least]


def _has_day(days: list[int], head: int, end: int) -> bool:
    """Tell whether one of the lines with a day stands right above a headline or between it and the next."""
    above = bisect_left(days, head - _LINES_ABOVE) < bisect_left(days, head)
    return above or bisect_left(days, head + 1) < bisect_left(days, end)


def _shows_day(text: str) -> bool:
    """Tell whether a short line shows a date, or a number beside a word or two: "Posted March 4"."""
    return len(text) <= _DAY_CHARS and (
        _DAY_OF_MONTH.fullmatch(text) is not None or any(read_line(text, "", DatePlace.BYLINE))
    )
