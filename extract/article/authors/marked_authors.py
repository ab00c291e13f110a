"""A parsed page in, the texts of the elements that it marks as its author out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.authors.bylines import ROLE, list_people, read_names
from extract.article.page.marks import Attributes

_STRONG_CLASSES: Final = frozenset(
    (
        "p-author",
        "author-name",
        "byline-name",
        "byline__name",
        "author__name",
        "entry-author-name",
        "fn",
    )
)
_STRONG_LINK: Final = re.compile(r"/(?:authors?|autor(?:e[ns]?|i)?|auteurs?)/", re.IGNORECASE)
_WEAK_CLASSES: Final = ("byline", "author", "autor", "auteur", "writer", "writtenby")
_WEAK_IDS: Final = ("byline", "author")
# few selectors that find all the marked elements and some more: each is asked of every element,
# which costs far more than to look at the few that answer
_MARKED: Final = (
    '[itemprop~="author" i], [rel~="author" i], [class*="byline" i], [class*="aut" i], [class*="writ" i], .fn,'
    ' [id*="byline" i], [id*="author" i], [data-testid], a[href*="/aut" i], address'
)
_PARTS_OF_NAME: Final = (
    '[class*="firstname" i], [class*="first-name" i], [itemprop="givenName" i]',
    '[class*="lastname" i], [class*="last-name" i], [itemprop="familyName" i]',
)
_APART: Final = re.compile(
    r"(?<!no-)comments?(?![a-z])|commentlist|kommentar|respond|related|recommend|popular|testimonial|carousel|quote",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"[:：]$|^\(|^(?:fotos?|photos?|bild|image|credit|source|quelle|stand)\b", re.IGNORECASE
)
_MAX_ANCESTORS: Final = 10
_MAX_NODES: Final = 40
# "and" in any language; "edited by" and a day are more
_BETWEEN: Final = re.compile(r"[\s,;·•|/&+-]*(?:[^\W\d_]{1,4}[\s,]+)?")
_MOST_BESIDE: Final = 8
_STEPS_TO_BYLINE: Final = 4
_LONGEST_STRONG: Final = 120
_LONGEST_WEAK: Final = 160
# indented markup is mostly blanks
_BLANKS: Final = 100
_MOST_READ_CHARS: Final = 20_000_000


def find_marked_authors(parser: LexborHTMLParser) -> list[str]:
    """Return the texts of elements that the page marks as its author, surest marks first."""
    marked = list(_list_marked(parser))
    strong = [node for node, attributes in marked if _is_strong(node, attributes)]
    if claims := _read_first(strong, _LONGEST_STRONG):
        return claims + _list_beside(strong, claims)
    weak = [node for node, attributes in marked if _is_weak(node, attributes)]
    return _read_first(weak, _LONGEST_WEAK)


def _list_marked(parser: LexborHTMLParser) -> Iterator[tuple[LexborNode, Attributes]]:
    """Yield in page order the elements that may be marked; each comes once for every selector it answers to."""
    last = 0
    for node in parser.css(_MARKED):
        if node.mem_id != last:
            yield node, node.attributes
        last = node.mem_id


def _is_strong(node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether an element's marks name a person's name or a link to the author."""
    if _names_author(attributes.get("itemprop")) or _names_author(attributes.get("rel")):
        return True
    classes = attributes.get("class")
    if classes and not _STRONG_CLASSES.isdisjoint(classes.split()):
        return True
    return node.tag == "a" and _STRONG_LINK.search(attributes.get("href") or "") is not None


def _names_author(words: str | None) -> bool:
    return words is not None and "author" in words.lower().split()


def _is_weak(node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether an element's name speaks of authors."""
    classes = (attributes.get("class") or "").lower()
    if any(map(classes.__contains__, _WEAK_CLASSES)) or node.tag == "address":
        return True
    ids = f"{attributes.get('id')} {attributes.get('data-testid')}".lower()
    return any(map(ids.__contains__, _WEAK_IDS))


def _read_first(nodes: Sequence[LexborNode], longest: int) -> list[str]:
    """Return what the first element that names people and is the article's own says of them."""
    read_chars = 0
    for node in nodes[:_MAX_NODES]:
        # elements around whole pages nest
        read_chars += len(node.text())
        if read_chars > _MOST_READ_CHARS:
            break
        claims = _read_node(node, longest)
        if list_people(claims) and not _stands_apart(node):
            return claims
    return []


def _list_beside(strong: Sequence[LexborNode], claims: Sequence[str]) -> list[str]:
    """Return what the marked elements say that stand with the first one in one byline and look like it."""
    place = next(
        place for place, node in enumerate(strong) if _read_node(node, _LONGEST_STRONG) == claims
    )
    first = strong[place]
    before, beside = [first], list[str]()
    for node in strong[place + 1 : place + _MOST_BESIDE]:
        if node.tag != first.tag or node.attributes.get("class") != first.attributes.get("class"):
            continue
        byline = _find_common(first, node)
        between = _read_text(byline) if byline is not None else ""
        if not 0 < len(between) <= _LONGEST_STRONG:
            break
        # a role may stand behind a name in its element
        for one in before:
            between = between.partition(_read_text(one))[2]
        said = _read_node(node, _LONGEST_STRONG)
        if not said or not _BETWEEN.fullmatch(between.partition(said[0])[0]):
            break
        before.append(node)
        beside += said
    return beside


def _read_text(node: LexborNode) -> str:
    """Return an element's text with single spaces; nothing where it is far longer than any byline."""
    text = node.text(separator=" ")
    return " ".join(text.split()) if len(text) <= 10 * _LONGEST_STRONG else ""


def _find_common(first: LexborNode, other: LexborNode) -> LexborNode | None:
    """Return the innermost element not far above that holds both."""
    above: set[int] = set()
    node = first.parent
    for _ in range(_STEPS_TO_BYLINE):
        if node is None:
            break
        above.add(node.mem_id)
        node = node.parent
    node = other.parent
    for _ in range(_STEPS_TO_BYLINE):
        if node is None or node.mem_id in above:
            return node
        node = node.parent
    return None


def _stands_apart(node: LexborNode) -> bool:
    """Tell whether an element belongs to comments, other articles or the page's frame."""
    above: LexborNode | None = node
    for _ in range(_MAX_ANCESTORS):
        if above is None or above.tag in {"body", "html", "main"}:
            return False
        if above.tag in {"nav", "form", "figure"}:
            return True
        attributes = above.attributes
        if _APART.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        above = above.parent
    return False


def _read_node(node: LexborNode, longest: int) -> list[str]:
    """Return the pieces of an author element that hold names: a name, then its role and date, differ."""
    # to search an element costs as much as to read it: most have no others in them
    if next(node.iter(), None) is not None:
        given, family = (node.css_first(part) for part in _PARTS_OF_NAME)
        if given is not None and family is not None:
            return [" ".join(f"{given.text()} {family.text()}"[:longest].split())]
        node = node.css_first('[itemprop~="name" i]') or node
    text = node.attributes.get("content") or node.text(separator="\n")
    # an element around the whole page is only asked for its length
    if len(text) > _BLANKS * longest:
        return []
    pieces = [folded for piece in text.split("\n") if (folded := " ".join(piece.split()))]
    if not pieces or sum(map(len, pieces)) > longest * 3:
        return []
    for place, piece in enumerate(pieces[:4]):
        if (
            read_names(piece)
            and len(piece) <= longest
            and not ROLE.search(piece)
            and not _LABEL.search(piece)
        ):
            following = pieces[place + 1 : place + 3]
            if len(following) == 2 and following[0].strip(" ,").lower() in {
                "and",
                "&",
                "und",
                "et",
                "",
            }:
                return [piece, following[1]]
            return [piece]
    return []
