"""Lines and their ratings in, the places of the last lines that only tease other pages out."""

from collections.abc import Sequence
from typing import Final

from extract.article.page.pen import Line

_BORDER: Final = 0.5
_LEAST_CARDS: Final = 3
# a card: a headline that leads elsewhere, perhaps a date or a name, and a sentence or two
_TEASER_CHARS: Final = 300
_HEADLINE_CHARS: Final = 20
_LINK_SHARE: Final = 0.8
_MOST_BETWEEN: Final = 2
_QUESTION: Final = ("?", "？", "؟")


def find_last_cards(lines: Sequence[Line], ratings: Sequence[float]) -> set[int]:
    """Return the likely lines at a page's end each of which stands under a linked headline of its own.

    Three and more of these in a row are a list of other articles, unless most of the headlines are
    questions: those are answered below. Nothing likely follows the list.
    """
    likely = [place for place, rating in enumerate(ratings) if rating >= _BORDER]
    cards: dict[int, str] = {}
    while likely and (headline := _find_headline(likely[-1], lines, ratings)):
        cards[likely.pop()] = headline
    questions = sum(headline.endswith(_QUESTION) for headline in cards.values())
    return set(cards) if likely and len(cards) >= max(_LEAST_CARDS, 2 * questions) else set()


def _find_headline(place: int, lines: Sequence[Line], ratings: Sequence[float]) -> str | None:
    """Return the headline of a card whose text a line is: an unlikely line before it that is all link."""
    if len(lines[place].text) > _TEASER_CHARS:
        return None
    for before in range(place - 1, max(-1, place - 2 - _MOST_BETWEEN), -1):
        line = lines[before]
        if ratings[before] >= _BORDER:
            return None
        if len(line.text) >= _HEADLINE_CHARS and line.link_chars > _LINK_SHARE * len(line.text):
            return line.text
    return None
