"""A source's own selectors and a parsed page in, what they select out; they win over everything found."""

from selectolax.lexbor import LexborHTMLParser

from config.schema import Selectors
from extract.article.page.walk import Page, walk_page


def apply_removals(parser: LexborHTMLParser, selectors: Selectors) -> None:
    """Cut the elements that a source's `remove` selectors name out of the tree."""
    for selector in selectors.remove:
        for node in parser.css(selector):
            node.decompose()


def select_body(parser: LexborHTMLParser, selectors: Selectors) -> Page | None:
    """Return the lines of the element that holds the text; None where nothing matches, or it is empty or too large."""
    node = parser.css_first(selectors.body) if selectors.body else None
    page = walk_page(node) if node is not None else None
    return page if page is not None and page.lines and not page.too_large else None


def select_text(parser: LexborHTMLParser, selector: str | None) -> str | None:
    """Return the first match's datetime, content or text, white space folded."""
    node = parser.css_first(selector) if selector else None
    if node is None:
        return None
    attributes = node.attributes
    value = attributes.get("datetime") or attributes.get("content") or node.text(separator=" ")
    return " ".join(value.split()) or None
