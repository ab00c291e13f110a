"""Named patterns in; the ones that match a whole folded line out, and few of them tried on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from config.pattern_openings import (
    OPENING_CHARS,
    level_digits,
    list_needles,
    list_openings,
    measure_lines,
    split_alternatives,
)

# openings whose choice is kept; beyond that the memory begins anew
_MOST_KEPT: Final = 5_000
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPattern:
    """A pattern and what is known of the lines it matches: their length in characters and their beginnings.

    One whose lines begin in any way has needles, strings one of which they hold, where these can be told.
    """

    name: str
    pattern: re.Pattern[str]
    least_chars: int
    most_chars: int
    openings: frozenset[str]
    needles: tuple[str, ...]

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
        self._by_opening: dict[str, Choice] = {}

    def find(self, folded: str) -> str | None:
        """Return the name of the first pattern that matches the whole line."""
        chosen = self._by_opening.get(folded[:OPENING_CHARS]) or self._choose(folded)
        return next((one.name for one in chosen.patterns if one.fits(folded)), None)

    def find_all(self, folded: str) -> Found:
        """Return the names of all patterns that match the whole line, and of those it begins like."""
        chosen = self._by_opening.get(folded[:OPENING_CHARS]) or self._choose(folded)
        names = [one.name for one in chosen.patterns if one.fits(folded)]
        return Found(names=frozenset(names), begun=chosen.names) if names else chosen.nothing

    def may_match(self, folded: str) -> bool:
        """Return whether a line, or its first sentence, begins as if any pattern could match it."""
        return bool(self._choose(folded).patterns)

    def _choose(self, folded: str) -> Choice:
        """Return the patterns that a line that begins so could match."""
        letters = folded[:OPENING_CHARS]
        chosen = self._by_opening.get(letters)
        if chosen is None:
            opening = level_digits(letters)
            starts = {opening[:size] for size in range(len(opening) + 1)}
            fitting = [one for one in self.patterns if not starts.isdisjoint(one.openings)]
            names = frozenset(one.name for one in fitting)
            nothing = Found(names=_NONE, begun=names)
            chosen = Choice(patterns=tuple(fitting), names=names, nothing=nothing)
            if len(self._by_opening) >= _MOST_KEPT:
                self._by_opening.clear()
            self._by_opening[letters] = chosen
        return chosen


def build_index(patterns: Iterable[tuple[str, str]]) -> PatternIndex:
    """Return the index of (name, pattern); each of a pattern's outermost alternatives counts by itself."""
    return PatternIndex(
        read_pattern(name, alternative)
        for name, pattern in patterns
        for alternative in split_alternatives(pattern)
    )


def read_pattern(name: str, pattern: str) -> NamedPattern:
    """Compile one pattern and learn what its lines look like."""
    least, most = measure_lines(pattern)
    openings = list_openings(pattern)
    return NamedPattern(
        name=name,
        pattern=re.compile(pattern),
        least_chars=least,
        most_chars=most,
        openings=openings,
        needles=list_needles(pattern) if "" in openings else (),
    )
