"""A page half read in, the many short parts with a link in each that hold its text out, or none."""

from collections import defaultdict
from dataclasses import dataclass
from operator import mul
from typing import Final

from extract.article.no_article.index_address import may_be_index, names_index
from extract.article.reading import BORDER, Reading

_LEAST_PARTS: Final = 5
# of a page whose data tell of one article: systems stamp lists, too
_LEAST_CLAIMED: Final = 15
_LONGEST_PART: Final = 300
_HELD_SHARE: Final = 0.6
_LINKED_SHARE: Final = 0.85
# what reads so much like an article is one, also where it only calls itself so
_SURE: Final = 0.95
_SURE_CLAIMED: Final = 0.9


@dataclass(slots=True)
class _Part:
    """One element: the characters of all its lines, those of its likely lines, its links."""

    chars: int = 0
    likely: int = 0
    links: int = 0

    def add(self, chars: int, likely: int, links: int) -> None:
        """Count in what a line or an element inside holds."""
        self.chars += chars
        self.likely += likely
        self.links += links


def find_linked_parts(reading: Reading) -> str | None:
    """Find elements of one tag side by side, each short and nearly each with a link, that hold most of the text.

    An article may look like that, too: a page is believed whose address is an article's, or that reads much
    like one, unless its address names a list. Where its data tell of one article there must be many parts.
    """
    if not may_be_index(reading.url):
        return None
    is_named = names_index(reading.url)
    least_parts = _LEAST_CLAIMED if reading.describes_article and not is_named else _LEAST_PARTS
    sizes = [
        len(line.text) if rating >= BORDER else 0
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
    ]
    total = sum(sizes)
    least = _HELD_SHARE * total
    if sum(size for size in sizes if size <= _LONGEST_PART) < max(least, 1):
        return None
    sure = _SURE_CLAIMED if reading.claims_article else _SURE
    if not is_named and sum(map(mul, sizes, reading.ratings)) > sure * total:
        return None
    for parts in _group_parts(reading, sizes):
        linked = sum(part.links > 0 for part in parts)
        if (
            len(parts) >= least_parts
            and linked >= _LINKED_SHARE * len(parts)
            and sum(part.likely for part in parts) >= least
            and max(part.chars for part in parts) <= _LONGEST_PART
        ):
            return f"{len(parts)} short parts with a link in {linked} of them"
    return None


def _group_parts(reading: Reading, sizes: list[int]) -> list[list[_Part]]:
    """Return the elements that hold lines, those of one parent and one tag together."""
    parents, tags = reading.page.elements.parents, reading.page.elements.tags
    parts: dict[int, _Part] = {}
    for line, size in zip(reading.page.lines, sizes, strict=True):
        parts.setdefault(line.owner, _Part()).add(len(line.text), size, line.links)
    groups: defaultdict[tuple[int, str], list[_Part]] = defaultdict(list)
    # from the last to the first: what an element holds is complete before its parent's turn comes
    for index in range(len(parents) - 1, 0, -1):
        if part := parts.get(index):
            above = parents[index]
            groups[above, tags[index]].append(part)
            parts.setdefault(above, _Part()).add(part.chars, part.likely, part.links)
    return list(groups.values())
