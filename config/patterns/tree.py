"""CPython's own parse of a pattern: the only exact reading of its syntax there is."""

import re
from functools import lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

# the interpreter's parse tree has no public type: a sequence of (code, argument)
Tree = Any

REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT})

__all__ = ["REPEATS", "Tree", "codes", "compile_tree", "parse_pattern", "split_tree"]


# who checks a pattern goes on to compile it, and parsing takes as long as that
@lru_cache(maxsize=4)
def parse_pattern(pattern: str) -> Tree:
    """Return the parse of a pattern. Raises re.error."""
    return parser.parse(pattern)


def compile_tree(tree: Tree) -> re.Pattern[str]:
    """Return a parsed pattern compiled."""
    compiled: re.Pattern[str] = compiler.compile(tree)
    return compiled


def split_tree(tree: Tree) -> list[Tree]:
    """Return the patterns that the first alternatives of a pattern part; only letters may stand before them."""
    for place, (code, argument) in enumerate(tree.data):
        if code is codes.BRANCH:
            head, rest = tree.data[:place], tree.data[place + 1 :]
            parts = [[*head, *branch.data, *rest] for branch in argument[1]]
            return [parser.SubPattern(tree.state, part) for part in parts]
        if code is not codes.LITERAL:
            break
    return [tree]
