"""Recurring shapes in; with them the wider ones that differ only in what fills their slots, out."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from transform.boilerplate.facts.line_shapes import (
    SLOT,
    Shape,
    fits_shape,
    is_word,
    opens_with_label,
)
from transform.boilerplate.learning.recurring_lines import Recurrence

LEAST_COMMON_WORDS: Final = 4
LEAST_COMMON_SHARE: Final = 0.6
MOST_SIBLINGS: Final = 120
MOST_DIFFERENT: Final = 8
LEAST_COVERED: Final = 2


def widen_shapes(
    recurring: Mapping[Shape, Recurrence], rare: Mapping[Shape, Recurrence]
) -> dict[Shape, Recurrence]:
    """Return the shapes and, where two differ in one place only, the shape with a slot in it.

    "More about Belarus in our channel" and "... about Poland ..." may both be frequent; a third
    country comes tomorrow. Nor does a `rare` shape need support of its own where a frequent one shows
    its frame: "News of {}" over "News of the {}". The wider shape takes over the counts of all it
    covers, and replaces them.
    """
    widened = dict(recurring)
    wider = join_siblings(recurring) | find_frames(recurring, rare)
    for shape in sorted(wider, key=lambda shape: (len(shape), shape)):
        covered = [narrow for narrow in widened if narrow != shape and fits_shape(narrow, shape)]
        own = widened.get(shape) or rare.get(shape)
        if len(covered) + (own is not None) < LEAST_COVERED:
            continue
        whole = Recurrence()
        if own is not None:
            whole.merge(own)
        for narrow in sorted(covered):
            whole.merge(widened.pop(narrow))
        whole.longest_slot = max(whole.longest_slot, MOST_DIFFERENT)
        widened[shape] = whole
    return widened


def join_siblings(recurring: Mapping[Shape, Recurrence]) -> set[Shape]:
    """Return the shapes that two frequent ones have in common."""
    return {
        shape
        for siblings in group_siblings(recurring)
        for one, other in combinations(siblings, 2)
        if (shape := join_shapes(one, other)) is not None
    }


def find_frames(
    recurring: Mapping[Shape, Recurrence], rare: Mapping[Shape, Recurrence]
) -> set[Shape]:
    """Return the rare shapes with a slot that a frequent one fits; labels, or as telling as a join must be."""
    by_first: dict[str, list[Shape]] = {}
    for shape in recurring:
        by_first.setdefault(shape[0], []).append(shape)
    return {
        shape
        for shape in rare
        if SLOT in shape
        and (opens_with_label(shape) or sum(map(is_word, shape)) >= LEAST_COMMON_WORDS)
        and any(fits_shape(narrow, shape) for narrow in by_first.get(shape[0], ()))
    }


def group_siblings(recurring: Mapping[Shape, Recurrence]) -> list[list[Shape]]:
    """Return shapes that begin or end alike, the commonest first, no more than can be compared."""
    families: dict[tuple[str, Shape], list[Shape]] = {}
    for shape in recurring:
        if len(shape) > LEAST_COMMON_WORDS:
            families.setdefault(("begin", shape[:2]), []).append(shape)
            families.setdefault(("end", shape[-2:]), []).append(shape)
    return [
        sorted(family, key=lambda shape: (-len(recurring[shape].groups), shape))[:MOST_SIBLINGS]
        for _key, family in sorted(families.items())
        if len(family) > 1
    ]


def join_shapes(one: Shape, other: Shape) -> Shape | None:
    """Return the shape of two that differ in one run of words, None where too little is common."""
    shorter = min(len(one), len(other))
    head = count_equal(zip(one, other, strict=False))
    tail = min(
        count_equal(zip(reversed(one), reversed(other), strict=False)),
        shorter - head,
    )
    different = max(len(one), len(other)) - head - tail
    if not 0 < different <= MOST_DIFFERENT or head + tail == shorter:
        return None
    common = (*one[:head], SLOT, *one[len(one) - tail :])
    words = sum(is_word(token) for token in common)
    if words < LEAST_COMMON_WORDS or words < LEAST_COMMON_SHARE * max(len(one), len(other)):
        return None
    return common


def count_equal(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs are equal before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
