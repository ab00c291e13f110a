"""A walked page in, its lines and elements as arrays for sums over whole subtrees out."""

from dataclasses import dataclass, field
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


# an element's tag and naming, the number of this look, and the setting of its parent, -1 for the root
Setting = tuple[str, Naming, int, int]


@dataclass(slots=True)
class Settings:
    """What stands around lines: elements with their ancestors. Elements of the same path share one.

    Lists with one entry per setting, in page order. `kin` number a setting's look (its tag and
    naming words) with its parent's. `around` has a bit for each of AROUND_TAGS and, above them, of
    TOPICS.
    """

    listed: list[Setting] = field(default_factory=list)
    kin: list[int] = field(default_factory=list)
    around: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page as arrays: per line its owner, per element its parent, subtree, setting and kin.

    The root is its own parent. An element's descendants are those after it, before `ends`.
    """

    owners: Integers
    parents: Integers
    ends: Integers
    setting_of: Integers
    settings: Settings
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
    parents = np.array(page.elements.parents, dtype=np.int64)
    ends = np.array(page.elements.ends, dtype=np.int64)
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
        kin=np.array(settings.kin, dtype=np.int64)[numbered],
    )


def _number_settings(page: Page, holds_lines: list[bool]) -> tuple[Settings, list[int]]:
    """Return the settings of lines, and for each element the number of its own; 0 where it holds no line."""
    numbers: dict[tuple[int, str, str], int] = {}
    looks: dict[tuple[str, tuple[str, ...]], int] = {}
    kinds: dict[tuple[int, int], int] = {}
    settings = Settings()
    setting_of: list[int] = []
    elements = page.elements
    for parent, tag, names, holds in zip(
        elements.parents, elements.tags, elements.names, holds_lines, strict=True
    ):
        if not holds:
            setting_of.append(0)
            continue
        above = setting_of[parent] if parent >= 0 else -1
        key = (above, tag, names)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(numbers)
            naming = read_naming(names)
            look = looks.setdefault((tag, naming.words), len(looks))
            around = _AROUND_BIT.get(tag, 0) | naming.topics << len(AROUND_TAGS)
            # the root's own tag and names say something of its own lines only
            settings.around.append(around | settings.around[above] if above > 0 else around)
            parent_look = settings.listed[above][2] if above >= 0 else look
            settings.kin.append(kinds.setdefault((look, parent_look), len(kinds)))
            settings.listed.append((tag, naming, look, above))
        setting_of.append(number)
    return settings, setting_of
