"""How a request to a host ended in; for how long nobody asks that host out."""

from dataclasses import replace

from extract.fetch.faults import FetchFault
from extract.fetch.pace_file import HostPace
from extract.fetch.retry import LONGEST_WAIT_SECONDS
from records.pages import FailureKind

LONGEST_CLOSED_SECONDS = 86_400.0
# Pages of a host that is down cost three deadlines each, which all other hosts of a run wait for.
MOST_SILENCES = 5
FIRST_SILENCE_SECONDS = 60.0
LONGEST_SILENCE_SECONDS = 3_600.0
# the statuses whose Retry-After speaks for the whole host
_CLOSING_STATUSES = frozenset({429, 503})


def refuse_turn(pace: HostPace, *, now: float) -> FetchFault | None:
    """Return why a host is not asked, where that lasts longer than is waited for; nobody waits for a silent one."""
    seconds = pace.closed_until - now
    if seconds <= (LONGEST_WAIT_SECONDS if pace.status else 0.0):
        return None
    if pace.status:
        return FetchFault(
            FailureKind.STATUS,
            "the host asked us to wait longer than a run does",
            status=pace.status,
            retry_after_seconds=seconds,
            passing=True,
        )
    return FetchFault(
        FailureKind.CONNECT,
        f"the host did not answer {pace.strikes} times in a row; not asked again for {seconds:.0f} s",
        passing=True,
    )


def judge_request(pace: HostPace, fault: FetchFault | None, *, now: float) -> HostPace:
    """Return the pace of a host after one more request; any answer forgives what went before."""
    if fault is not None and fault.unanswered:
        return _strike(pace, now=now)
    if fault is None or not fault.retry_after_seconds or fault.status not in _CLOSING_STATUSES:
        return replace(pace, strikes=0)
    until = now + min(fault.retry_after_seconds, LONGEST_CLOSED_SECONDS)
    if until <= pace.closed_until:
        return replace(pace, strikes=0)
    return replace(pace, strikes=0, closed_until=until, status=fault.status)


def _strike(pace: HostPace, *, now: float) -> HostPace:
    strikes = pace.strikes + 1
    grown = FIRST_SILENCE_SECONDS * 2.0 ** min(strikes - MOST_SILENCES, 12)
    seconds = min(grown, LONGEST_SILENCE_SECONDS) if strikes >= MOST_SILENCES else 0.0
    return replace(pace, strikes=strikes, closed_until=now + seconds, status=0)
