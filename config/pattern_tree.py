"""CPython's own parse of a pattern: the only exact reading of its syntax there is."""

from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

# the interpreter's parse tree has no public type: a sequence of (code, argument)
Tree = Any

REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT})

__all__ = ["REPEATS", "Tree", "codes", "parser"]
