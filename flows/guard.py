"""A stage's work on one page in; its answer, or the bug it met as the page's rejection, out; pure."""

import traceback
from collections.abc import Callable
from typing import TypeVar

from records.outcome import PageRejection, RejectReason, Stage

Answer = TypeVar("Answer")


def guard_page(stage: Stage, work: Callable[[], Answer | PageRejection]) -> Answer | PageRejection:
    """Do a stage's pure work on one page; a bug in it costs that page, with its traceback, and no other."""
    try:
        return work()
    except Exception:  # noqa: BLE001 - a page that meets a bug is recorded, not lost
        return PageRejection(
            reason=RejectReason.UNEXPECTED, stage=stage, detail=traceback.format_exc()
        )
