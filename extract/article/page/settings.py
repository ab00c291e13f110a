"""The elements of a page that hold its lines in, what each is called and stands in out, numbered."""

from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from extract.article.page.marks import Attributes
from extract.article.page.naming import Naming, read_naming

_OTHER_NAMING: Final = ("id", "role", "itemprop")
_NAMELESS: Final = ("", False)


class Setting(NamedTuple):
    """What stands around lines: an element with its ancestors. Elements of the same path share one.

    `above` is the number of the parent's setting, -1 for the root's. `names` are the naming words
    (class, id, role, itemprop) as written. `hidden` says that the element or one around it is.
    """

    above: int
    tag: str
    names: str
    hidden: bool


class Settings(NamedTuple):
    """A page's settings in page order with their namings; for each element the number of its own, -1 without lines."""

    listed: list[Setting]
    namings: list[Naming]
    of_elements: list[int]


def number_settings(
    parents: Sequence[int], tags: Sequence[str], nodes: Sequence[LexborNode], owners: Iterable[int]
) -> Settings:
    """List the settings of the elements that hold lines, by number; attributes are asked of no others."""
    numbers: dict[tuple[int, str, str, bool], int] = {}
    # whether the elements of each setting are hidden
    hidden: list[bool] = []
    of_elements = [-1] * len(parents)
    for index in compress(count(), _find_holding(parents, owners)):
        # the root's parent is -1: the last entry, still empty when the root's turn comes
        above = of_elements[parents[index]]
        attributes = nodes[index].attributes
        names, hides = read_names(attributes) if attributes else _NAMELESS
        key = (above, tags[index], names, hides or (above >= 0 and hidden[above]))
        number = of_elements[index] = numbers.setdefault(key, len(hidden))
        if number == len(hidden):
            hidden.append(key[3])
    listed = list(map(Setting._make, numbers))
    namings = [read_naming(setting.names) for setting in listed]
    return Settings(listed, namings, of_elements)


def _find_holding(parents: Sequence[int], owners: Iterable[int]) -> bytearray:
    """Mark the elements that hold lines: their owners and all around these."""
    holding = bytearray(len(parents))
    for owner in owners:
        index = owner
        while index >= 0 and not holding[index]:
            holding[index] = True
            index = parents[index]
    return holding


def read_names(attributes: Attributes) -> tuple[str, bool]:
    """Return an element's naming words, and whether it says that it is hidden."""
    names = ""
    if "class" in attributes:
        names = attributes["class"] or ""
        if len(attributes) == 1:
            return names, False
    for key in _OTHER_NAMING:
        if key in attributes:
            names = f"{names} {attributes[key] or ''}"
    style = attributes.get("style")
    hides = style is not None and "display:none" in style.replace(" ", "").lower()
    return names, hides or "hidden" in attributes
