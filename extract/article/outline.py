"""A walked page in, its lines and elements as arrays for sums over whole subtrees out."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.naming import Naming, read_naming
from extract.article.walk import Page

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

AROUND_TAGS: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "p li ul table blockquote figure figcaption aside form article main h2 pre"
).split()
_AROUND_BIT: Final = {tag: 1 << place for place, tag in enumerate(AROUND_TAGS)}


@dataclass(slots=True)
class Setting:
    """What stands around lines: an element with its ancestors. Elements of the same path share one.

    `above` is the parent's setting, -1 for the root. `look` numbers the tag and the naming
    words, `kin` the look and the parent's look. `around` has a bit for each of AROUND_TAGS and,
    above them, of TOPICS.
    """

    above: int
    tag: str
    naming: Naming
    depth: int
    look: int
    kin: int
    around: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page as arrays: per line its owner, per element its parent, subtree, setting and kin.

    The root is its own parent. An element's descendants are those after it, before `ends`.
    """

    owners: Integers
    parents: Integers
    ends: Integers
    setting_of: Integers
    settings: list[Setting]
    kin: Integers

    def sum_owned(self, values: NDArray[np.floating]) -> Floats:
        """Return for each element the sum of a value over the lines it owns."""
        return np.asarray(
            np.bincount(self.owners, values, minlength=len(self.parents)), dtype=np.float64
        )

    def sum_within(self, values: NDArray[np.floating]) -> Floats:
        """Return for each element the sum of a value over all lines in its subtree."""
        passed = np.zeros(len(self.parents) + 1)
        np.cumsum(self.sum_owned(values), out=passed[1:])
        return passed[self.ends] - passed[:-1]


def outline_page(page: Page) -> Outline:
    """Lay a page out as arrays, with the surroundings of every element that holds lines numbered."""
    owners = np.array([line.owner for line in page.lines], dtype=np.int64)
    parents = np.array([element.parent for element in page.elements], dtype=np.int64)
    ends = np.array([element.end for element in page.elements], dtype=np.int64)
    passed = np.zeros(len(parents) + 1, dtype=np.int64)
    np.cumsum(np.bincount(owners, minlength=len(parents)), out=passed[1:])
    settings, setting_of = _number_settings(page, (passed[ends] > passed[:-1]).tolist())
    numbered = np.array(setting_of, dtype=np.int64)
    return Outline(
        owners=owners,
        parents=np.maximum(parents, 0),
        ends=ends,
        setting_of=numbered,
        settings=settings,
        kin=np.array([setting.kin for setting in settings], dtype=np.int64)[numbered],
    )


def _number_settings(page: Page, holds_lines: list[bool]) -> tuple[list[Setting], list[int]]:
    """Return the settings of lines, and for each element the number of its own; 0 where it holds no line."""
    numbers: dict[tuple[int, str, str], int] = {}
    looks: dict[tuple[str, tuple[str, ...]], int] = {}
    kinds: dict[tuple[int, int], int] = {}
    settings: list[Setting] = []
    setting_of: list[int] = []
    for element, holds in zip(page.elements, holds_lines, strict=True):
        if not holds:
            setting_of.append(0)
            continue
        tag = element.tag
        above = setting_of[element.parent] if element.parent >= 0 else -1
        key = (above, tag, element.names)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(settings)
            naming = read_naming(element.names)
            look = looks.setdefault((tag, naming.words), len(looks))
            parent_look, around = look, _AROUND_BIT.get(tag, 0) | naming.topics << len(AROUND_TAGS)
            if above >= 0:
                parent = settings[above]
                parent_look = parent.look
                # the root's own tag and names say something of its own lines only
                around |= parent.around if parent.above >= 0 else 0
            kin = kinds.setdefault((look, parent_look), len(kinds))
            settings.append(Setting(above, tag, naming, element.depth, look, kin, around))
        setting_of.append(number)
    return settings, setting_of
