"""A walked page and what is known of its article in, for each line the likelihood that it is body text out."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.walk import Page
from extract.article.rating.cards import find_last_cards
from extract.article.rating.clues import Clues
from extract.article.rating.context import measure_context
from extract.article.rating.copies import find_copies
from extract.article.rating.features import measure_lines
from extract.article.rating.line_model import LineModel, load_model
from extract.article.rating.mail_boxes import find_mail_boxes
from extract.article.rating.outline import outline_page
from extract.article.titles.headline import MAX_TITLE_CHARS, fold_title

_BORDER: Final = 0.5
_DOUBT: Final = 0.3
# the headline's own article is what follows it only where most of the text does
_MAIN_SHARE: Final = 0.8
_BAR_SHARE: Final = 0.8
# after this share of the text a heading that announces comments ends the article
_END_SHARE: Final = 0.5
_HEADING_CHARS: Final = 40
_COMMENTS: Final = re.compile(
    r"\W*(?:\d+\s+)?(?:reader )?(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|komentarze|комментарии|комментариев|"
    r"коментарі|каментары|yorumlar|التعليقات|评论|コメント)\W*\d*\W*"
)


def rate_lines(page: Page, clues: Clues, model: LineModel | None = None) -> list[float]:
    """Rate every line; 0.5 is the border between what is kept and what is not.

    Where a page holds its text several times only the first is rated. A page has at least one line.
    """
    model = model or load_model()
    copies = find_copies(page.lines)
    if not copies:
        return _doubt_frames(page, clues, _judge(page, clues, model))
    places = [place for place in range(len(page.lines)) if place not in copies]
    first = replace(page, lines=[page.lines[place] for place in places])
    if clues.headline is not None:
        headline = page.lines[clues.headline].text
        clues = replace(clues, headline=[line.text for line in first.lines].index(headline))
    ratings = [_DOUBT] * len(page.lines)
    rated = _doubt_frames(first, clues, _judge(first, clues, model))
    for place, rating in zip(places, rated, strict=True):
        ratings[place] = rating
    return ratings


def _judge(page: Page, clues: Clues, model: LineModel) -> list[float]:
    """Judge lines twice: alone, then with what the first round thought of their neighbours, parents and likes."""
    outline = outline_page(page)
    rows = measure_lines(page, outline, clues, model.lexicon)
    first = model.first.predict(rows)
    context = measure_context(outline, first, rows)
    # joined along the first axis, columns stay whole in memory
    second = model.second.predict(np.concatenate((rows.T, context.T)).T)
    ratings: list[float] = move_border(second, model.border).tolist()
    return ratings


def _doubt_frames(page: Page, clues: Clues, ratings: list[float]) -> list[float]:
    """Put below the border what stands before the headline or under comments, its repeats, boxes and bars of links.

    Layout tables and break-separated text give the model no elements to tell these by.
    """
    sizes = [
        len(line.text) if rating >= _BORDER else 0
        for line, rating in zip(page.lines, ratings, strict=True)
    ]
    headline = clues.headline or 0
    start = headline if sum(sizes[headline:]) > _MAIN_SHARE * sum(sizes) else 0
    end = _find_comments(page, sizes)
    apart = _find_repeats(page, clues) | find_last_cards(page.lines, ratings)
    apart |= find_mail_boxes(page, sizes, headline)
    return [
        _DOUBT
        if rating > _DOUBT
        and (
            not start <= place < end
            or place in apart
            or (line.links > 1 and line.link_chars > _BAR_SHARE * len(line.text))
        )
        else rating
        for place, (line, rating) in enumerate(zip(page.lines, ratings, strict=True))
    ]


def _find_comments(page: Page, sizes: list[int]) -> int:
    """Return the place of the heading that announces comments, or the number of lines."""
    passed = list(accumulate(sizes, initial=0))
    start = bisect_right(passed, _END_SHARE * passed[-1])
    for place, line in enumerate(page.lines[start:], start):
        if len(line.text) < _HEADING_CHARS and _COMMENTS.fullmatch(line.text.lower()):
            return place
    return len(sizes)


def _find_repeats(page: Page, clues: Clues) -> set[int]:
    """Return the places of the headline and of the lines that say the same."""
    if clues.headline is None:
        return set()
    title = fold_title(page.lines[clues.headline].text)
    # folding every line would cost more than all else here: most lack the title's longest word
    longest = max(title.split(" "), key=len)
    short = [line.text if len(line.text) <= MAX_TITLE_CHARS else "" for line in page.lines]
    return {
        place
        for place, text in enumerate("\n".join(short).casefold().split("\n"))
        if longest in text and fold_title(short[place]) == title
    }


def move_border(ratings: NDArray[np.float64], border: float) -> NDArray[np.float64]:
    """Shift the odds so that the border comes to stand at 0.5."""
    odds = ratings * (1 - border)
    return np.asarray(odds / (odds + (1 - ratings) * border), dtype=np.float64)
