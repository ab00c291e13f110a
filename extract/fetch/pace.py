"""A host and a delay in; the caller's turn out: no two requests to a host too close, across processes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from extract.fetch.closing import judge_request, refuse_turn
from extract.fetch.faults import FetchFault
from extract.fetch.holds import Holds
from extract.fetch.host_files import HostFiles
from extract.fetch.pace_file import HostPace, read_pace, write_pace

LONGEST_DELAY_SECONDS = 300.0


class Pacer:
    """Gives turns per host through one small file a host.

    A turn is reserved under a lock of the kernel's and waited for outside of it, so a killed process
    leaves no lock and at most one unused turn behind. Raises FetchSetupError for an unusable folder.
    """

    def __init__(
        self, folder: Path, *, read_clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Use `folder`, which all processes share; `read_clock` counts seconds since 1970."""
        self._files = HostFiles(folder)
        self._holds = Holds(self._files)
        self._read_clock = read_clock
        self._sleep = sleep

    @contextmanager
    def take_turn(self, host: str, delay_seconds: float) -> Iterator[None]:
        """Enter when the host may be asked, and let nobody else ask it meanwhile; raises FetchFault where it is closed.

        A turn that finds the host still busy with another request is given up for a later one: waiting
        with it would let requests follow upon each other without their delay.
        """
        while True:
            turn_at = self._wait_turn(host, min(delay_seconds, LONGEST_DELAY_SECONDS))
            with self._holds.try_hold(host) as is_ours:
                # another request may have closed the host since
                if is_ours and self._read_pace(host).closed_until <= turn_at:
                    with self._note_end(host):
                        yield
                    return
            self._holds.wait_until_free(host)

    def _wait_turn(self, host: str, delay_seconds: float) -> float:
        """Reserve a turn and return its instant when it has come; raises FetchFault where that is far off."""
        with self._open(host) as (pace, now, keep):
            if fault := refuse_turn(pace, now=now):
                raise fault
            turn_at = max(now, pace.next_at, pace.closed_until)
            keep(replace(pace, next_at=turn_at + delay_seconds))
        if turn_at > now:
            self._sleep(turn_at - now)
        return turn_at

    def _read_pace(self, host: str) -> HostPace:
        with self._open(host) as (pace, _, _):
            return pace

    def note(self, host: str, fault: FetchFault | None) -> None:
        """Remember how a request to the host ended, for all who ask it."""
        with self._open(host) as (pace, now, keep):
            judged = judge_request(pace, fault, now=now)
            if judged != pace:
                keep(judged)

    @contextmanager
    def _note_end(self, host: str) -> Iterator[None]:
        try:
            yield
        except FetchFault as fault:
            self.note(host, fault)
            raise
        self.note(host, None)

    @contextmanager
    def _open(self, host: str) -> Iterator[tuple[HostPace, float, Callable[[HostPace], None]]]:
        with self._files.open(host) as descriptor:
            self._files.lock(descriptor)
            now = self._read_clock()

            def keep(pace: HostPace) -> None:
                text = write_pace(pace, now=now)
                with self._files.name_faults():
                    os.pwrite(descriptor, text, 0)
                    os.ftruncate(descriptor, len(text))

            yield read_pace(os.pread(descriptor, 200, 0), now=now), now, keep
