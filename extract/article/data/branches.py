"""A JSON value in; the text of the branch that holds most of its prose, and the objects it stands in, out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from extract.article.data.prose import measure_prose

_MOST_VALUES: Final = 50_000
_LEAST_PROSE: Final = 40
_WHOLE_SHARE: Final = 0.7
# what a listed item has of its own, and a paragraph has not
_ITEM_KEYS: Final = frozenset(("title", "headline", "slug"))

Key = str | int


@dataclass(slots=True)
class Tree:
    """A value's members, numbered in order from the value itself on.

    Each with what it is, its key, the number of what it stands in, its own members' numbers and how
    much prose it holds. Every string is measured once, however deep it stands.
    """

    values: list[object] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    members: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sizes: list[int] = field(default_factory=list)

    def add(self, parent: int, key: Key, value: object) -> int:
        """Keep a member, a string with its size, and return its number."""
        place = len(self.values)
        self.values.append(value)
        self.keys.append(key)
        self.parents.append(parent)
        self.members[parent].append(place)
        is_long = isinstance(value, str) and len(value) >= _LEAST_PROSE
        self.sizes.append(measure_prose(str(value)) if is_long else 0)
        return place


def find_branch(value: object) -> tuple[str, tuple[Mapping[str, object], ...]]:
    """Return the text of the branch that holds most of the prose, empty where none does, and the objects around it, innermost first.

    A branch is one string, or a list of paragraphs; a list of items with titles is none.
    """
    tree = grow_tree(value)
    top = 0
    while members := [one for one in tree.members.get(top, ()) if tree.sizes[one]]:
        largest = max(members, key=tree.sizes.__getitem__)
        is_listed = isinstance(tree.values[top], list)
        if is_listed and tree.sizes[largest] < _WHOLE_SHARE * tree.sizes[top]:
            return _join_paragraphs(tree, top), tuple(_iterate_around(tree, top))
        top = largest
    text = tree.values[top]
    return (text, tuple(_iterate_around(tree, top))) if isinstance(text, str) else ("", ())


def grow_tree(root: object) -> Tree:
    """Return what a value holds, numbered without recursion."""
    tree = Tree()
    pending: list[tuple[int, Iterator[tuple[Key, object]]]] = [(-1, iter([("", root)]))]
    while pending and len(tree.values) < _MOST_VALUES:
        parent, following = pending[-1]
        key, value = next(following, (None, None))
        if key is None:
            pending.pop()
            continue
        place = tree.add(parent, key, value)
        if isinstance(value, dict):
            pending.append((place, iter(value.items())))
        elif isinstance(value, list):
            pending.append((place, enumerate(value)))
    # what is held is numbered behind what holds it
    for place in range(len(tree.values) - 1, 0, -1):
        tree.sizes[tree.parents[place]] += tree.sizes[place]
    return tree


def _iterate_around(tree: Tree, place: int) -> Iterator[Mapping[str, object]]:
    """Yield the objects that a member stands in, innermost first."""
    while (place := tree.parents[place]) >= 0:
        value = tree.values[place]
        if isinstance(value, dict):
            yield value


def _join_paragraphs(tree: Tree, top: int) -> str:
    """Return a list's strings that stand under the key of most of its prose, a line for each member."""
    strings = list(_iterate_strings(tree, top))
    sizes: Counter[Key] = Counter()
    for place, _, _ in strings:
        sizes[_name_string(tree, place)] += tree.sizes[place]
    name = sizes.most_common(1)[0][0]
    if any(
        tree.keys[place] in _ITEM_KEYS and tree.parents[place] == member
        for place, member, _ in strings
    ):
        return ""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for place, member, text in strings:
        if _name_string(tree, place) == name:
            lines[member].append(text)
    return "\n".join(map("".join, lines.values()))


def _iterate_strings(tree: Tree, top: int) -> Iterator[tuple[int, int, str]]:
    """Yield the strings that a list holds at any depth: number, number of the list's member, text."""
    member_of: dict[int, int] = {}
    for place in range(top + 1, len(tree.values)):
        parent = tree.parents[place]
        if parent < top:
            return
        member = member_of[place] = place if parent == top else member_of[parent]
        text = tree.values[place]
        if isinstance(text, str):
            yield place, member, text


def _name_string(tree: Tree, place: int) -> Key:
    """Return the key that a string stands under; for members of lists the key does not matter."""
    key = tree.keys[place]
    return key if isinstance(key, str) else 0
