"""Named patterns in; the ones that match a whole folded line out, and few of them tried on it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from config.patterns.folding import holds_any
from config.patterns.openings import (
    OPENING_CHARS,
    level_digits,
    list_needles,
    list_openings,
)
from config.patterns.tree import Tree, compile_tree, parse_pattern, split_tree

# first letters of lines that are remembered; beyond that the memory begins anew
_MOST_KEPT: Final = 10_000


@dataclass(frozen=True, kw_only=True, eq=False)
class NamedPattern:
    """A pattern, its parse, and the beginnings of the lines it matches.

    What else is known of it is found out when a line first begins so: many patterns are never tried. What
    stands in a name before a colon is the pattern's group, else the whole name.
    """

    name: str
    tree: Tree
    openings: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern compiled."""
        return compile_tree(self.tree)

    @cached_property
    def chars(self) -> tuple[int, int]:
        """The fewest and the most characters of a line that matches."""
        least, most = self.tree.getwidth()
        return int(least), int(most)

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Strings one of which every matching line holds, none where that is not known."""
        return list_needles(self.tree)

    @cached_property
    def group(self) -> str:
        """The first part of the name."""
        return self.name.partition(":")[0]

    def fits(self, folded: str) -> bool:
        """Return whether the whole line matches; its length is looked at first."""
        least, most = self.chars
        return least <= len(folded) <= most and self.pattern.fullmatch(folded) is not None


class Found(NamedTuple):
    """The names of the patterns that match a whole line, in order, and the groups of those that it could begin with.

    A line's first sentence matches no pattern of any other group.
    """

    names: tuple[str, ...]
    begun: frozenset[str]


NOTHING: Final = Found(names=(), begun=frozenset())


class Choice(NamedTuple):
    """The patterns that lines with one opening could match, in order.

    `needles` are those of all patterns: a line that holds none can match the `bare` ones only, which have none.
    """

    patterns: tuple[NamedPattern, ...]
    bare: tuple[NamedPattern, ...]
    needles: tuple[str, ...]


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
        """Return the names of all patterns that match the whole line, and what it could begin with."""
        letters = folded[:OPENING_CHARS]
        chosen = self._by_letters.get(letters) or self._choose(letters)
        tried: Sequence[NamedPattern] = chosen.bare
        if holds_any(folded, chosen.needles):
            tried = [
                one for one in chosen.patterns if not one.needles or holds_any(folded, one.needles)
            ]
        if not tried:
            return NOTHING
        return Found(
            names=tuple([one.name for one in tried if one.fits(folded)]),
            begun=frozenset([one.group for one in tried]),
        )

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
        return Choice(
            patterns=patterns,
            bare=tuple(one for one in patterns if not one.needles),
            needles=drop_longer({needle for one in patterns for needle in one.needles}),
        )


def drop_longer(needles: set[str]) -> tuple[str, ...]:
    """Return needles without those that hold another one."""
    kept: list[str] = []
    for needle in sorted(needles, key=lambda needle: (len(needle), needle)):
        if not holds_any(needle, tuple(kept)):
            kept.append(needle)
    return tuple(kept)


def build_index(patterns: Iterable[tuple[str, str]]) -> PatternIndex:
    """Return the index of (name, pattern); each of a pattern's first alternatives counts by itself."""
    return PatternIndex(
        NamedPattern(name=name, tree=tree, openings=list_openings(tree))
        for name, pattern in patterns
        for tree in split_tree(parse_pattern(pattern))
    )
