"""A page's lines in, the places of those that say again what the page has said before out."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from extract.article.page.walk import Line

_PROSE_CHARS: Final = 80
# below this share repeats are teasers and quotes, above it the page holds its text once for each kind of screen
_COPIED_SHARE: Final = 0.5


def find_copies(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of all later copies of lines, on pages that hold most of their prose several times."""
    counts = Counter([line.text for line in lines])
    repeated = {text: count for text, count in counts.items() if count > 1}
    if not repeated:
        return frozenset()
    copied = sum(len(text) for text in repeated if len(text) >= _PROSE_CHARS)
    if not copied:
        return frozenset()
    prose = sum(len(text) for text in counts if len(text) >= _PROSE_CHARS)
    if copied <= _COPIED_SHARE * prose:
        return frozenset()
    seen: set[str] = set()
    places: set[int] = set()
    for place, line in enumerate(lines):
        if line.text in seen:
            places.add(place)
        elif line.text in repeated:
            seen.add(line.text)
    return frozenset(places)
