"""A walked page and its lines' likelihoods in, the run of lines that is the article's region out."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.article.page.walk import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The article's region: `container` is an element's index, `first` to `last` its lines."""

    container: int
    first: int
    last: int


def find_region(page: Page, likelihoods: Sequence[float], headline: int | None) -> Region | None:
    """Return the smallest element that holds the likely lines and, where it can, the headline's line.

    The element grows to hold the headline and the article's own header only while what it holds
    besides stays smaller than the article.
    """
    likely = [place for place, value in enumerate(likelihoods) if value >= 0.5]
    if not likely:
        return None
    parents = page.elements.parents
    container = find_common(parents, [page.lines[place].owner for place in likely])
    first, last = likely[0], likely[-1]
    if headline is not None and headline < first and first - headline <= 25:
        joint = find_common(parents, [container, page.lines[headline].owner])
        container, first = joint, headline
    start, end = find_extent(page, container)
    mass = sum(len(page.lines[place].text) for place in likely)
    return Region(
        container=container,
        first=_stretch(page, first, start, -1, mass),
        last=_stretch(page, last, end, 1, mass),
    )


def _stretch(page: Page, edge: int, limit: int, step: int, mass: int) -> int:
    """Move an edge outwards to the container's border while little text is taken in."""
    allowed, place = max(200, mass // 4), edge
    while place != limit:
        allowed -= len(page.lines[place + step].text)
        if allowed < 0:
            break
        place += step
    return place


def find_common(parents: Sequence[int], indexes: Sequence[int]) -> int:
    """Return the innermost element that holds all the given ones (or is one of them)."""
    # numbered in document order, what holds the first and the last holds all between them
    first, last = min(indexes), max(indexes)
    while first != last:
        if first > last:
            first = parents[first]
        else:
            last = parents[last]
    return first


def find_extent(page: Page, container: int) -> tuple[int, int]:
    """Return the first and last line inside an element, as places in `page.lines`."""
    end = page.elements.ends[container]
    inside = [place for place, line in enumerate(page.lines) if container <= line.owner < end]
    return inside[0], inside[-1]
