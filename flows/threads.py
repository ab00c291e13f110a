"""Work for many hosts at once, in threads of this process."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def map_in_threads(
    work: Callable[[Task], Answer], tasks: Sequence[Task], *, threads: int
) -> list[Answer]:
    """Do every task, at most `threads` at a time; answers in the tasks' order.

    The first exception is raised after the tasks that had begun have ended; the others are not begun.
    """
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(copy_context().run, work, task) for task in tasks]
        try:
            return [future.result() for future in futures]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
