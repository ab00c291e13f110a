"""A parsed page in, its visible lines and the elements around them out, in document order."""

from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from extract.article.pen import Line, Pen
from extract.article.tags import (
    BLOCK,
    BREAK,
    CELL,
    HEADING_TAGS,
    INLINE,
    LINK,
    ROLES,
    SKIP,
    STRONG,
)

__all__ = ["HEADING_TAGS", "Element", "Line", "Page", "walk_page"]

# more than any real page has; beyond it the walk stops and the page counts as too large
MAX_ELEMENTS: Final = 30_000
MAX_DEPTH: Final = 2_000
_OPENING: Final = (BLOCK, CELL)
_NAMING: Final = ("class", "id", "role", "itemprop")


@dataclass(slots=True)
class Element:
    """One block-level element: its tag, its naming words (class, id, role, itemprop) and its place.

    Its descendants are the elements after it up to, not including, `end`.
    """

    index: int
    parent: int
    tag: str
    names: str
    depth: int
    hidden: bool
    end: int = 0


@dataclass(slots=True)
class Page:
    """All lines and block-level elements of a page, both in document order."""

    elements: list[Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    links: int = 0
    too_large: bool = False


def walk_page(root: LexborNode) -> Page:  # noqa: C901, PLR0912, PLR0915 - the hot loop of every page: calls would double its cost
    """Visit every visible node once, without recursion, and return the page's lines and elements.

    Stops with `too_large` set at more than MAX_ELEMENTS elements or MAX_DEPTH open ones.
    """
    page, pen = Page(), Pen()
    page.lines = pen.lines
    elements, pieces = page.elements, pen.pieces
    # the block-level elements that are open, and all open nodes with the roles of their tags
    open_indexes = [-1]
    open_nodes: list[LexborNode] = []
    open_roles: list[int] = []
    links = strongs = 0
    roles, node = ROLES, root
    while True:
        tag = node.tag or ""
        if tag == "-text":
            role = INLINE
            text = node.text_content or ""
            if not text.isspace():
                pieces.append(text)
                pen.breaks = 0
                if links:
                    pen.in_links += len(text)
                if strongs:
                    pen.in_strong += len(text)
            elif pieces:
                pieces.append(" ")
        else:
            role = roles.get(tag, INLINE) if node is not root else BLOCK
            if not role:
                pass
            elif role in _OPENING:
                parent = open_indexes[-1]
                if role == CELL:
                    pen.start_cell(parent)
                elif pieces:
                    pen.split_cell(parent)
                    pen.end_line(parent)
                index = len(elements)
                if index > MAX_ELEMENTS or len(open_indexes) > MAX_DEPTH:
                    page.too_large = True
                    return page
                names, hidden = _read_names(node)
                hidden = hidden or (parent >= 0 and elements[parent].hidden)
                elements.append(Element(index, parent, tag, names, len(open_indexes), hidden))
                open_indexes.append(index)
            elif role == LINK:
                page.links += 1
                pen.links += 1
                links += 1
            elif role == STRONG:
                strongs += 1
            elif role == BREAK:
                pen.break_line(open_indexes[-1])
            child = node.child if role != SKIP else None
            if child is not None:
                open_nodes.append(node)
                open_roles.append(role)
                node = child
                continue
        while True:
            # the node ends here: what it held is complete
            if not role:
                pass
            elif role in _OPENING:
                closed = open_indexes.pop()
                elements[closed].end = len(elements)
                if pieces and (role == BLOCK or pen.cell_broken):
                    pen.end_line(closed)
            elif role == LINK:
                links -= 1
            elif role == STRONG:
                strongs -= 1
            if not open_nodes:
                return page
            following = node.next
            if following is not None:
                node = following
                break
            node = open_nodes.pop()
            role = open_roles.pop()


def _read_names(node: LexborNode) -> tuple[str, bool]:
    """Return an element's naming words, lower case, and whether it says that it is hidden."""
    attributes = node.attributes
    if not attributes:
        return "", False
    if len(attributes) == 1 and "class" in attributes:
        return (attributes["class"] or "").lower(), False
    names = " ".join([attributes[key] or "" for key in _NAMING if key in attributes]).lower()
    style = attributes.get("style")
    hides = style is not None and "display:none" in style.replace(" ", "").lower()
    return names, hides or "hidden" in attributes
