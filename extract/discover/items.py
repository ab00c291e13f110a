"""A link on a list page in; the item it belongs to, with the title and date it shows, out."""

import re
from collections.abc import Callable
from itertools import islice

from bs4 import Tag

from extract.discover.found import fold_text
from extract.discover.markup import iterate_linked, iterate_tags, read_attribute, read_text

ITEM_LEVELS = 6
LONGEST_DATE = 60
MOST_ANCHORS = 25
MOST_DATES = 20
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]

_DATE_NAME = re.compile(
    r"date|time|publi|posted|when|timestamp|fecha|datum|data-pub", re.IGNORECASE
)
_DATE_TEXT = re.compile(
    r"^(just now|today|yesterday)$|\d{1,2}[:.]\d{2}|\b(19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d.*\bago\b|\d{1,2}\s?[A-Za-zА-я]{3,}",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b(?:,? \d{1,2}:\d\d)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}(?:,? \d{1,2}:\d\d)?"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}(?:,? \d{1,2}:\d\d)?",
    re.IGNORECASE,
)


def find_item(anchor: Tag, is_own: Callable[[Tag], bool]) -> Tag:
    """Return the largest element around a link in which every link is the item's own."""
    item = anchor
    for parent in islice(anchor.parents, ITEM_LEVELS):
        if parent.name in {"body", "html", "main", "[document]"}:
            break
        anchors = list(islice(iterate_linked(parent), MOST_ANCHORS + 1))
        if len(anchors) > MOST_ANCHORS or not all(is_own(other) for other in anchors):
            break
        item = parent
    return item


def read_item_title(anchors: list[Tag], item: Tag) -> str | None:
    """Return the headline of an item: a heading if there is one, else its longest link text."""
    for anchor in anchors:
        around = (one for one in islice(anchor.parents, ITEM_LEVELS) if one.name in HEADINGS)
        heading = next(iterate_tags(anchor, HEADINGS), None) or next(around, None)
        if heading is not None and (text := fold_text(read_text(heading))):
            return text
    texts = [text for anchor in anchors if (text := fold_text(read_text(anchor)))]
    longest = max(texts, key=len, default=None)
    if longest is not None and len(longest.split()) > 3:
        return longest
    heading = next(iterate_tags(item, HEADINGS), None)
    shown = fold_text(read_text(heading)) if heading is not None else None
    return shown or longest or _read_picture_text(anchors)


def _read_picture_text(anchors: list[Tag]) -> str | None:
    images = (image for anchor in anchors for image in iterate_tags(anchor, {"img"}))
    return next(
        (text for image in images if (text := fold_text(read_attribute(image, "alt")))), None
    )


def read_item_date(item: Tag) -> str | None:
    """Return the date an item shows, verbatim: a <time>, an element named so, a date in its text."""
    for tag in iterate_tags(item, {"time"}):
        if text := fold_text(read_attribute(tag, "datetime") or read_text(tag)):
            return text
    for tag in islice(filter(_is_named_date, iterate_tags(item)), MOST_DATES):
        text = fold_text(
            read_attribute(tag, "datetime") or read_attribute(tag, "content") or read_text(tag)
        )
        if text and len(text) <= LONGEST_DATE and _DATE_TEXT.search(text):
            return text
    found = _BARE_DATE.search(read_text(item)[:2000])
    return found[0] if found else None


def _is_named_date(tag: Tag) -> bool:
    names = f"{read_attribute(tag, 'class')} {read_attribute(tag, 'id')} {read_attribute(tag, 'itemprop')}"
    return bool(_DATE_NAME.search(names))
