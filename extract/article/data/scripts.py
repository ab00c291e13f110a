"""A page's scripts and templates in, the texts that a browser would write from them out."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.data.halves import replace_halves

_TEMPLATES: Final = "script[type*=template i], script[type='text/html' i], template, noscript"
_DATA: Final = (
    "script:not([src]):not([type*=template i]):not([type*=html i]):not([type*='ld+json' i])"
)
TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_ASSIGNED: Final = re.compile(r"=\s*(?=[\[{])")
_DECODER: Final = json.JSONDecoder(strict=False)
_MOST_SCRIPTS: Final = 60
_MOST_CHARS: Final = 2_000_000
_MOST_VALUES: Final = 50_000
_MOST_ASSIGNED: Final = 20
_LEAST_CHARS: Final = 400
_LEAST_PROSE: Final = 40
_CHARS_A_SPACE: Final = 15
_WHOLE_SHARE: Final = 0.7
# what a listed item has of its own, and a paragraph has not
_ITEM_KEYS: Final = frozenset(("title", "headline", "slug"))

Key = str | int
Leaf = tuple[tuple[Key, ...], str]


@dataclass(frozen=True, slots=True)
class Story:
    """A text that a script or a template holds, as markup or as lines; `data` are the objects it stands in, innermost first."""

    text: str
    data: tuple[Mapping[str, object], ...] = ()


def list_stories(parser: LexborHTMLParser) -> list[Story]:
    """Return the long texts of templates and of the data in scripts, longest first."""
    # what a template holds are no children of it: only its own markup tells
    markups = [node.html or "" for node in parser.css(_TEMPLATES)[:_MOST_SCRIPTS]]
    stories = [Story(markup.partition(">")[2].rpartition("<")[0]) for markup in markups]
    stories += map(_find_story, list_data(parser))
    sized = [(measure_prose(story.text), story) for story in stories]
    return [
        story for size, story in sorted(sized, key=_get_size, reverse=True) if size >= _LEAST_CHARS
    ]


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


def measure_prose(text: str) -> int:
    """Return how many characters of a text are prose: markup is none, nor is what has no words in a row."""
    bare = TAG.sub(" ", text)
    spaces = bare.count(" ")
    is_prose = spaces * _CHARS_A_SPACE >= len(bare) or not bare.isascii()
    return len(" ".join(bare.split())) if is_prose and not _looks_like_code(bare) else 0


def _looks_like_code(text: str) -> bool:
    return sum(map(text.count, "{}=;")) * 50 > len(text)


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


def _find_story(value: object) -> Story:
    """Return the text of the branch of a value that holds most of its prose, and what holds the branch."""
    text, path = _find_text(list(_iterate_leaves(value)))
    data: list[Mapping[str, object]] = []
    for key in path:
        if isinstance(value, dict):
            data.append(value)
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key]
    return Story(text, tuple(reversed(data)))


def _find_text(leaves: list[Leaf]) -> tuple[str, tuple[Key, ...]]:
    """Return the text of the branch that holds most of the prose, empty where none does, and the keys that lead to it.

    A branch is one string, or a list of paragraphs; a list of items with titles is none.
    """
    depth = 0
    while True:
        sizes: Counter[Key] = Counter()
        for path, text in leaves:
            if len(path) > depth and len(text) >= _LEAST_PROSE:
                sizes[path[depth]] += measure_prose(text)
        if not sizes.total():
            return (leaves[0][1], leaves[0][0]) if len(leaves) == 1 else ("", ())
        key, size = sizes.most_common(1)[0]
        if isinstance(key, int) and size < _WHOLE_SHARE * sizes.total():
            return _join_paragraphs(leaves, depth), leaves[0][0][:depth]
        leaves = [leaf for leaf in leaves if len(leaf[0]) > depth and leaf[0][depth] == key]
        depth += 1


def _join_paragraphs(leaves: Sequence[Leaf], depth: int) -> str:
    """Return a list's strings that stand under the key of most of its prose, a line for each member."""
    sizes: Counter[Key] = Counter()
    for path, text in leaves:
        sizes[_name_leaf(path)] += measure_prose(text) if len(text) >= _LEAST_PROSE else 0
    name = sizes.most_common(1)[0][0]
    if any(len(path) == depth + 2 and path[-1] in _ITEM_KEYS for path, _ in leaves):
        return ""
    lines: dict[Key, str] = {}
    for path, text in leaves:
        if _name_leaf(path) == name:
            lines[path[depth]] = lines.get(path[depth], "") + text
    return "\n".join(lines.values())


def _name_leaf(path: tuple[Key, ...]) -> Key:
    """Return the key that a string stands under; for members of lists the key does not matter."""
    return path[-1] if isinstance(path[-1], str) else 0


def _iterate_leaves(root: object) -> Iterator[Leaf]:
    """Yield every string of a value with the keys that lead to it, in order, without recursion."""
    pending: list[tuple[tuple[Key, ...], object]] = [((), root)]
    seen = 0
    while pending and seen < _MOST_VALUES:
        path, value = pending.pop()
        seen += 1
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            pending.extend(((*path, key), one) for key, one in reversed(value.items()))
        elif isinstance(value, list):
            places = range(len(value) - 1, -1, -1)
            pending.extend(((*path, place), value[place]) for place in places)
