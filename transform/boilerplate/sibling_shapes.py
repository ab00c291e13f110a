"""Recurring shapes in; with them the wider ones that differ only in a slot's commonest values, out."""

from collections.abc import Iterable
from itertools import combinations
from typing import Final

from transform.boilerplate.line_shapes import SLOT, Shape, fits_shape, is_word
from transform.boilerplate.recurring_lines import Recurrence

LEAST_COMMON_WORDS: Final = 4
LEAST_COMMON_SHARE: Final = 0.6
MOST_SIBLINGS: Final = 120
MOST_DIFFERENT: Final = 8


def widen_shapes(recurring: dict[Shape, Recurrence]) -> dict[Shape, Recurrence]:
    """Return the shapes and, where two differ in one place only, the shape with a slot in it.

    "More about Belarus in our channel" and "... about Poland ..." may both be frequent; a third
    country comes tomorrow. The wider shape takes over the counts of all it covers, and replaces them.
    """
    wider = {
        shape
        for siblings in group_siblings(recurring)
        for one, other in combinations(siblings, 2)
        if (shape := join_shapes(one, other)) is not None
    }
    widened = dict(recurring)
    for shape in sorted(wider, key=lambda shape: (len(shape), shape)):
        covered = [narrow for narrow in widened if narrow != shape and fits_shape(narrow, shape)]
        if len(covered) < 2:
            continue
        whole = widened.pop(shape, Recurrence())
        for narrow in sorted(covered):
            whole.merge(widened.pop(narrow))
        whole.longest_slot = max(whole.longest_slot, MOST_DIFFERENT)
        widened[shape] = whole
    return widened


def group_siblings(recurring: dict[Shape, Recurrence]) -> list[list[Shape]]:
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
