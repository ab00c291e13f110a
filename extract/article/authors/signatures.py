"""A parsed page in, the name that stands alone at the right below its text out, as Vietnamese and other papers sign."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.authors.dated_names import list_names

_ALIGNED: Final = '[style*="right" i], [align="right" i], [class*="right" i]'
_RIGHT: Final = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_RIGHT_CLASSES: Final = frozenset(
    ("text-right", "align-right", "has-text-align-right", "alignright")
)
_LONGEST: Final = 60
_LONGEST_NOTE: Final = 90
# indented markup is mostly blanks
_BLANKS: Final = 50
# the last of them, and how far to look around each: pages may have thousands
_MOST_NODES: Final = 20
_MOST_SIBLINGS: Final = 60
_LEAST_PARAGRAPHS: Final = 2
# "Anna Reed. Photos by the author"
_PICTURES: Final = re.compile(
    r"[.,;]?\s*\(?\b(?:photos?|fotos?|foto's|bild(?:er)?|zdjęcia|фото|фотографии|снимки|світлини)\b.*$",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*[-–—,/&]\s*")


def find_signature(parser: LexborHTMLParser) -> list[str]:
    """Return the names in the last element that is set to the right behind two paragraphs and holds nothing but names."""
    aligned = [node for node in parser.css(_ALIGNED) if _is_set_right(node)]
    for node in reversed(aligned[-_MOST_NODES:]):
        raw = node.text()
        if len(raw) > _BLANKS * _LONGEST:
            continue
        text = _PICTURES.sub("", " ".join(raw.split())).strip("()[]")
        if len(text) > _LONGEST or not _ends_text(node):
            continue
        parts = [part for part in _PARTS.split(text) if part]
        names = [list_names(part) for part in parts]
        if names and all(names):
            return [name for named in names for name in named]
    return []


def _is_set_right(node: LexborNode) -> bool:
    attributes = node.attributes
    classes = (attributes.get("class") or "").lower().split()
    return (
        (attributes.get("align") or "").lower() == "right"
        or _RIGHT.search(attributes.get("style") or "") is not None
        or not _RIGHT_CLASSES.isdisjoint(classes)
    )


def _ends_text(node: LexborNode) -> bool:
    """Tell whether paragraphs stand before an element, and none but a note behind it."""
    before = _count_paragraphs(node, forward=False, least=_LONGEST)
    return before >= _LEAST_PARAGRAPHS and not _count_paragraphs(
        node, forward=True, least=_LONGEST_NOTE
    )


def _count_paragraphs(node: LexborNode, *, forward: bool, least: int) -> int:
    """Count the paragraphs beside an element that are longer than `least` characters, to the second."""
    count, other = 0, node.next if forward else node.prev
    for _ in range(_MOST_SIBLINGS):
        if other is None or count == _LEAST_PARAGRAPHS:
            break
        count += other.tag == "p" and len(other.text().strip()) > least
        other = other.next if forward else other.prev
    return count
