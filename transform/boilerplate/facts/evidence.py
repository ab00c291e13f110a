"""A block in; what the extractor measured on it (likelihood, links) out, as words that rules use."""

from typing import Final

from records.article import TextBlock

LIKELY: Final = 0.5
DOUBTFUL: Final = 0.75
SURE: Final = 0.9
UNRATED: Final = 1.0
LINKED: Final = 0.6


def is_doubted(block: TextBlock) -> bool:
    """Return whether the extractor holds a block for no part of the article."""
    return block.likelihood < LIKELY


def is_doubtful(block: TextBlock) -> bool:
    """Return whether the extractor is far from sure that a block is part of the article."""
    return block.likelihood < DOUBTFUL


def is_sure(block: TextBlock) -> bool:
    """Return whether the extractor hardly doubts a block; texts without markup it does not rate."""
    return SURE <= block.likelihood < UNRATED


def is_linked(block: TextBlock) -> bool:
    """Return whether a block is mostly a link."""
    return block.link_density >= LINKED
