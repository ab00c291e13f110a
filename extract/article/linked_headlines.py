"""A page half read in, the linked headlines that stand in place of its text out, or none."""

from typing import Final

from extract.article.reading import BORDER, Reading
from extract.article.story import tells_on, tells_story

_LIST_CHARS: Final = 500
_LEAST_LINKED: Final = 5
_LISTED_SHARE: Final = 0.7
# a row of an archive holds a date or a name beside its headline
_ROW_CHARS: Final = 200
_ROW_LINK_SHARE: Final = 0.5
# in bytes: where a character says more it takes more of them
_HEADLINE_BYTES: Final = 25
_LINK_SHARE: Final = 0.8


def find_linked_headlines(reading: Reading) -> str | None:
    """Find linked headlines that outweigh the prose, or that were taken for it."""
    size = len(reading.body)
    least = _LINK_SHARE if reading.claims_article else _ROW_LINK_SHARE
    linked = [
        (len(line.text), rating)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if line.links == 1
        and len(line.text) < _ROW_CHARS
        and len(line.text.encode()) > _HEADLINE_BYTES
        and line.link_chars > least * len(line.text)
    ]
    if len(linked) < _LEAST_LINKED or tells_story(reading):
        return None
    taken = sum(chars for chars, rating in linked if rating >= BORDER)
    if taken <= _LISTED_SHARE * size:
        headlines = sum(chars for chars, _ in linked)
        shown = sum(len(line.text) for line in reading.page.lines)
        if size >= _LIST_CHARS or headlines <= max(0.4 * shown, 2 * size) or tells_on(reading):
            return None
    return f"{len(linked)} linked headlines, {size - taken} characters of text"
