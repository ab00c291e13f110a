"""A page whose text stands only in its scripts in, that text as lines out."""

import re
from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.data.prose import TAG
from extract.article.data.scripts import Story, list_stories
from extract.article.data.structured import Structured
from extract.article.hidden.story_data import add_story_data
from extract.article.page.characters import squeeze
from extract.article.page.walk import Page, walk_page
from extract.page_size import find_excess

_LEAST_CHARS: Final = 400
_MARKUP: Final = re.compile(r"<(?:p|br|div|h[2-6]|ul|li|blockquote)\b", re.IGNORECASE)
_SAMPLE_CHARS: Final = 40
_MOST_TRIED: Final = 3


def find_embedded_body(
    parser: LexborHTMLParser, structured: Structured, page: Page, ratings: Sequence[float]
) -> tuple[Page, Structured] | None:
    """Return the text that only the page's scripts hold, with what they claim of it, where the visible page lacks most of it.

    JSON-LD's articleBody speaks first; templates and the data of scripts are searched where next to
    nothing is shown. A page that shows the text itself keeps its own lines: they have paragraphs, the
    claim often has none.
    """
    shown = sum(
        len(line.text) for line, rating in zip(page.lines, ratings, strict=True) if rating >= 0.5
    )
    stories = [Story(structured.body)] if structured.body is not None else []
    if shown < _LEAST_CHARS and not any(len(story.text) >= _LEAST_CHARS for story in stories):
        stories = list_stories(parser)[:_MOST_TRIED]
    for story in stories:
        if len(story.text) >= max(_LEAST_CHARS, 2 * shown) and not _is_shown(story.text, page):
            lines = make_lines(story.text)
            return None if lines is None else (lines, add_story_data(structured, story.data))
    return None


def _is_shown(text: str, page: Page) -> bool:
    """Say whether most of a text stands in the page's visible lines."""
    visible = squeeze(" ".join(line.text for line in page.lines))
    bare = TAG.sub(" ", text)
    pieces = [
        squeeze(bare[place : place + _SAMPLE_CHARS]).replace("\n", "")
        for place in range(0, len(bare), max(1, len(bare) // 12))
    ]
    return sum(piece in visible for piece in pieces) > len(pieces) / 2


def make_lines(text: str) -> Page | None:
    """Return a text from a script as lines: its markup's blocks, or its own lines."""
    if not _MARKUP.search(text):
        text = "".join(f"<p>{line}" for line in text.replace("<", "&lt;").splitlines())
    # what JSON hides the page's own guard has not seen
    if find_excess(text.encode("utf-8", "replace")):
        return None
    root = LexborHTMLParser(text).body
    page = walk_page(root) if root is not None else None
    return page if page is not None and page.lines and not page.too_large else None
