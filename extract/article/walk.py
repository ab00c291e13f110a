"""A parsed page in, its visible lines and the elements around them out, in document order."""

from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

SKIPPED: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "svg",
        "iframe",
        "template",
        "object",
        "embed",
        "select",
        "option",
        "optgroup",
        "datalist",
        "textarea",
        "input",
        "canvas",
        "video",
        "audio",
        "head",
        "meta",
        "link",
        "map",
        "progress",
        "meter",
        "math",
        "picture",
        "source",
        "frameset",
        "nav",
        "footer",
    ]
)
BLOCK_TAGS: Final = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
HEADING_TAGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELL_TAGS: Final = frozenset(("td", "th"))
# more than any real page has; beyond it the walk stops and the page counts as too large
MAX_NODES: Final = 400_000
MAX_ELEMENTS: Final = 30_000
MAX_DEPTH: Final = 2_000
_LONG_CELL_CHARS: Final = 100
# prose that is wrapped by hand has longer lines than this
_CELL: Final = "cell"
_SHORT_LINE_CHARS: Final = 60
_STRONG: Final = frozenset(("b", "strong"))
_NAMING: Final = ("class", "id", "role", "itemprop")


@dataclass(slots=True)
class Element:
    """One block-level element: its tag, its naming words (class, id, role, itemprop) and its place."""

    index: int
    parent: int
    tag: str
    names: str
    depth: int
    hidden: bool


@dataclass(slots=True)
class Line:
    """One visible line or paragraph; `owner` is the index of the innermost block-level element."""

    owner: int
    text: str
    link_chars: int = 0
    links: int = 0
    strong_chars: int = 0


@dataclass(slots=True)
class Page:
    """All lines and block-level elements of a page, both in document order."""

    elements: list[Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    links: int = 0
    too_large: bool = False


class _Pen:
    """Joins the pieces of text between two block borders into lines."""

    __slots__ = (
        "breaks",
        "cell_broken",
        "cell_start",
        "in_link",
        "in_strong",
        "lines",
        "pieces",
        "sums",
    )

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.pieces: list[str] = []
        self.sums = [0, 0, 0]  # characters in links, links, characters in bold
        self.breaks = self.cell_start = self.in_link = self.in_strong = 0
        self.cell_broken = False

    def break_line(self, owner: int) -> None:
        """Meet a `<br>`: two end the paragraph, one ends a short line or one set in bold, else it is a space."""
        self.breaks += 1
        gathered = "".join(self.pieces[self.cell_start :]).strip()
        if self.breaks > 1 or len(gathered) < _SHORT_LINE_CHARS or self.sums[2] >= len(gathered):
            self.split_cell(owner)
            self.end_line(owner)
            self.breaks += 1
            self.cell_broken = True
        else:
            self.pieces.append(" ")

    def start_cell(self, owner: int) -> None:
        """Meet a table cell: short cells stand in one line with their row, a long one by itself."""
        if self.cell_broken or sum(map(len, self.pieces[self.cell_start :])) > _LONG_CELL_CHARS:
            self.split_cell(owner)
            self.end_line(owner)
        self.cell_broken = False
        if self.pieces:
            self.pieces.append(" ")
        self.cell_start = len(self.pieces)

    def split_cell(self, owner: int) -> None:
        """End the line before the current cell: the cell holds lines of its own."""
        if self.cell_start:
            inside = self.pieces[self.cell_start :]
            del self.pieces[self.cell_start :]
            self.end_line(owner)
            self.pieces.extend(inside)

    def end_line(self, owner: int) -> None:
        """Meet a block border: what was gathered becomes a line, unless it is white space."""
        pieces = self.pieces
        if pieces:
            text = " ".join("".join(pieces).split())
            if text:
                in_links, links, in_strong = self.sums
                size = len(text)
                self.lines.append(
                    Line(owner, text, min(in_links, size), links, min(in_strong, size))
                )
                self.sums = [0, 0, 0]
            pieces.clear()
        self.breaks = self.cell_start = 0


def walk_page(root: LexborNode) -> Page:  # noqa: C901, PLR0912, PLR0915 - the hot loop of every page: calls would double its cost
    """Visit every visible node once, without recursion, and return the page's lines and elements.

    Stops at MAX_NODES nodes or MAX_DEPTH open elements with `too_large` set.
    """
    page = Page()
    elements, pen = page.elements, _Pen(page.lines)
    pieces = pen.pieces
    open_indexes = [-1]
    # the stack holds nodes to visit; a string says what ends when it is reached again
    stack: list[LexborNode | str] = [root]
    budget = MAX_NODES
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            _close(node, pen, open_indexes)
            continue
        budget -= 1
        if budget < 0 or len(open_indexes) > MAX_DEPTH or len(elements) > MAX_ELEMENTS:
            page.too_large = True
            break
        following = node.next
        if following is not None and node is not root:
            stack.append(following)
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            if text.isspace():
                if pieces:
                    pieces.append(" ")
                continue
            pieces.append(text)
            pen.breaks = 0
            if pen.in_link:
                pen.sums[0] += len(text)
            if pen.in_strong:
                pen.sums[2] += len(text)
            continue
        if tag is None or tag in SKIPPED:
            continue
        if tag in BLOCK_TAGS:
            _open(node, tag, pen, elements, open_indexes)
            stack.append(tag)
        elif tag in CELL_TAGS:
            _open_cell(node, tag, pen, elements, open_indexes)
            stack.append(_CELL)
        elif tag == "br":
            pen.break_line(open_indexes[-1])
            continue
        elif tag == "a":
            page.links += 1
            pen.sums[1] += 1
            pen.in_link += 1
            stack.append("a")
        elif tag in _STRONG:
            pen.in_strong += 1
            stack.append("b")
        child = node.child
        if child is not None:
            stack.append(child)
    pen.end_line(open_indexes[-1])
    return page


def _open(
    node: LexborNode, tag: str, pen: _Pen, elements: list[Element], open_indexes: list[int]
) -> None:
    parent = open_indexes[-1]
    index = len(elements)
    if pen.pieces:
        pen.split_cell(parent)
        pen.end_line(parent)
    attributes = node.attributes
    names, hidden = "", parent >= 0 and elements[parent].hidden
    if attributes:
        names = " ".join([attributes[key] or "" for key in _NAMING if key in attributes]).lower()
        hidden = hidden or "hidden" in attributes or _hides(attributes.get("style"))
    elements.append(Element(index, parent, tag, names, len(open_indexes), hidden))
    open_indexes.append(index)


def _open_cell(
    node: LexborNode, tag: str, pen: _Pen, elements: list[Element], open_indexes: list[int]
) -> None:
    """Open a cell: an element for what stands in it by itself, but its short text goes with the row."""
    pen.start_cell(open_indexes[-1])
    waiting = pen.pieces[:]
    pen.pieces.clear()
    _open(node, tag, pen, elements, open_indexes)
    pen.pieces.extend(waiting)


def _close(what: str, pen: _Pen, open_indexes: list[int]) -> None:
    if what == "a":
        pen.in_link -= 1
    elif what == "b":
        pen.in_strong -= 1
    elif what == _CELL:
        cell = open_indexes.pop()
        if pen.cell_broken:
            pen.end_line(cell)
    else:
        closed = open_indexes.pop()
        if pen.pieces:
            pen.end_line(closed)


def _hides(style: str | None) -> bool:
    return style is not None and "display:none" in style.replace(" ", "").lower()
