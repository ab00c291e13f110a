"""A walked page in, its lines and elements as arrays for sums over whole subtrees out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.naming import Naming
from extract.article.page.settings import Setting
from extract.article.page.walk import Page

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

AROUND_TAGS: Final = (  # noqa: SIM905 - a list of tags reads better as words
    "p li ul table blockquote figure figcaption aside form article main h2 pre"
).split()
_AROUND_BIT: Final = {tag: 1 << place for place, tag in enumerate(AROUND_TAGS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page as arrays: per line its owner, setting, kin and its parent's; per element its parent and subtree.

    The root is its own parent. `above` has three rows: the parents of the lines' owners, their
    parents, and theirs. An element's descendants are those after it, before `ends`. Lines are kin
    whose settings have one look (tag and naming words) and whose parents' have. `listed` and
    `namings` have one entry per setting, and so has `around`: a bit for each of AROUND_TAGS and,
    above them, of TOPICS.
    """

    owners: Integers
    above: Integers
    settings: Integers
    kin: Integers
    parent_kin: Integers
    parents: Integers
    ends: Integers
    listed: Sequence[Setting]
    namings: Sequence[Naming]
    around: Sequence[int]

    def sum_owned(self, values: NDArray[np.floating]) -> Floats:
        """Return for each element the sum of a value over the lines it owns."""
        return np.asarray(
            np.bincount(self.owners, values, minlength=len(self.parents)), dtype=np.float64
        )

    def sum_within(self, values: NDArray[np.floating]) -> Floats:
        """Return for each element the sum of a value over all lines in its subtree."""
        passed = np.zeros(len(self.parents) + 1)
        self.sum_owned(values).cumsum(out=passed[1:])
        return passed.take(self.ends) - passed[:-1]


def outline_page(page: Page) -> Outline:
    """Lay a page out as arrays, with the likes of every line numbered."""
    listed, namings, of_elements = page.settings
    kin = np.array(_number_kin(listed, namings), dtype=np.int64)
    owners = [line.owner for line in page.lines]
    settings = np.array([of_elements[owner] for owner in owners], dtype=np.int64)
    setting_above = np.maximum(np.array([setting.above for setting in listed]), 0)
    parents = np.maximum(np.array(page.elements.parents), 0)
    above = np.empty((3, len(owners)), dtype=np.int64)
    parents.take(owners, out=above[0])
    parents.take(above[0], out=above[1])
    parents.take(above[1], out=above[2])
    return Outline(
        owners=np.array(owners),
        above=above,
        settings=settings,
        kin=kin.take(settings),
        parent_kin=kin.take(setting_above.take(settings)),
        parents=parents,
        ends=np.array(page.elements.ends),
        listed=listed,
        namings=namings,
        around=_look_around(listed, namings),
    )


def _number_kin(listed: Sequence[Setting], namings: Sequence[Naming]) -> list[int]:
    """Give each setting a number for its look together with its parent's."""
    numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    looks: list[int] = []
    kinds: dict[tuple[int, int], int] = {}
    kin: list[int] = []
    for (above, tag, _, _), naming in zip(listed, namings, strict=True):
        look = numbers.setdefault((tag, naming.words), len(numbers))
        looks.append(look)
        # the root has none above: there -1 is its own, the last so far
        kin.append(kinds.setdefault((look, looks[above]), len(kinds)))
    return kin


def _look_around(listed: Sequence[Setting], namings: Sequence[Naming]) -> list[int]:
    """Tell for each setting which of AROUND_TAGS and TOPICS it stands in."""
    around: list[int] = []
    for (above, tag, _, _), naming in zip(listed, namings, strict=True):
        own = _AROUND_BIT.get(tag, 0) | naming.topics << len(AROUND_TAGS)
        # the root's own tag and names say something of its own lines only
        around.append(own | around[above] if above > 0 else own)
    return around
