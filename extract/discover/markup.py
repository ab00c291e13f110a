"""A list page's bytes in; its parsed tree, the base of its links and what its elements say out."""

import re
from collections.abc import Container, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from extract.discover.addresses import resolve_address

# a bound that only archives and broken pages meet
MOST_LINKS = 3000
# Bounds that only hostile or broken pages meet: what is read of one link or item. Elements may stand
# within each other hundreds of times, and each would be read to its end.
MOST_NODES = 3_000
MOST_CHARS = 10_000
# 5,000 links with their headlines, pictures and days have 75,000; this tree takes far longer to build
# than the one articles are read from
MAX_LIST_TAGS = 120_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def find_list_excess(body: bytes) -> str | None:
    """Return what a list page has too much of to be parsed into a tree, or None."""
    return f"more than {MAX_LIST_TAGS} tags" if body.count(b"<") > MAX_LIST_TAGS else None


def parse_markup(body: bytes, content_type: str | None) -> BeautifulSoup:
    """Return the tree of an HTML page; valid UTF-8 wins over a wrong header."""
    if b"<" not in body and b"\0" not in body:
        return BeautifulSoup("<html></html>", "lxml")
    named = _CHARSET.search(content_type or "")
    for encoding in ("utf-8-sig", named[1] if named else "utf-8-sig"):
        try:
            return BeautifulSoup(body.decode(encoding), "lxml")
        except (UnicodeError, LookupError):
            continue
    return BeautifulSoup(body, "lxml")


def read_base(soup: BeautifulSoup, page_url: str) -> str:
    """Return the address that relative links of a page start from."""
    base = soup.find("base", href=True)
    href = read_attribute(base, "href") if isinstance(base, Tag) else ""
    return (resolve_address(page_url, href) if href else None) or page_url


def find_anchors(soup: BeautifulSoup) -> list[Tag]:
    """Return the links of a page, of very many the first."""
    return list(soup.find_all("a", href=True, limit=MOST_LINKS))


def has_more_anchors(soup: BeautifulSoup) -> bool:
    """Tell whether a page has links besides those that `find_anchors` returns."""
    return len(soup.find_all("a", href=True, limit=MOST_LINKS + 1)) > MOST_LINKS


def has_relation(tag: Tag, word: str) -> bool:
    """Tell whether a <link> or <a> with an address has this word in its rel."""
    if tag.name not in {"link", "a"} or not tag.has_attr("href"):
        return False
    return word in read_attribute(tag, "rel").lower().split()


def read_attribute(tag: Tag, name: str) -> str:
    """Return an attribute as text, several words joined by spaces; empty where it is missing."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def iterate_tags(tag: Tag, names: Container[str] | None = None) -> Iterator[Tag]:
    """Yield the elements within another, of these names or all, in page order."""
    for node in islice(tag.descendants, MOST_NODES):
        if isinstance(node, Tag) and (names is None or node.name in names):
            yield node


def iterate_linked(tag: Tag) -> Iterator[Tag]:
    """Yield the links with an address within an element."""
    return (link for link in iterate_tags(tag, {"a"}) if link.has_attr("href"))


def read_text(tag: Tag, between: str = " ") -> str:
    """Return the text of an element without the white space around its pieces."""
    shown = tag.interesting_string_types or ()
    pieces: list[str] = []
    chars = 0
    for node in islice(tag.descendants, MOST_NODES):
        if isinstance(node, NavigableString) and type(node) in shown:
            piece = node[:MOST_CHARS].strip()
            pieces += [piece] if piece else []
            chars += len(piece)
            if chars >= MOST_CHARS:
                break
    return between.join(pieces)
