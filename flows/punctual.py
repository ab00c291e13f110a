"""A run that Prefect may have begun too early in, the same run at its time out."""

import time
from datetime import UTC, datetime

from prefect.runtime import flow_run

MOST_SECONDS = 15.0


def wait_for_scheduled_time() -> None:
    """Wait for the instant this run was scheduled for; at most MOST_SECONDS, and not at all when it is past.

    Prefect rounds to whole seconds and begins a run up to half a second early. By the clock it would
    then stand in the window before its own, find that one done, and leave its own undone.
    """
    early = (flow_run.scheduled_start_time - datetime.now(UTC)).total_seconds()
    if early > 0:
        time.sleep(min(early, MOST_SECONDS))
