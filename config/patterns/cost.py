"""A regular expression in; nothing out, or the reason it may not be used on lines of text."""

import re
from typing import Final

from config.patterns.tree import REPEATS, Tree, codes, parse_pattern

LINE_LIMIT: Final = 400
MAX_WAYS: Final = 1_000_000
_BLANK: Final = ord(" ")
_REFUSED: Final = {
    codes.GROUPREF: "refers back to a group; say it in words",
    codes.GROUPREF_EXISTS: "refers back to a group; say it in words",
    codes.ASSERT: "looks around; say it in words",
    codes.ASSERT_NOT: "looks around; say it in words",
}
_HOLDS_BLANK: Final = {
    codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_WORD,
    codes.CATEGORY_NOT_DIGIT,
}


class PatternRefusedError(ValueError):
    """A pattern that no line may be matched with; the message says why."""


def check_pattern(pattern: str) -> None:
    r"""Raise PatternRefusedError for a pattern that is no regex, captures, or could take very long.

    The measure is the number of ways the pattern's repeats could share a line of 400 characters: a
    backtracking matcher tries no more than that. Nested repeats multiply, so `(?:a+)+` is refused;
    a word that must end at a blank can end in one way only, so `(?:\w+ ){0,3}` is not.
    """
    try:
        tree = parse_pattern(pattern)
    except re.error as error:
        raise PatternRefusedError(f"is not a regular expression: {error}") from None
    if tree.state.flags & ~re.UNICODE:
        raise PatternRefusedError(
            "sets a flag; lines are folded to one case before they are matched"
        )
    if tree.state.groups > 1:
        raise PatternRefusedError("captures a group; write (?:...) for a group")
    if count_ways(tree, ends_at_blank=True) > MAX_WAYS:
        raise PatternRefusedError(
            "is catastrophic: nested or many open repeats; bound them, for example .{1,40}"
        )


def count_ways(tree: Tree, *, ends_at_blank: bool) -> int:
    """Return how many ways a parsed pattern could be tried on one line, no more than MAX_WAYS + 1.

    `ends_at_blank` says that a blank, or the end of the line, must follow the pattern.
    """
    ways = 1
    followed = ends_at_blank
    for item in reversed(tree.data):
        ways = min(ways * count_item_ways(item, ends_at_blank=followed), MAX_WAYS + 1)
        followed = starts_with_blank(item, otherwise=followed)
    return ways


def count_item_ways(item: Tree, *, ends_at_blank: bool) -> int:
    """Return how many ways one item of a pattern could be tried."""
    code, argument = item
    if code in _REFUSED:
        raise PatternRefusedError(_REFUSED[code])
    if code in REPEATS:
        least, most, inner = argument
        if ends_at_blank and is_word_part(inner):
            return 1
        again = starts_with_blank(inner[0], otherwise=False) and ends_at_blank
        ways = count_ways(inner, ends_at_blank=again or (int(most) == 1 and ends_at_blank))
        return count_repeat_ways(least, min(int(most), LINE_LIMIT), ways)
    if code is codes.BRANCH:
        return count_branch_ways(argument[1], ends_at_blank=ends_at_blank)
    if code is codes.SUBPATTERN:
        return count_ways(argument[3], ends_at_blank=ends_at_blank)
    return count_ways(argument, ends_at_blank=ends_at_blank) if code is codes.ATOMIC_GROUP else 1


def count_branch_ways(branches: list[Tree], *, ends_at_blank: bool) -> int:
    """Return the ways of alternatives: those that begin with different letters exclude each other."""
    by_letter: dict[int, int] = {}
    always = 0
    for branch in branches:
        ways = count_ways(branch, ends_at_blank=ends_at_blank)
        if len(branch) and branch[0][0] is codes.LITERAL:
            letter = branch[0][1]
            by_letter[letter] = by_letter.get(letter, 0) + ways
        else:
            always += ways
    return always + max(by_letter.values(), default=0)


def count_repeat_ways(least: int, most: int, inner: int) -> int:
    """Return the ways of a repeat: one for each count, times those of what is repeated."""
    total = 0
    for count in range(least, most + 1):
        total += inner**count
        if total > MAX_WAYS:
            return MAX_WAYS + 1
    return total


def starts_with_blank(item: Tree, *, otherwise: bool) -> bool:
    """Return whether an item can begin with nothing but a blank; `otherwise` is what follows it."""
    code, argument = item
    if code is codes.LITERAL:
        return bool(argument == _BLANK)
    if code is codes.SUBPATTERN:
        return begin_with_blank(argument[3], otherwise=otherwise)
    if code is codes.BRANCH:
        return all(begin_with_blank(branch, otherwise=otherwise) for branch in argument[1])
    if code in REPEATS:
        least, _most, inner = argument
        return begin_with_blank(inner, otherwise=otherwise) and (least > 0 or otherwise)
    return False


def begin_with_blank(tree: Tree, *, otherwise: bool) -> bool:
    """Return whether a sequence can begin with nothing but a blank."""
    return starts_with_blank(tree[0], otherwise=otherwise) if len(tree) else otherwise


def is_word_part(tree: Tree) -> bool:
    """Return whether a repeat's content is one character that is never a blank."""
    if len(tree) != 1:
        return False
    code, argument = tree[0]
    if code is codes.LITERAL:
        return bool(argument != _BLANK)
    if code is not codes.IN:
        return False
    negated = argument[0][0] is codes.NEGATE
    return negated is any(holds_blank(part) for part in argument)


def holds_blank(part: Tree) -> bool:
    """Return whether one part of a character class holds the blank."""
    code, argument = part
    if code is codes.LITERAL:
        return bool(argument == _BLANK)
    if code is codes.RANGE:
        return bool(argument[0] <= _BLANK <= argument[1])
    return code is codes.CATEGORY and argument in _HOLDS_BLANK
