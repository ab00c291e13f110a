"""Blocks in; the telling names of each block's elements out, without those its paragraphs share."""

from collections.abc import Collection, Sequence

from config.patterns.folding import fold_text
from records.article import TextBlock
from transform.boilerplate.facts.markup_words import TELLING

AMBIENT_SHARE = 0.2
# an anchor repeats a heading, or what a paragraph begins with
_MOST_CHARS = 5_000


def find_marks(blocks: Sequence[TextBlock], prose: Collection[int]) -> dict[int, frozenset[str]]:
    """Return, by position, the names that say what a block is ("share", "related", "byline").

    `prose` are the positions of the article's paragraphs.

    A name that a fifth of the article's paragraphs bear belongs to the page's frame ("content-with-
    newsletter") and says nothing about one block. Nor does a name that a likely block says itself:
    a heading's anchor repeats its words ("what-is-social-media").
    """
    # neighbours have the names of their elements in common
    telling = {
        words: names for words in {block.words for block in blocks} if (names := words & TELLING)
    }
    if not telling:
        return {}
    named = [
        (block, names)
        for block in blocks
        if block.words in telling and (names := telling[block.words] - list_own_words(block))
    ]
    if not named:
        return {}
    borne: dict[str, int] = {}
    for block, names in named:
        if block.position in prose:
            for name in names:
                borne[name] = borne.get(name, 0) + 1
    ambient = {name for name, count in borne.items() if count >= max(1, AMBIENT_SHARE * len(prose))}
    marks = ((block.position, names - ambient) for block, names in named)
    return {position: names for position, names in marks if names}


def list_own_words(block: TextBlock) -> frozenset[str]:
    """Return the words of a block that is likely part of the article, of any other none."""
    said = block.text[:_MOST_CHARS]
    return frozenset(fold_text(said).split()) if block.likelihood >= 0.5 else frozenset()
