"""A parsed page in, the elements that say something of its article by their tag or their attributes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

# more than any real page has; one of 200,000 would be kept whole
_MOST_METAS: Final = 500
Attributes = Mapping[str, str | None]
_METAS: Final = "meta[content]"
_SCRIPTS: Final = 'script[type="application/ld+json" i]'
_CANONICAL: Final = "link[rel=canonical i]"
_DATES: Final = "time, .dt-published, .published, [itemprop*=date i], [property*=datePublished i]"
# every pass over the tree costs as much as five of these selectors: one pass asks them all
_ALL: Final = f"{_METAS}, {_SCRIPTS}, {_CANONICAL}, {_DATES}"


@dataclass(slots=True)
class Marks:
    """The attributes of meta and canonical tags, JSON-LD scripts, marked dates: each in page order."""

    metas: list[Attributes] = field(default_factory=list)
    canonicals: list[Attributes] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    dates: list[LexborNode] = field(default_factory=list)


def find_marks(parser: LexborHTMLParser) -> Marks:
    """Find all marked elements in one pass over the tree."""
    marks, last = Marks(), 0
    for node in parser.css(_ALL):
        # an element that answers to several selectors comes once for each of them, the dates' last
        again = node.mem_id == last
        last = node.mem_id
        if again or not _note(node, marks):
            marks.dates.append(node)
    return marks


def _note(node: LexborNode, marks: Marks) -> bool:
    """Note an element that is marked by its tag; tell whether it is one."""
    tag = node.tag
    if tag == "meta":
        attributes = node.attributes
        if "content" in attributes:
            if len(marks.metas) < _MOST_METAS:
                marks.metas.append(attributes)
            return True
    elif tag == "script":
        if (node.attributes.get("type") or "").lower() == "application/ld+json":
            marks.scripts.append(node)
            return True
    elif tag == "link":
        attributes = node.attributes
        if (attributes.get("rel") or "").lower() == "canonical":
            marks.canonicals.append(attributes)
            return True
    return False
