"""A text of a script or a template in, how much of it is prose out."""

import re
from typing import Final

TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_CHARS_A_SPACE: Final = 15


def measure_prose(text: str) -> int:
    """Return how many characters of a text are prose: markup is none, nor is what has no words in a row."""
    bare = TAG.sub(" ", text)
    spaces = bare.count(" ")
    is_prose = spaces * _CHARS_A_SPACE >= len(bare) or not bare.isascii()
    return len(" ".join(bare.split())) if is_prose and not _looks_like_code(bare) else 0


def _looks_like_code(text: str) -> bool:
    return sum(map(text.count, "{}=;")) * 50 > len(text)
