"""A pattern's parse in; how the lines that it matches begin and what they hold, out.

What need not be tried on a line is seen by that.
"""

import re
from typing import Final, NamedTuple

from config.patterns.tree import REPEATS, Tree, codes

# letters of an opening: four tell most first words apart
OPENING_CHARS: Final = 4
_DIGITS: Final = re.compile(r"\d")
# a class of more characters than this is as good as any character
_MOST_CHARS: Final = 12
_MOST_OPENINGS: Final = 4000
_MOST_NEEDLES: Final = 8


class Openings(NamedTuple):
    """Beginnings of lines: `open` ones go on with what the pattern says next, `closed` ones with anything."""

    open: frozenset[str]
    closed: frozenset[str]


def level_digits(letters: str) -> str:
    """Return letters with every digit as 0, as openings have them."""
    return letters if letters.isalpha() else _DIGITS.sub("0", letters)


def list_openings(tree: Tree) -> frozenset[str]:
    """Return beginnings, each of four letters or less, one of which every matching line has.

    The empty one, which every line has, stands for a pattern that says nothing about beginnings.
    """
    start = Openings(open=frozenset({""}), closed=frozenset())
    read = follow_sequence(start, tree)
    found = read.open | read.closed
    return found if len(found) <= _MOST_OPENINGS else frozenset({""})


def list_needles(tree: Tree) -> tuple[str, ...]:
    """Return strings one of which every matching line holds, of those that must be there the longest.

    There are none where that is not known.
    """
    ways: list[tuple[str, ...]] = [()]
    run = ""
    for code, argument in [*tree.data, (None, None)]:
        if code is codes.LITERAL:
            run += chr(argument)
            continue
        ways += [(run,)] if run.strip() else []
        ways.append(find_item_needles(code, argument))
        run = ""
    return max(ways, key=measure_needles)


def find_item_needles(code: object, argument: Tree) -> tuple[str, ...]:
    """Return the needles of one item, none of one that may be left out."""
    if code is codes.SUBPATTERN:
        return list_needles(argument[3])
    if code in REPEATS and argument[0] > 0:
        return list_needles(argument[2])
    if code is codes.BRANCH:
        ways = [list_needles(branch) for branch in argument[1]]
        return tuple(needle for way in ways for needle in way) if all(ways) else ()
    return ()


def measure_needles(needles: tuple[str, ...]) -> int:
    """Return the length of the shortest of some needles; many are as bad as none."""
    return min(map(len, needles)) if 0 < len(needles) <= _MOST_NEEDLES else 0


def follow_sequence(so_far: Openings, tree: Tree) -> Openings:
    """Let openings go on with a sequence of items, as long as any is open."""
    for item in tree.data:
        if not so_far.open:
            break
        so_far = follow_item(so_far, item)
    return so_far


def follow_item(so_far: Openings, item: Tree) -> Openings:
    """Let openings go on with one item; what has four letters, or meets any character, is closed."""
    code, argument = item
    if code is codes.LITERAL:
        return add_letters(so_far, {level_digits(chr(argument))})
    if code is codes.IN:
        return add_letters(so_far, list_letters(argument))
    if code is codes.SUBPATTERN:
        return follow_sequence(so_far, argument[3])
    if code is codes.BRANCH:
        ways = [follow_sequence(so_far, branch) for branch in argument[1]]
        return Openings(
            open=frozenset().union(*(way.open for way in ways)),
            closed=so_far.closed.union(*(way.closed for way in ways)),
        )
    if code in REPEATS:
        return follow_repeat(so_far, *argument)
    return so_far if code is codes.AT else add_letters(so_far, set())


def follow_repeat(so_far: Openings, least: int, most: int, inner: Tree) -> Openings:
    """Let openings go on with what may be repeated: not at all, once, or more often than is followed."""
    once = follow_sequence(so_far, inner)
    if int(most) > 1:
        once = Openings(open=frozenset(), closed=once.closed | once.open)
    return once if least > 0 else Openings(open=so_far.open | once.open, closed=once.closed)


def add_letters(so_far: Openings, letters: set[str]) -> Openings:
    """Let openings go on with one of these letters; without any they close here."""
    if not letters:
        return Openings(open=frozenset(), closed=so_far.closed | so_far.open)
    longer = {opening + letter for opening in so_far.open for letter in letters}
    full = {opening for opening in longer if len(opening) >= OPENING_CHARS}
    return Openings(open=frozenset(longer - full), closed=so_far.closed | full)


def list_letters(parts: Tree) -> set[str]:
    """Return the letters of a character class, none where it is large or names kinds of characters."""
    letters: set[str] = set()
    for code, argument in parts:
        if code is codes.LITERAL:
            letters.add(level_digits(chr(argument)))
        elif code is codes.CATEGORY and argument is codes.CATEGORY_DIGIT:
            letters.add("0")
        elif code is codes.RANGE and argument[1] - argument[0] < _MOST_CHARS:
            letters.update(level_digits(chr(sign)) for sign in range(argument[0], argument[1] + 1))
        else:
            return set()
    return letters if len(letters) <= _MOST_CHARS else set()
