"""The last paragraph of a text and the lines behind it in, whether they sell the rest of it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from extract.article.no_article.offer_words import (
    ALREADY,
    LOGIN,
    PRICE,
    heads_comments,
    names_subscription,
    speaks_of_other,
)
from extract.article.page.pen import Line
from extract.article.rating.region import Region
from extract.article.reading import BORDER, Reading

LONGEST_LINE: Final = 200
LEAST_PROSE: Final = 60
_OFFER_LINES: Final = 10
_LONGEST_LOGIN: Final = 120
# lines between the text and the first word of subscriptions
_NEAR: Final = 2
_FAR: Final = 5
# buttons side by side
_GLUED: Final = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÞА-ЯĄČĖĮŠŲŪŽŁ])(?<=[a-zß-ÿа-яąčėįšųūžł])")
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(\.\.\.\))['\"”’»)]*$")
# scripts whose sentences end without a mark
_UNMARKED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class _Offer:
    """What stands behind a text: how far the first word of subscriptions is, how many lines have one, and what else they say."""

    first: int
    lines: int
    asks_login: bool
    greets_subscriber: bool
    names_price: bool

    @property
    def says_all(self) -> bool:
        """True where all that an offer may say is said: subscriptions twice, a price and a login."""
        return self.lines > 1 and self.names_price and self.asks_login


def sells_rest(reading: Reading, region: Region) -> bool:
    """Tell by the last paragraph and what follows it, in any language, whether the rest is for subscribers.

    Free articles have boxes that sell subscriptions below them, too. But they end with their sentence,
    and seldom greet who is a subscriber already.
    """
    last = _find_last_paragraph(reading, region)
    if last is None:
        return False
    offer = _read_offer(reading.page.lines[last + 1 : last + 1 + _OFFER_LINES])
    if offer is None:
        return False
    text = reading.page.lines[last].text
    has_ellipsis = trails_off(text)
    if offer.first <= _NEAR and (offer.greets_subscriber or offer.says_all):
        return True
    if not has_ellipsis and not breaks_off(text):
        return False
    if offer.greets_subscriber and offer.first <= _FAR:
        return True
    sells = offer.names_price and (has_ellipsis or offer.lines > 1)
    return offer.first <= _NEAR and (offer.asks_login or sells)


def _find_last_paragraph(reading: Reading, region: Region) -> int | None:
    """Return the place of the last line that reads like the article's and offers nothing."""
    for place in range(region.last, region.first - 1, -1):
        line, text = reading.page.lines[place], reading.page.lines[place].text
        if reading.ratings[place] < BORDER or len(text) < LEAST_PROSE:
            continue
        sells = names_subscription(text) and (
            line.links or PRICE.search(text) or LOGIN.search(text)
        )
        if not sells:
            return place
    return None


def _read_offer(lines: Sequence[Line]) -> _Offer | None:
    """Return what the lines behind a text say of subscriptions, None where they name none."""
    if not any(names_subscription(line.text) for line in lines):
        return None
    texts = [
        _GLUED.sub(" ", line.text)
        for line in takewhile(lambda line: not heads_comments(line.text), lines)
        if len(line.text) <= LONGEST_LINE and not speaks_of_other(line.text)
    ]
    named = [place for place, text in enumerate(texts) if names_subscription(text)]
    if not named:
        return None
    short = [text for text in texts if len(text) <= _LONGEST_LOGIN]
    asks_login = any(map(LOGIN.search, short))
    return _Offer(
        first=named[0],
        lines=len(named),
        asks_login=asks_login,
        greets_subscriber=any(
            ALREADY.search(text) and (LOGIN.search(text) or names_subscription(text))
            for text in short
        )
        and (len(named) > 1 or asks_login),
        names_price=any(map(PRICE.search, texts)),
    )


def trails_off(text: str) -> bool:
    """Tell whether a paragraph ends in an ellipsis."""
    return _ELLIPSIS.search(text) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a paragraph ends in the middle of its sentence."""
    return text[-1].isalpha() and not _UNMARKED.search(text)
