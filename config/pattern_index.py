"""Named patterns in; the ones that match a whole folded line out, and few of them tried on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from config.folding import holds_any
from config.pattern_openings import (
    OPENING_CHARS,
    level_digits,
    list_needles,
    list_openings,
    split_alternatives,
)
from config.pattern_tree import Tree, parser

# first letters of lines that are remembered; beyond that the memory begins anew
_MOST_KEPT: Final = 10_000


@dataclass(frozen=True, kw_only=True, eq=False)
class NamedPattern:
    """A pattern, its parse, and the beginnings of the lines it matches.

    What else is known of it is found out when a line first begins so: many patterns are never tried. What
    stands in a name before a colon is the pattern's group, else the whole name.
    """

    name: str
    text: str
    tree: Tree
    openings: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern compiled."""
        return re.compile(self.text)

    @cached_property
    def chars(self) -> tuple[int, int]:
        """The fewest and the most characters of a line that matches."""
        least, most = self.tree.getwidth()
        return int(least), int(most)

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Strings one of which every matching line holds, none where that is not known."""
        return list_needles(self.tree)

    @property
    def group(self) -> str:
        """The first part of the name."""
        return self.name.partition(":")[0]

    def fits(self, folded: str) -> bool:
        """Return whether the whole line matches; what a glance tells is looked at first."""
        least, most = self.chars
        if not least <= len(folded) <= most:
            return False
        if self.needles and not holds_any(folded, self.needles):
            return False
        return self.pattern.fullmatch(folded) is not None


class Found(NamedTuple):
    """The names of the patterns that match a whole line, in order, and the groups of those that it begins like."""

    names: tuple[str, ...]
    begun: frozenset[str]


class Choice(NamedTuple):
    """The patterns that lines with one opening could match, in order, and what is found if none does.

    Where each of them has needles, `needles` are all of them.
    """

    patterns: tuple[NamedPattern, ...]
    needles: tuple[str, ...]
    nothing: Found


class PatternIndex:
    """Patterns in order, sought by the first letters of a line.

    An article's line begins like hardly any of them, so most lines are done after one look.
    """

    def __init__(self, patterns: Iterable[NamedPattern]) -> None:
        """Take patterns as build_index reads them; several may bear one name."""
        self.patterns = tuple(patterns)
        self._places: dict[str, list[int]] = {"": []}
        for place, one in enumerate(self.patterns):
            for opening in one.openings:
                self._places.setdefault(opening, []).append(place)
        self._by_opening: dict[str, Choice] = {}
        self._by_letters: dict[str, Choice] = {}

    def find(self, folded: str) -> Found:
        """Return the names of all patterns that match the whole line, and what it begins like."""
        letters = folded[:OPENING_CHARS]
        chosen = self._by_letters.get(letters) or self._choose(letters)
        if chosen.needles and not holds_any(folded, chosen.needles):
            return chosen.nothing
        names = tuple([one.name for one in chosen.patterns if one.fits(folded)])
        return Found(names=names, begun=chosen.nothing.begun) if names else chosen.nothing

    def _choose(self, letters: str) -> Choice:
        """Return the patterns that lines with these first letters could match."""
        opening = level_digits(letters)
        while opening not in self._places:
            opening = opening[:-1]
        if opening not in self._by_opening:
            self._by_opening[opening] = self._read_opening(opening)
        if len(self._by_letters) >= _MOST_KEPT:
            self._by_letters.clear()
        self._by_letters[letters] = self._by_opening[opening]
        return self._by_opening[opening]

    def _read_opening(self, opening: str) -> Choice:
        """Return the patterns of an opening and of its own beginnings."""
        starts = [self._places.get(opening[:size], ()) for size in range(len(opening) + 1)]
        patterns = tuple(self.patterns[place] for place in sorted(set().union(*starts)))
        needed = all(one.needles for one in patterns)
        return Choice(
            patterns=patterns,
            needles=tuple(needle for one in patterns for needle in one.needles) if needed else (),
            nothing=Found(names=(), begun=frozenset(one.group for one in patterns)),
        )


def build_index(patterns: Iterable[tuple[str, str]]) -> PatternIndex:
    """Return the index of (name, pattern); each of a pattern's outermost alternatives counts by itself."""
    return PatternIndex(
        read_pattern(name, alternative)
        for name, pattern in patterns
        for alternative in split_alternatives(pattern)
    )


def read_pattern(name: str, pattern: str) -> NamedPattern:
    """Learn how the lines of one pattern begin."""
    tree = parser.parse(pattern)
    return NamedPattern(name=name, text=pattern, tree=tree, openings=list_openings(tree))
