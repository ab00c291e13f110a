"""A page half read in, the links to articles with what stands under each that make up its text out, or none."""

from dataclasses import dataclass, field
from typing import Final

from extract.article.no_article.index_address import may_be_index, names_index
from extract.article.no_article.leads import MORE_CHARS, find_leads, says_more
from extract.article.no_article.story import tells_its_address, tells_on
from extract.article.reading import BORDER, Reading

_LEAST_TEASERS: Final = 4
_TEASER_CHARS: Final = 500
_LONGEST_TEASER: Final = 300
_TEASED_SHARE: Final = 0.85
# where next to nothing else reads like text, the links alone tell
_LEAST_LEADS: Final = 6
_LOOSE_CHARS: Final = 200
_TIMES_LOOSE: Final = 3
# below an address that may be a list's fewer are enough, and one that names a list may begin with a note on it
_LEAST_INDEX_LEADS: Final = 5
_NOTE_CHARS: Final = 300
_TIMES_NOTE: Final = 2


def find_teasers(reading: Reading) -> str | None:
    """Find links to articles that, with what stands under them, make up nearly all that reads like text.

    A page that says it is one article is believed, unless its address names a list: many of them sum up
    others. Where the address may be a list's its word is not enough, it must tell of that article.
    """
    is_named = names_index(reading.url)
    is_claimed = reading.describes_article if may_be_index(reading.url) else reading.claims_article
    if (is_claimed and not is_named) or _tells_at_length(reading):
        return None
    cards = _gather_cards(reading)
    teases = not is_claimed and (_teases_much(cards) or _shows_links_alone(cards, reading))
    if (teases and not tells_its_address(reading)) or (is_named and _shows_links_below_note(cards)):
        return f"{cards.leads} links to articles, {cards.loose} characters of text besides"
    return None


@dataclass(slots=True)
class _Cards:
    """Links to articles with what stands under each of them.

    `chars` are all of theirs, `teased` for each teaser those that read like text, `loose` those of
    other likely lines.
    """

    leads: int = 0
    chars: int = 0
    loose: int = 0
    teased: list[int] = field(default_factory=list)


def _gather_cards(reading: Reading) -> _Cards:
    """Sort the lines into cards and what stands outside of them."""
    leads = find_leads(reading)
    cards, room, is_new, last = _Cards(), 0, False, ""
    # likely characters outside of cards since the last link
    before = 0
    for place, (line, rating) in enumerate(
        zip(reading.page.lines, reading.ratings, strict=True) if leads else ()
    ):
        size = len(line.text)
        if place in leads:
            if 0 < before <= _TEASER_CHARS and says_more(line.text):
                cards.loose -= before
                cards.teased.append(before)
            # one article may be linked twice in a row, but "read more" leads to another each time
            if line.text != last or size < MORE_CHARS:
                room, is_new, last = _TEASER_CHARS, True, line.text
                cards.leads += 1
                cards.chars += size
            before = 0
        elif size <= min(room, _LONGEST_TEASER):
            room -= size
            cards.chars += size
            if rating >= BORDER and is_new:
                cards.teased.append(size)
                is_new = False
            elif rating >= BORDER:
                cards.teased[-1] += size
        elif rating >= BORDER:
            room = 0
            before += size
            cards.loose += size
    largest = max(cards.teased, default=0)
    if largest > sum(cards.teased) / 2:
        # a text that happens to begin under a link
        cards.teased.remove(largest)
        cards.loose += largest
    return cards


def _tells_at_length(reading: Reading) -> bool:
    """Tell whether lines longer than teasers are too much of the text for the rest to outweigh them."""
    long = [
        len(line.text)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if rating >= BORDER and len(line.text) > _LONGEST_TEASER
    ]
    return sum(long) > (1 - _TEASED_SHARE) * len(reading.body)


def _teases_much(cards: _Cards) -> bool:
    """Tell whether teasers make up what reads like text."""
    teased = sum(cards.teased)
    return len(cards.teased) >= _LEAST_TEASERS and teased > _TEASED_SHARE * (teased + cards.loose)


def _shows_links_alone(cards: _Cards, reading: Reading) -> bool:
    """Tell whether links are nearly all that a page has to say."""
    is_index = may_be_index(reading.url)
    return (
        cards.leads >= (_LEAST_INDEX_LEADS if is_index else _LEAST_LEADS)
        and cards.chars > _TIMES_LOOSE * cards.loose
        and cards.loose <= _LOOSE_CHARS
        and not tells_on(reading)
    )


def _shows_links_below_note(cards: _Cards) -> bool:
    """Tell whether links follow a note on a person, a topic or a month."""
    return (
        cards.leads >= _LEAST_INDEX_LEADS
        and cards.chars > _TIMES_NOTE * cards.loose
        and cards.loose <= _NOTE_CHARS
    )
