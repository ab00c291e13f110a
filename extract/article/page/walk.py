"""A parsed page in, its visible lines and the elements around them out, in document order."""

from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from extract.article.page.pen import Line, Pen
from extract.article.page.settings import Settings, number_settings
from extract.article.page.tags import (
    BLOCK,
    BREAK,
    CELL,
    FIELD,
    HEADING_TAGS,
    INLINE,
    LINK,
    STRONG,
    WORD_BREAK,
    number_tags,
)

__all__ = ["HEADING_TAGS", "Elements", "Line", "Page", "walk_page"]

# more than any real page has; beyond it the walk stops and the page counts as too large
MAX_ELEMENTS: Final = 30_000
MAX_DEPTH: Final = 2_000
MAX_LINES: Final = 40_000


@dataclass(slots=True)
class Elements:
    """The block-level elements of a page in document order, as lists with one entry for each.

    The root has the parent -1; the descendants of an element are those after it up to, not
    including, its end.
    """

    parents: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """All lines and block-level elements of a page, both in document order, and what stands around the lines.

    `fields` are what a reader may write in, each with the element that holds it.
    """

    elements: Elements = field(default_factory=Elements)
    lines: list[Line] = field(default_factory=list)
    settings: Settings = field(default_factory=lambda: Settings([], [], []))
    fields: list[tuple[int, LexborNode]] = field(default_factory=list)
    too_large: bool = False


def walk_page(root: LexborNode) -> Page:  # noqa: C901, PLR0912, PLR0915 - the hot loop of every page: calls would double its cost
    """Visit every visible node once, without recursion, and return the page's lines and elements.

    Stops with `too_large` set at more than MAX_ELEMENTS elements, MAX_DEPTH open ones or MAX_LINES lines.
    """
    pen = Pen()
    elements = Elements()
    page = Page(elements=elements, lines=pen.lines)
    pieces, parents, ends = pen.pieces, elements.parents, elements.ends
    tag_of, nodes = elements.tags, list[LexborNode]()
    # all open nodes with the roles of their tags
    open_nodes: list[LexborNode] = []
    open_roles: list[int] = []
    links = strongs = 0
    text_number, roles, tags = number_tags()
    node, number, parent = root, root.tag_id, -1
    while True:
        if number == text_number:
            text = node.text_content or ""
            if not text.isspace():
                if "\n\n" in text and tag_of[parent] == "pre" and _is_set_by_hand(node):
                    pen.write_paragraphs(text, parent)
                    if len(pen.lines) > MAX_LINES:
                        page.too_large = True
                        return page
                else:
                    if pieces and (text[0].isupper() or text[0].isdigit()):
                        pen.part_words(text)
                    pieces.append(text)
                pen.breaks = 0
                if links:
                    pen.in_links += len(text)
                if strongs:
                    pen.in_strong += len(text)
            elif pieces:
                pieces.append(" ")
            following = node.next
        else:
            role = roles.get(number, INLINE) if open_nodes else BLOCK
            if not role:
                pass
            elif role <= CELL:
                if role == CELL:
                    pen.start_cell(parent)
                elif pieces:
                    pen.end_lines(parent)
                index = len(parents)
                if index > MAX_ELEMENTS or len(open_nodes) >= MAX_DEPTH:
                    page.too_large = True
                    return page
                nodes.append(node)
                tag_of.append(tags.get(number) or node.tag or "")
                parents.append(parent)
                ends.append(0)
                parent = index
            elif role == LINK:
                if pieces:
                    pen.part_link(node)
                pen.links += 1
                links += 1
            elif role == STRONG:
                strongs += 1
            elif role == BREAK:
                pen.break_line(parent, in_headline=tag_of[parent] == "h1")
                if len(pen.lines) > MAX_LINES:
                    page.too_large = True
                    return page
            elif role == WORD_BREAK:
                # what stands around it is one word
                pieces.append("")
            elif role == FIELD:
                page.fields.append((parent, node))
            if role < BREAK:
                open_nodes.append(node)
                open_roles.append(role)
                following = node.first_child
            else:
                following = node.next
        while following is None:
            # the innermost open node ends here: what it held is complete
            node, role = open_nodes.pop(), open_roles.pop()
            if not role:
                pass
            elif role <= CELL:
                ends[parent] = len(parents)
                if pieces and (role == BLOCK or pen.cell_broken):
                    pen.end_line(parent)
                parent = parents[parent]
            elif role == LINK:
                links -= 1
            elif role == STRONG:
                strongs -= 1
            if not open_nodes:
                owners = [line.owner for line in page.lines]
                page.settings = number_settings(parents, tag_of, nodes, owners)
                return page
            following = node.next
        node, number = following, following.tag_id


def _is_set_by_hand(node: LexborNode) -> bool:
    """Say whether a text stands in `<pre>` itself; one in `<pre><code>` is no prose."""
    return node.parent is not None and node.parent.tag == "pre"
