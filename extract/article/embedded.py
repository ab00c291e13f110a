"""A page whose text stands only in its scripts in, that text as lines out."""

import re
from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.characters import squeeze
from extract.article.structured import Structured
from extract.article.walk import Page, walk_page

_LEAST_CHARS: Final = 400
_MARKUP: Final = re.compile(r"<(?:p|br|div|h[2-6]|ul|li|blockquote)\b", re.IGNORECASE)
_SAMPLE_CHARS: Final = 40


def find_embedded_body(structured: Structured, page: Page, ratings: Sequence[float]) -> Page | None:
    """Return the text of JSON-LD's articleBody where the visible page lacks most of it.

    A page that shows the text itself keeps its own lines: they have paragraphs, the claim often
    has none.
    """
    body = structured.body
    if body is None or len(body) < _LEAST_CHARS:
        return None
    shown = sum(
        len(line.text) for line, rating in zip(page.lines, ratings, strict=True) if rating >= 0.5
    )
    if shown > 0.5 * len(body):
        return None
    visible = squeeze(" ".join(line.text for line in page.lines))
    pieces = [
        squeeze(body[place : place + _SAMPLE_CHARS]).replace("\n", "")
        for place in range(0, len(body), len(body) // 12)
    ]
    if sum(piece in visible for piece in pieces) > len(pieces) / 2:
        return None
    return make_lines(body)


def make_lines(text: str) -> Page | None:
    """Return a text from a script as lines: its markup's blocks, or its own lines."""
    if not _MARKUP.search(text):
        text = "".join(f"<p>{line}" for line in text.replace("<", "&lt;").splitlines())
    root = LexborHTMLParser(text).body
    page = walk_page(root) if root is not None else None
    return page if page is not None and page.lines else None
