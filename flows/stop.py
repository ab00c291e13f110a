"""A wish to end in; the threads of this process that ask sites end at their next page or pause out."""

import threading

STOP = threading.Event()


class RunStopped(BaseException):
    """Somebody ended the run; no handler of faults takes it for one."""


def check_stop() -> None:
    """Raise RunStopped where the run is to end."""
    if STOP.is_set():
        raise RunStopped


def sleep_unless_stopped(seconds: float) -> None:
    """Sleep; raises RunStopped as soon as the run is to end."""
    if STOP.wait(seconds):
        raise RunStopped
