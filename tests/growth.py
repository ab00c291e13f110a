"""Work and two sizes of what it is given in, how many times longer the larger takes out."""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

_Given = TypeVar("_Given")


def measure_growth(work: Callable[[_Given], object], few: _Given, many: _Given) -> float:
    """Return about as much as `many` is larger where the work grows evenly, and the square of it where it does not."""
    return measure_seconds(work, many) / measure_seconds(work, few)


def measure_seconds(work: Callable[[_Given], object], given: _Given) -> float:
    """Return the least of several runs: what is more only tells of the machine."""
    return min(_measure_once(work, given) for _ in range(3))


def _measure_once(work: Callable[[_Given], object], given: _Given) -> float:
    start = process_time()
    work(given)
    return process_time() - start
