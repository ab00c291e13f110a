"""The lines of many articles in; the shapes that recur over them, with what is known of each, out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from records.site_rules import LineSighting, Zone
from transform.boilerplate.facts.line_shapes import (
    SLOT,
    Shape,
    is_word,
    opens_with_label,
    read_tokens,
)
from transform.boilerplate.facts.zones import DENSE_SCRIPT

START: Final = "^"
END: Final = "$"
# lines this short can't show three fixed words in a row
SHORT_LINE: Final = 4
EXAMPLES: Final = 3
LEAST_FIXED_SHARE: Final = 0.4
LEAST_FIXED_WORDS: Final = 3
# what stands before a colon may be short
LEAST_LABEL_CHARS: Final = 4


@dataclass(slots=True)
class Recurrence:
    """What is counted about one shape: articles of distinct content, and sightings by their marks."""

    groups: set[int] = field(default_factory=set)
    sightings: int = 0
    zones: Counter[Zone] = field(default_factory=Counter)
    linked: int = 0
    doubted: int = 0
    marked: int = 0
    opens_list: int = 0
    longest_slot: int = 0
    examples: set[str] = field(default_factory=set)

    def add(self, sighting: LineSighting, group: int) -> None:
        """Count one sighting."""
        self.groups.add(group)
        self.sightings += 1
        self.zones[sighting.zone] += 1
        self.linked += sighting.linked
        self.doubted += sighting.doubted
        self.marked += sighting.marked
        self.opens_list += sighting.opens_list
        self.examples.add(sighting.text)
        if len(self.examples) > EXAMPLES:
            self.examples.remove(max(self.examples))

    def merge(self, other: "Recurrence") -> None:
        """Count all that another shape counted."""
        self.groups |= other.groups
        self.sightings += other.sightings
        self.zones += other.zones
        self.linked += other.linked
        self.doubted += other.doubted
        self.marked += other.marked
        self.opens_list += other.opens_list
        self.longest_slot = max(self.longest_slot, other.longest_slot)
        self.examples = set(sorted(self.examples | other.examples)[:EXAMPLES])


def find_recurring(
    lines: Sequence[tuple[int, Sequence[LineSighting]]], least: int
) -> dict[Shape, Recurrence]:
    """Return every shape that articles of at least `least` distinct contents show.

    `lines` are (content group, sightings) of each article. A word is fixed where it stands in three
    words in a row that recur so often; the others are slots.
    """
    tokens = read_all_tokens(lines)
    frequent = find_frequent_runs(lines, tokens, least)
    shapes: dict[str, tuple[Shape, int] | None] = {
        text: shape_line(line, frequent) for text, line in tokens.items()
    }
    recurring: dict[Shape, Recurrence] = {}
    for group, sightings in lines:
        for sighting in sightings:
            shaped = shapes[sighting.text]
            if shaped is not None:
                shape, longest = shaped
                recurrence = recurring.setdefault(shape, Recurrence())
                recurrence.add(sighting, group)
                recurrence.longest_slot = max(recurrence.longest_slot, longest)
    return recurring


def read_all_tokens(
    lines: Iterable[tuple[int, Sequence[LineSighting]]],
) -> dict[str, Shape]:
    """Return the tokens of every distinct line."""
    tokens: dict[str, Shape] = {}
    for _group, sightings in lines:
        for sighting in sightings:
            if sighting.text not in tokens:
                tokens[sighting.text] = read_tokens(sighting.text)
    return tokens


def find_frequent_runs(
    lines: Sequence[tuple[int, Sequence[LineSighting]]], tokens: Mapping[str, Shape], least: int
) -> set[Shape]:
    """Return the runs of tokens that recur in `least` groups.

    Single tokens are counted first: a run can't recur more often than any of its parts, so nearly
    all runs of ordinary prose need never be held in memory.
    """
    by_group: dict[int, set[str]] = {}
    for group, sightings in lines:
        by_group.setdefault(group, set()).update(sighting.text for sighting in sightings)
    singles: Counter[str] = Counter()
    for texts in by_group.values():
        singles.update({token for text in texts for token in tokens[text]})
    common = {token for token, count in singles.items() if count >= least} | {START, END}
    runs: Counter[Shape] = Counter()
    for texts in by_group.values():
        runs.update({run for text in texts for run in list_runs(tokens[text], common)})
    return {run for run, count in runs.items() if count >= least}


def list_runs(line: Shape, common: set[str]) -> list[Shape]:
    """Return the runs of three tokens (two in short lines), start and end marked, that are all common."""
    marked = (START, *line, END)
    width = 2 if len(line) <= SHORT_LINE else 3
    return [
        marked[place : place + width]
        for place in range(len(marked) - width + 1)
        if common.issuperset(marked[place : place + width])
    ]


def shape_line(line: Shape, frequent: set[Shape]) -> tuple[Shape, int] | None:
    """Return a line's shape and its longest slot, None where too little of it is fixed."""
    marked = (START, *line, END)
    width = 2 if len(line) <= SHORT_LINE else 3
    fixed = [False] * len(marked)
    for place in range(len(marked) - width + 1):
        if marked[place : place + width] in frequent:
            fixed[place : place + width] = [True] * width
    shape: list[str] = []
    slot = longest = 0
    for token, is_fixed in zip(line, fixed[1:-1], strict=True):
        if is_fixed:
            shape.append(token)
            slot = 0
        else:
            slot += 1
            longest = max(longest, slot)
            if slot == 1:
                shape.append(SLOT)
    return (tuple(shape), longest) if is_telling(shape, line) else None


def is_telling(shape: Sequence[str], line: Shape) -> bool:
    """Return whether the fixed part of a shape says enough to know its lines again."""
    if SLOT not in shape:
        return any(is_word(token) for token in shape)
    # a sign of Chinese or Japanese is half a word
    words = sum(0.5 if DENSE_SCRIPT.match(token) else 1 for token in shape if is_word(token))
    size = sum(map(len, line))
    fixed = sum(len(token) for token in shape if token != SLOT)
    if opens_with_label(shape):
        return words > 0 and fixed >= LEAST_LABEL_CHARS
    if len(line) <= SHORT_LINE:
        return words > 0 and fixed >= LEAST_FIXED_SHARE * min(size, 20)
    return words >= LEAST_FIXED_WORDS and fixed >= LEAST_FIXED_SHARE * size
