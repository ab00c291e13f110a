"""A host and a delay in; the caller's turn out: no two requests to a host too close, across processes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from extract.fetch.holds import Holds
from extract.fetch.host_files import HostFiles
from extract.fetch.retry import LONGEST_WAIT_SECONDS

LONGEST_DELAY_SECONDS = 300.0
LONGEST_CLOSED_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPace:
    """What a pace file says, instants in seconds since 1970.

    `next_at` is the first free turn. Until `closed_until` the host asked not to be asked, by `status`.
    """

    next_at: float = 0.0
    closed_until: float = 0.0
    written_at: float = 0.0
    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HostClosed:
    """The host's own wish not to be asked for longer than a run waits."""

    seconds: float
    status: int


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
    def take_turn(self, host: str, delay_seconds: float) -> Iterator[HostClosed | None]:
        """Enter when the host may be asked, and let nobody else ask it meanwhile; see wait_turn.

        A turn that finds the host still busy with another request is given up for a later one: waiting
        with it would let requests follow upon each other without their delay.
        """
        while (closed := self.wait_turn(host, delay_seconds)) is None:
            with self._holds.try_hold(host) as is_ours:
                if is_ours:
                    yield None
                    return
            self._holds.wait_until_free(host)
        yield closed

    def wait_turn(self, host: str, delay_seconds: float) -> HostClosed | None:
        """Return when the host may be asked, or at once with HostClosed where that is far off."""
        delay_seconds = min(delay_seconds, LONGEST_DELAY_SECONDS)
        while True:
            with self._open(host) as (pace, keep):
                now = self._read_clock()
                if pace.closed_until - now > LONGEST_WAIT_SECONDS:
                    return HostClosed(seconds=pace.closed_until - now, status=pace.status)
                turn_at = max(now, pace.next_at, pace.closed_until)
                keep(replace(pace, next_at=turn_at + delay_seconds))
            if turn_at > now:
                self._sleep(turn_at - now)
            with self._open(host) as (pace, _):
                # Another request may have met a Retry-After while this one slept.
                if pace.closed_until <= max(turn_at, now):
                    return None

    def close_host(self, host: str, seconds: float, *, status: int) -> None:
        """Let nobody ask the host for some time; can only lengthen what is there."""
        with self._open(host) as (pace, keep):
            until = self._read_clock() + min(seconds, LONGEST_CLOSED_SECONDS)
            if until > pace.closed_until:
                keep(replace(pace, closed_until=until, status=status))

    @contextmanager
    def _open(self, host: str) -> Iterator[tuple[HostPace, Callable[[HostPace], None]]]:
        with self._files.open(host) as descriptor:
            self._files.lock(descriptor)
            now = self._read_clock()

            def keep(pace: HostPace) -> None:
                text = f"{pace.next_at:.6f} {pace.closed_until:.6f} {now:.6f} {pace.status}\n"
                with self._files.name_faults():
                    os.pwrite(descriptor, text.encode(), 0)
                    os.ftruncate(descriptor, len(text))

            yield _read_pace(os.pread(descriptor, 200, 0), now), keep


def _read_pace(text: bytes, now: float) -> HostPace:
    """Read a pace file; one that is torn, or written by a clock ahead of ours, binds nobody for long."""
    try:
        next_at, closed_until, written_at, status = text.decode().split()
        pace = HostPace(
            next_at=float(next_at),
            closed_until=float(closed_until),
            written_at=float(written_at),
            status=int(status),
        )
    except ValueError:
        return HostPace()
    return pace if pace.written_at <= now + 1 else HostPace()
