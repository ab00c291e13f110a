"""A line in; its tokens, and whether they fit a shape with slots, out."""

import re
from collections.abc import Sequence
from typing import Final

TITLE: Final = "{title}"
NUMBER: Final = "{number}"
SLOT: Final = "{}"
LONGEST_SLOT: Final = 14
LABEL_TOKENS: Final = 4
_TOKENS: Final = re.compile(
    r"\{title\}|\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:['’-][^\W\d_]+)*|[^\w\s]"
)

Shape = tuple[str, ...]


def read_tokens(text: str) -> Shape:
    """Return the words, signs and numbers of a line in one case; every number is "{number}"."""
    return tuple(
        NUMBER if token[0].isdigit() else token for token in _TOKENS.findall(text.casefold())
    )


def read_first_token(text: str) -> str | None:
    """Return the first of a line's tokens, None where it has none."""
    match = _TOKENS.search(text)
    if match is None:
        return None
    token = match.group().casefold()
    return NUMBER if token[0].isdigit() else token


def mask_title(text: str, title: str | None) -> str:
    """Return a line with the article's own title replaced by its slot."""
    return text.replace(title, TITLE) if title and len(title) >= 8 else text


def is_word(token: str) -> bool:
    """Return whether a token is a fixed word: no slot and no sign."""
    return token[0].isalpha()


def opens_with_label(shape: Sequence[str]) -> bool:
    """Return whether fixed words and a colon begin a shape: "tags : {}"."""
    if ":" not in shape[:LABEL_TOKENS]:
        return False
    return SLOT not in shape[: shape.index(":")]


def fits_shape(tokens: Sequence[str], shape: Shape, longest_slot: int = LONGEST_SLOT) -> bool:
    """Return whether tokens follow a shape, each slot taking one to `longest_slot` of them."""
    parts = split_shape(shape)
    first, last = parts[0], parts[-1]
    size = len(tokens)
    if len(parts) == 1:
        return tuple(tokens) == first
    if tuple(tokens[: len(first)]) != first or (last and tuple(tokens[size - len(last) :]) != last):
        return False
    place = len(first)
    for part in parts[1:-1]:
        found = find_part(tokens, part, place + 1, min(place + longest_slot, size - len(part)))
        if found is None:
            return False
        place = found + len(part)
    return 1 <= size - len(last) - place <= longest_slot


def find_part(tokens: Sequence[str], part: Shape, start: int, end: int) -> int | None:
    """Return the first place from `start` to `end` where a part stands."""
    width = len(part)
    return next(
        (place for place in range(start, end + 1) if tuple(tokens[place : place + width]) == part),
        None,
    )


def split_shape(shape: Shape) -> list[Shape]:
    """Return the fixed parts of a shape; the first and the last are empty where it begins or ends in a slot."""
    parts: list[list[str]] = [[]]
    for token in shape:
        if token == SLOT:
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts]


def write_shape(shape: Shape) -> str:
    """Return a shape as one readable string; `read_shape` undoes it."""
    return " ".join(shape)


def read_shape(shape: str) -> Shape:
    """Return the tokens of a written shape."""
    return tuple(shape.split(" "))
