"""A page's fields for the reader's mail address in, the lines of the boxes that ask for it out: in any language they are no text."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from extract.article.page.marks import Attributes
from extract.article.page.walk import Page

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
    if not holders:
        return set()
    owners = np.array([line.owner for line in page.lines])
    shown = np.array([len(line.text) for line in page.lines])
    likely = np.array(sizes)
    most = _MOST_SHARE * likely.sum()
    # the article's own element holds the headline or the first text behind it
    first = next((place for place in range(headline + 1, len(sizes)) if sizes[place]), headline)
    found = np.zeros(len(sizes), dtype=bool)
    # forms repeat: what stands around one field stands around the next
    climbed = {0}
    for holder in dict.fromkeys(holders[:_MOST_BOXES]):
        element, steps = holder, 0
        while element not in climbed and steps < _MOST_STEPS:
            climbed.add(element)
            inside = (owners >= element) & (owners < page.elements.ends[element])
            if (
                inside[headline]
                or inside[first]
                or shown[inside].sum() > _MOST_CHARS
                or likely[inside].sum() > most
            ):
                break
            found |= inside
            element, steps = page.elements.parents[element], steps + 1
    return set(np.flatnonzero(found).tolist())


def _asks_for_mail(attributes: Attributes) -> bool:
    kind = (attributes.get("type") or "text").lower()
    if kind != "text":
        return kind == "email"
    named = " ".join(attributes.get(name) or "" for name in _NAMES).lower()
    return "mail" in named or "@" in named
