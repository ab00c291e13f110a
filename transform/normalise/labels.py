"""Keywords and sections as published in, the same without hash signs, repeats and empty ones out."""

from collections.abc import Iterable

from transform.normalise.text import fold_line

_LONGEST_TAG = 100  # longer ones are sentences a site keeps in its keywords
_MOST_TAGS = 50


def normalise_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags in the page's order, each once however it is capitalised."""
    folded = (fold_line(tag).lstrip("#").strip(" ,;") for tag in tags)
    unique: dict[str, str] = {}
    for tag in folded:
        if tag and len(tag) <= _LONGEST_TAG:
            unique.setdefault(tag.casefold(), tag)
    return tuple(unique.values())[:_MOST_TAGS]


def normalise_section(section: str | None) -> str | None:
    """Return the section as published, without separators left at its ends; None for an empty one."""
    return fold_line(section or "").strip(" /|>»›•·,;:") or None
