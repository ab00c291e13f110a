"""A page's lines and its head's title in, the line that is a stretch of the title out: sites and sections may stand around it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from extract.article.page.pen import UNSPACED, Line
from extract.article.titles.headline import MAX_TITLE_CHARS, fold_title, split_title

_MOST_PARTS: Final = 6
_MOST_LINES: Final = 2_000
_LEAST_WORDS: Final = 4
_LEAST_UNSPACED: Final = 12


def find_titled_line(lines: Sequence[Line], document: str | None, title: str) -> str | None:
    """Return the line, no link, that is the longest stretch of the head's title between two of its separators.

    A `title` that is such a stretch itself stays, and so does one that the line only adds the site's name to.
    """
    folded = fold_title(title)
    told = {fold_title(text) for text in list_stretches(document or "")}
    stretches = {text for text in told if may_be_headline(text)}
    if folded in told:
        # a label is a part of its own, and no part of the headline
        stretches = {text for text in stretches if folded not in text}
    if not stretches:
        return None
    shown = (
        line.text
        for line in lines[:_MOST_LINES]
        if not line.links and len(line.text) <= MAX_TITLE_CHARS
    )
    found = max((text for text in shown if fold_title(text) in stretches), key=len, default=None)
    if found is None or not may_be_headline(folded):
        return found
    line = fold_title(found)
    return None if folded in line or (folded in told and line not in folded) else found


def may_be_headline(folded: str) -> bool:
    """Tell whether a folded text is longer than the names of sites and sections."""
    if UNSPACED.search(folded):
        return len(folded) >= _LEAST_UNSPACED
    return len(folded.split()) >= _LEAST_WORDS


def list_stretches(document: str) -> Iterator[str]:
    """Yield every run of a title's parts as it stands in the title."""
    borders: list[tuple[int, int]] = []
    end = 0
    for part in split_title(document)[:_MOST_PARTS]:
        start = document.index(part, end)
        end = start + len(part)
        borders.append((start, end))
    yield from (document[start:end] for start, end in borders)
    for (start, _), (_, end) in combinations(borders, 2):
        yield document[start:end]
