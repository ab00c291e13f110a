"""What a page says of its access in, whether it gives only the free beginning out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from extract.article.offer_words import (
    ALREADY,
    CHANNELS,
    COMMENTS,
    LOGIN,
    PRICE,
    REST_OFFERED,
    names_subscription,
)
from extract.article.pen import Line
from extract.article.quotes import drop_quotes
from extract.article.reading import BORDER, Reading
from extract.article.region import Region

# a longer text is worth reading to its end: the line then asks for something else
_LONGEST_TEASER: Final = 1_500
_LINES_BEHIND: Final = 4
_LONGEST_LINE: Final = 200
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

_LEAST_PROSE: Final = 60
_OFFER_LINES: Final = 10
_LONGEST_LOGIN: Final = 120
# buttons side by side
_GLUED: Final = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÞА-ЯĄČĖĮŠŲŪŽŁ])(?<=[a-zß-ÿа-яąčėįšųūžł])")
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(\.\.\.\))['\"”’»)]*$")
_END: Final = re.compile(r"[.!?。！？؟۔।:;]['\"”’»)\]」』]*\s*(?:\([^)]{1,40}\))?$")
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
    def sells_to_many(self) -> bool:
        """True where all that an offer may say is said: subscriptions twice, a price and a login."""
        return self.lines > 1 and self.names_price and self.asks_login


def find_paywall(reading: Reading, region: Region) -> bool:
    """Tell whether the text is a teaser: the page's data say so, or a short text begins or ends with the offer of the rest."""
    if reading.structured.free is not None:
        return not reading.structured.free
    if reading.head.find("article:content_tier") == "locked":
        return True
    if len(reading.body) > _LONGEST_TEASER:
        return False
    return asks_for_account(_list_lines_at_ends(reading, region)) or _sells_rest(reading, region)


def _list_lines_at_ends(reading: Reading, region: Region) -> list[str]:
    """Return the region's lines and a few behind it, without the paragraphs before the last four but a note at the start."""
    ends = slice(region.first, region.last + _LINES_BEHIND)
    lines = reading.page.lines[ends]
    likely = [place for place, rating in enumerate(reading.ratings[ends]) if rating >= BORDER]
    within = set(likely[1:-4])
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
        [line for line in lines if len(line) <= _LONGEST_LINE and line[:1] not in _QUOTES]
    )
    if len(text) > _FIRST_CHARS + _LAST_CHARS:
        text = f"{text[:_FIRST_CHARS]}\n{text[-_LAST_CHARS:]}"
    text = drop_quotes(text.lower())
    if not REST_OFFERED.search(text):
        return False
    kept = [line for line in text.split("\n") if not _speaks_of_other(line)]
    return REST_OFFERED.search("\n".join(kept)) is not None


def _sells_rest(reading: Reading, region: Region) -> bool:
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
    has_ellipsis = _ELLIPSIS.search(text) is not None
    if offer.first <= 2 and (offer.greets_subscriber or offer.sells_to_many):
        return True
    if not has_ellipsis and not _breaks_off(text):
        return False
    if offer.greets_subscriber and offer.first <= 5:
        return True
    sells = offer.names_price and (has_ellipsis or offer.lines > 1)
    return offer.first <= 2 and (offer.asks_login or sells)


def _find_last_paragraph(reading: Reading, region: Region) -> int | None:
    """Return the place of the last line that reads like the article's and offers nothing."""
    for place in range(region.last, region.first - 1, -1):
        line, text = reading.page.lines[place], reading.page.lines[place].text
        if reading.ratings[place] < BORDER or len(text) < _LEAST_PROSE:
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
        for line in takewhile(lambda line: not _heads_comments(line.text), lines)
        if len(line.text) <= _LONGEST_LINE and not _speaks_of_other(line.text)
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


def _heads_comments(text: str) -> bool:
    """Tell whether a line begins the readers' comments."""
    return len(text) <= _LONGEST_BADGE and COMMENTS.search(text) is not None


def _speaks_of_other(text: str) -> bool:
    """Tell whether a line offers comments, letters or channels rather than a text."""
    return COMMENTS.search(text) is not None or CHANNELS.search(text) is not None


def _breaks_off(text: str) -> bool:
    """Tell whether a paragraph ends in the middle of its sentence."""
    return text[-1].isalpha() and not _END.search(text) and not _UNMARKED.search(text)
