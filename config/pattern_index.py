"""Named patterns in; the ones that match a whole folded line out, and few of them tried on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from config.pattern_openings import (
    OPENING_CHARS,
    level_digits,
    list_openings,
    measure_lines,
    split_alternatives,
)

# openings whose choice is kept; beyond that the memory begins anew
_MOST_KEPT: Final = 5_000
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPattern:
    """A pattern and what is known of the lines it matches: their length in characters and their beginnings."""

    name: str
    pattern: re.Pattern[str]
    least_chars: int
    most_chars: int
    openings: frozenset[str]


class Choice(NamedTuple):
    """The patterns that lines with one opening could match, in order, and all their names."""

    patterns: tuple[NamedPattern, ...]
    names: frozenset[str]


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
        size = len(folded)
        for one in self._choose(folded).patterns:
            if one.least_chars <= size <= one.most_chars and one.pattern.fullmatch(folded):
                return one.name
        return None

    def find_all(self, folded: str) -> frozenset[str]:
        """Return the names of all patterns that match the whole line."""
        size = len(folded)
        names = [
            one.name
            for one in self._choose(folded).patterns
            if one.least_chars <= size <= one.most_chars and one.pattern.fullmatch(folded)
        ]
        return frozenset(names) if names else _NONE

    def may_match(self, folded: str) -> bool:
        """Return whether a line, or its first sentence, begins as if any pattern could match it."""
        return bool(self._choose(folded).patterns)

    def may_find(self, name: str, folded: str) -> bool:
        """Return whether a line begins as if a pattern of this name could match it."""
        return name in self._choose(folded).names

    def _choose(self, folded: str) -> Choice:
        """Return the patterns that a line that begins so could match."""
        letters = folded[:OPENING_CHARS]
        chosen = self._by_opening.get(letters)
        if chosen is None:
            opening = level_digits(letters)
            starts = {opening[:size] for size in range(len(opening) + 1)}
            fitting = [one for one in self.patterns if not starts.isdisjoint(one.openings)]
            chosen = Choice(patterns=tuple(fitting), names=frozenset(one.name for one in fitting))
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
    return NamedPattern(
        name=name,
        pattern=re.compile(pattern),
        least_chars=least,
        most_chars=most,
        openings=list_openings(pattern),
    )
