"""A page half read in, whether a consent dialogue stands in its article's place out."""

from typing import Final

from extract.article.no_article.consent_words import ADDRESS, CONSENT, COOKIES
from extract.article.page.pen import Line
from extract.article.page.quotes import drop_quotes
from extract.article.reading import BORDER, Reading

_MOST_CHARS: Final = 4_000
_BUTTON_CHARS: Final = 40
_LINES_BEHIND: Final = 4
_SHORT_CHARS: Final = 500
_LEAST_MATTERS: Final = 5
_LEAST_SHORT: Final = 3
_LEAST_WITH_CHOICE: Final = 2
_LEAST_BUTTONS: Final = 2
_CHARS_A_MENTION: Final = 250
_DATA_MATTERS: Final = ("consent", "device", "personal data", "privacy")


def asks_for_consent(reading: Reading, titles: str, text: str) -> bool:
    """Tell whether what reads like text is a dialogue's, and its title and buttons ask for consent."""
    body = reading.body.lower() or text
    offers_choice = _offers_choice(reading)
    if not _speaks_of_data(f"{titles}\n{body}" if offers_choice else body):
        return False
    if not offers_choice and not ADDRESS.search(drop_quotes(body)):
        return False
    told = "\n".join((titles, body, *_list_buttons(reading))).lower()[:_MOST_CHARS]
    mentions = {matter: len(part.findall(told)) for matter, part in CONSENT.items()}
    mentions["cookies"] = sum(map(told.count, COOKIES))
    least = _LEAST_MATTERS
    if len(told) < _SHORT_CHARS and mentions["choices"] + mentions["cookies"] > 0:
        least = _LEAST_WITH_CHOICE if offers_choice else _LEAST_SHORT
    often = sum(mentions.values()) >= len(told) // _CHARS_A_MENTION
    return often and sum(map(bool, mentions.values())) >= least


def _names_cookies(text: str) -> bool:
    """Tell whether a text names cookies."""
    return any(map(text.__contains__, COOKIES))


def _list_buttons(reading: Reading) -> list[str]:
    """Return the buttons, and what else is short within the likely text and right behind it."""
    near = _find_near(reading)
    return [
        line.text
        for place, line in enumerate(reading.page.lines)
        if _is_button(reading, line) or (place in near and len(line.text) <= _BUTTON_CHARS)
    ]


def _offers_choice(reading: Reading) -> bool:
    """Tell whether several buttons stand within the likely text or right behind it, one of them to consent."""
    near = _find_near(reading)
    lines = reading.page.lines[near.start : near.stop]
    buttons = [line.text.lower() for line in lines if _is_button(reading, line)]
    return len(buttons) >= _LEAST_BUTTONS and any(map(CONSENT["choices"].search, buttons))


def _find_near(reading: Reading) -> range:
    """Return the places from the first likely line to a few behind the last."""
    likely = [place for place, rating in enumerate(reading.ratings) if rating >= BORDER]
    return range(likely[0], likely[-1] + _LINES_BEHIND) if likely else range(0)


def _is_button(reading: Reading, line: Line) -> bool:
    return reading.page.elements.tags[line.owner] == "button"


def _speaks_of_data(body: str) -> bool:
    """Tell whether a text names cookies, or what a visitor's data are for."""
    return _names_cookies(body) or any(CONSENT[matter].search(body) for matter in _DATA_MATTERS)
