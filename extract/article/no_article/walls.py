"""A page with little text in, what stands in its article's place out: a robot check, an error, a consent dialogue, a login form."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.no_article.consent import asks_for_consent
from extract.article.no_article.consent_words import OUR_PARTNERS
from extract.article.no_article.story import dates_itself, tells_on, tells_what_was_asked_for
from extract.article.no_article.wall_words import (
    BOT_TEXT,
    BOT_TITLE,
    GONE,
    GONE_TITLE,
    LOGIN,
    LOGIN_TITLE,
    TITLE_PARTS,
)
from extract.article.page.quotes import drop_quotes
from extract.article.reading import BORDER, Reading
from records.outcome import RejectReason

# a page with more text is believed to be an article whatever it says
WALL_CHARS: Final = 2_000
_BOT_PAGE_CHARS: Final = 2_500
_ERROR_CHARS: Final = 800
# a text as long as this is believed where it has an article's marks
_BELIEVED_BYTES: Final = 300
_OPENING_CHARS: Final = 1_000
_LOGIN_WORDS: Final = 2
_MANY_LOGIN_WORDS: Final = 4
_PROSE_CHARS: Final = 120
_MOST_LINES: Final = 200
_MOST_CHARS: Final = 4_000
_FORM: Final = "form input[type=email i], form input[type=text i], form input:not([type])"

Fault = tuple[RejectReason, str]


def find_wall(parser: LexborHTMLParser, reading: Reading) -> Fault | None:
    """Return what stands in the article's place on a page whose text is shorter than WALL_CHARS."""
    titles = f"{reading.head.title or ''}\n{reading.title or ''}".lower()
    if _is_believed(reading, titles):
        return None
    texts = [line.text for line in reading.page.lines[:_MOST_LINES]]
    # what others say of walls stands in quotation marks
    text = drop_quotes("\n".join(texts)[:_MOST_CHARS].lower())
    return (
        _find_robot_check(reading, titles, text)
        or _find_error(reading, titles, text)
        or _find_login(parser, reading, titles, text)
        or _find_consent(reading, titles, text)
    )


def _is_believed(reading: Reading, titles: str) -> bool:
    """Tell whether a text has an article's marks: its address's words for headline, data that say so, or a date.

    Consent dialogues stand on pages with an article's data, and errors may tell when they came about.
    """
    if len(reading.body.encode()) < _BELIEVED_BYTES:
        return False
    if tells_what_was_asked_for(reading):
        return True
    if OUR_PARTNERS.search(drop_quotes(reading.body.lower())):
        return False
    return reading.claims_article or (
        dates_itself(reading)
        and _find_title(BOT_TITLE, titles) is None
        and _find_title(GONE_TITLE, titles) is None
    )


def _find_robot_check(reading: Reading, titles: str, text: str) -> Fault | None:
    said = _find_title(BOT_TITLE, titles) if len(reading.body) < _ERROR_CHARS else None
    if said is None and len(text) < _BOT_PAGE_CHARS:
        said = BOT_TEXT.search(text[:_OPENING_CHARS])
    return (RejectReason.BOT_WALL, f"the page says {said[0]!r}") if said else None


def _find_error(reading: Reading, titles: str, text: str) -> Fault | None:
    """Find a page that says it is gone: in its title, or in most of its text."""
    body = reading.body.lower()
    if len(body) >= _ERROR_CHARS or (len(body) >= _ERROR_CHARS // 2 and tells_on(reading)):
        return None
    said = _find_title(GONE_TITLE, titles) or GONE.search(titles)
    if said is None and len(body) < _ERROR_CHARS // 2:
        said = GONE.search(drop_quotes(body)) or (GONE.search(text[:300]) if not body else None)
    return (RejectReason.SOFT_404, f"the page says {said[0]!r}") if said else None


def _find_title(pattern: re.Pattern[str], titles: str) -> re.Match[str] | None:
    """Return the first part of the titles that is what a pattern seeks and nothing else."""
    parts = (part.strip(" .…!?\"'") for part in TITLE_PARTS.split(titles))
    return next(filter(None, map(pattern.fullmatch, parts)), None)


def _find_consent(reading: Reading, titles: str, text: str) -> Fault | None:
    if not asks_for_consent(reading, titles, text):
        return None
    return RejectReason.CONSENT_WALL, "the text is about cookies and consent"


def _find_login(parser: LexborHTMLParser, reading: Reading, titles: str, text: str) -> Fault | None:
    """Find a form that asks for an account on a page that tells nothing; a teaser tells something."""
    words = len(LOGIN.findall(text))
    is_titled = LOGIN_TITLE.search(titles) is not None
    asks = parser.css_first("input[type=password i]") is not None or (
        is_titled and (words >= _MANY_LOGIN_WORDS or parser.css_first(_FORM) is not None)
    )
    told = _measure_other_lines(reading)
    # under another title a form may stand in the page's frame: short lines tell something, too
    tells = (max(told, default=0) if is_titled else sum(told)) >= _PROSE_CHARS
    if not asks or words < _LOGIN_WORDS or tells or tells_on(reading):
        return None
    return RejectReason.LOGIN_FORM, "a form that asks for an account stands in place of text"


def _measure_other_lines(reading: Reading) -> list[int]:
    """Return the characters of the likely lines that say nothing of accounts."""
    return [
        len(line.text)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if rating >= BORDER and not LOGIN.search(line.text.lower())
    ]
