"""A page's fields for the reader's mail address in, the lines of the boxes that ask for it out: in any language they are no text."""

from collections.abc import Sequence
from typing import Final

from extract.article.marks import Attributes
from extract.article.walk import Page

_NAMES: Final = ("name", "id", "placeholder", "aria-label", "autocomplete")
_MOST_FIELDS: Final = 200
_MOST_BOXES: Final = 10
_MOST_STEPS: Final = 12
# a box says what the letters are about, in a paragraph or two
_MOST_CHARS: Final = 500
# and it is not most of what the page has to say
_MOST_SHARE: Final = 0.25


def find_mail_boxes(page: Page, sizes: Sequence[int], headline: int) -> set[int]:
    """Return the places of the lines in the widest box around each mail field that is no part of the article.

    `sizes` are the characters of the lines that are likely text, 0 for the others.
    """
    fields = page.fields[:_MOST_FIELDS]
    holders = [element for element, field in fields if _asks_for_mail(field.attributes)]
    most = _MOST_SHARE * sum(sizes)
    # the article's own element holds the headline or the first text behind it
    first = next((place for place in range(headline + 1, len(sizes)) if sizes[place]), headline)
    found: set[int] = set()
    for holder in holders[:_MOST_BOXES]:
        element, steps = holder, 0
        while element > 0 and steps < _MOST_STEPS:
            inside = _list_inside(page, element)
            shown = sum(len(page.lines[place].text) for place in inside)
            likely = sum(sizes[place] for place in inside)
            if shown > _MOST_CHARS or likely > most or headline in inside or first in inside:
                break
            found.update(inside)
            element, steps = page.elements.parents[element], steps + 1
    return found


def _list_inside(page: Page, element: int) -> list[int]:
    """Return the places of the lines within an element."""
    end = page.elements.ends[element]
    return [place for place, line in enumerate(page.lines) if element <= line.owner < end]


def _asks_for_mail(attributes: Attributes) -> bool:
    kind = (attributes.get("type") or "text").lower()
    if kind != "text":
        return kind == "email"
    named = " ".join(attributes.get(name) or "" for name in _NAMES).lower()
    return "mail" in named or "@" in named
