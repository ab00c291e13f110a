"""A page's scripts and templates in, the texts that a browser would write from them out."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.data.branches import find_branch
from extract.article.data.halves import replace_halves
from extract.article.data.prose import measure_prose

_TEMPLATES: Final = "script[type*=template i], script[type='text/html' i], template, noscript"
_DATA: Final = (
    "script:not([src]):not([type*=template i]):not([type*=html i]):not([type*='ld+json' i])"
)
_ASSIGNED: Final = re.compile(r"=\s*(?=[\[{])")
_DECODER: Final = json.JSONDecoder(strict=False)
_MOST_SCRIPTS: Final = 60
_MOST_CHARS: Final = 2_000_000
# a page of 10 MB holds no more, unless its signs are written longer than they stand there
_MOST_MARKUP: Final = 12_000_000
_MOST_VALUES: Final = 50_000
_MOST_ASSIGNED: Final = 20
_LEAST_CHARS: Final = 400


@dataclass(frozen=True, slots=True)
class Story:
    """A text that a script or a template holds, as markup or as lines; `data` are the objects it stands in, innermost first."""

    text: str
    data: tuple[Mapping[str, object], ...] = ()


def list_stories(parser: LexborHTMLParser) -> list[Story]:
    """Return the long texts of templates and of the data in scripts, longest first."""
    stories = list(map(Story, _iterate_templates(parser)))
    stories += [Story(*find_branch(value)) for value in list_data(parser)]
    sized = [(measure_prose(story.text), story) for story in stories]
    return [
        story for size, story in sorted(sized, key=_get_size, reverse=True) if size >= _LEAST_CHARS
    ]


def _iterate_templates(parser: LexborHTMLParser) -> Iterator[str]:
    """Yield the markup that templates hold, that of the outer where one holds others, until there is too much of it."""
    taken: set[int] = set()
    chars = 0
    for node in parser.css(_TEMPLATES)[:_MOST_SCRIPTS]:
        if any(above.mem_id in taken for above in _iterate_above(node)):
            continue
        taken.add(node.mem_id)
        # what a template holds are no children of it: only its own markup tells
        markup = node.html or ""
        chars += len(markup)
        if chars > _MOST_MARKUP:
            return
        yield markup[markup.find(">") + 1 : max(0, markup.rfind("<"))]


def _iterate_above(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def list_data(parser: LexborHTMLParser) -> Iterator[object]:
    """Yield the JSON values of a page's scripts."""
    for node in parser.css(_DATA)[:_MOST_SCRIPTS]:
        yield from _load_script(node.text())


def find_data(page: bytes, value: bytes) -> Iterator[object]:
    """Yield the JSON values of the scripts in which a text stands behind a colon; JSON-LD is read elsewhere."""
    place = page.find(value)
    for _ in range(_MOST_SCRIPTS):
        if place < 0:
            return
        if page[max(0, place - 2) : place].rstrip().endswith(b":"):
            opening = page.rfind(b"<script", 0, place)
            start = page.find(b">", max(0, opening)) + 1
            end = page.find(b"</script", start)
            if 0 <= opening < start <= place < end and b"ld+json" not in page[opening:start]:
                yield from _load_script(page[start:end].decode("utf-8", "replace"))
                place = end
        place = page.find(value, place + 1)


def _load_script(script: str) -> Iterator[object]:
    if _LEAST_CHARS <= len(script) <= _MOST_CHARS:
        yield from _load_values(script.strip())


def iterate_objects(root: object) -> Iterator[Mapping[str, object]]:
    """Yield every object of a value, the outer before the inner, without recursion."""
    pending, seen = [root], 0
    while pending and seen < _MOST_VALUES:
        value = pending.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            pending.extend(reversed(value.values()))
        elif isinstance(value, list):
            pending.extend(reversed(value))


def _get_size(sized: tuple[int, Story]) -> int:
    return sized[0]


def _load_values(script: str) -> Iterator[object]:
    """Yield the JSON values of a script: the script itself, or what it assigns."""
    script = replace_halves(script)
    whole = script[:1] in ("{", "[")
    starts = [0] if whole else [found.end() for found in _ASSIGNED.finditer(script)]
    for start in starts[:_MOST_ASSIGNED]:
        try:
            yield _DECODER.raw_decode(script, start)[0]
        except (ValueError, RecursionError):
            continue
