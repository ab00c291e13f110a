"""Named patterns in; the ones that match a whole folded line out, and few of them tried on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from config.pattern_openings import (
    OPENING_CHARS,
    level_digits,
    list_needles,
    list_openings,
    split_alternatives,
)
from config.pattern_tree import parser

# openings whose choice is kept; beyond that the memory begins anew
_MOST_KEPT: Final = 5_000
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class NamedPattern:
    """A pattern and what is known of the lines it matches: their length in characters and their beginnings.

    One whose lines begin in any way has needles, strings one of which they hold, where these can be told.
    """

    name: str
    text: str
    least_chars: int
    most_chars: int
    openings: frozenset[str]
    needles: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern compiled: most lines begin like few patterns, so many are never tried."""
        return re.compile(self.text)

    def fits(self, folded: str) -> bool:
        """Return whether the whole line matches; what a glance tells is looked at first."""
        if not self.least_chars <= len(folded) <= self.most_chars:
            return False
        if self.needles and not any(needle in folded for needle in self.needles):
            return False
        return self.pattern.fullmatch(folded) is not None


class Choice(NamedTuple):
    """The patterns that lines with one opening could match, in order, all their names, and what is found if none does."""

    patterns: tuple[NamedPattern, ...]
    names: frozenset[str]
    nothing: "Found"


class Found(NamedTuple):
    """The names of the patterns that match a whole line, and of those that it begins like."""

    names: frozenset[str]
    begun: frozenset[str]


class PatternIndex:
    """Patterns in order, sought by the first letters of a line.

    An article's line begins like hardly any of them, so most lines are done after one look.
    """

    def __init__(self, patterns: Iterable[NamedPattern]) -> None:
        """Take patterns as build_index reads them; several may bear one name."""
        self.patterns = tuple(patterns)
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(self.patterns):
            for opening in one.openings:
                self._places.setdefault(opening, []).append(place)
        self._chosen: dict[str, Choice] = {}

    def find(self, folded: str) -> str | None:
        """Return the name of the first pattern that matches the whole line."""
        for one in self._choose(folded[:OPENING_CHARS]).patterns:
            if one.fits(folded):
                return one.name
        return None

    def find_all(self, folded: str) -> Found:
        """Return the names of all patterns that match the whole line, and of those it begins like."""
        chosen = self._choose(folded[:OPENING_CHARS])
        names = [one.name for one in chosen.patterns if one.fits(folded)]
        return Found(names=frozenset(names), begun=chosen.names) if names else chosen.nothing

    def may_match(self, folded: str) -> bool:
        """Return whether a line, or its first sentence, begins as if any pattern could match it."""
        return bool(self._choose(folded[:OPENING_CHARS]).patterns)

    def _choose(self, letters: str) -> Choice:
        """Return the patterns that a line that begins so could match."""
        chosen = self._chosen.get(letters)
        if chosen is None:
            opening = level_digits(letters)
            starts = [self._places.get(opening[:size], ()) for size in range(len(opening) + 1)]
            fitting = [self.patterns[place] for place in sorted(set().union(*starts))]
            names = frozenset(one.name for one in fitting)
            nothing = Found(names=_NONE, begun=names)
            chosen = Choice(patterns=tuple(fitting), names=names, nothing=nothing)
            if len(self._chosen) >= _MOST_KEPT:
                self._chosen.clear()
            self._chosen[letters] = chosen
        return chosen


def build_index(patterns: Iterable[tuple[str, str]]) -> PatternIndex:
    """Return the index of (name, pattern); each of a pattern's outermost alternatives counts by itself."""
    return PatternIndex(
        read_pattern(name, alternative)
        for name, pattern in patterns
        for alternative in split_alternatives(pattern)
    )


def read_pattern(name: str, pattern: str) -> NamedPattern:
    """Learn what the lines of one pattern look like."""
    tree = parser.parse(pattern)
    least, most = tree.getwidth()
    openings = list_openings(tree)
    return NamedPattern(
        name=name,
        text=pattern,
        least_chars=int(least),
        most_chars=int(most),
        openings=openings,
        needles=list_needles(tree) if "" in openings else (),
    )
