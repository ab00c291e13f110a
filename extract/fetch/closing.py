"""How a request to a host ended in; for how long nobody asks that host out."""

from dataclasses import replace

from extract.fetch.faults import FetchFault
from extract.fetch.pace_file import HostPace
from extract.fetch.retry import LONGEST_WAIT_SECONDS, RETRIED_STATUSES
from records.pages import FailureKind

LONGEST_CLOSED_SECONDS = 86_400.0
# Pages of a host that is down cost three deadlines each, which all other hosts of a run wait for.
MOST_SILENCES = 5
FIRST_SILENCE_SECONDS = 60.0
# "too many requests" without a word on when: a few times it is waited for, then a run goes without the host
REFUSED_STATUS = 429
FIRST_REFUSAL_SECONDS = 10.0
LONGEST_GROWN_SECONDS = 3_600.0


def refuse_turn(pace: HostPace, *, now: float) -> FetchFault | None:
    """Return why a host is not asked, where that lasts longer than is waited for; nobody waits for a silent one."""
    seconds = pace.closed_until - now
    if seconds <= (LONGEST_WAIT_SECONDS if pace.status else 0.0):
        return None
    if pace.status and not pace.strikes:
        return FetchFault(
            FailureKind.STATUS,
            "the host asked us to wait longer than a run does",
            status=pace.status,
            retry_after_seconds=seconds,
            passing=True,
        )
    did = f"answered {pace.status}" if pace.status else "did not answer"
    return FetchFault(
        FailureKind.STATUS if pace.status else FailureKind.CONNECT,
        f"the host {did} {pace.strikes} times in a row; not asked again for {seconds:.0f} s",
        status=pace.status or None,
        passing=True,
    )


def judge_request(pace: HostPace, fault: FetchFault | None, *, now: float) -> HostPace:
    """Return the pace of a host after one more request; any other answer forgives silences and refusals."""
    if fault is not None and fault.unanswered:
        return _strike(pace, 0, FIRST_SILENCE_SECONDS, forgiven=MOST_SILENCES - 1, now=now)
    # any of these may be said of the whole host
    if fault is not None and fault.retry_after_seconds and fault.status in RETRIED_STATUSES:
        until = now + min(fault.retry_after_seconds, LONGEST_CLOSED_SECONDS)
        if until > pace.closed_until:
            return replace(pace, strikes=0, closed_until=until, status=fault.status)
    elif fault is not None and fault.status == REFUSED_STATUS:
        return _strike(pace, REFUSED_STATUS, FIRST_REFUSAL_SECONDS, forgiven=0, now=now)
    return replace(pace, strikes=0)


def _strike(
    pace: HostPace, status: int, first_seconds: float, *, forgiven: int, now: float
) -> HostPace:
    """Count one more of the same kind in a row; those that are not forgiven close the host, each for twice as long."""
    strikes = pace.strikes + 1 if pace.status == status else 1
    doublings = strikes - forgiven - 1
    seconds = min(first_seconds * 2.0 ** min(doublings, 12), LONGEST_GROWN_SECONDS)
    until = now + seconds if doublings >= 0 else pace.closed_until
    return replace(pace, strikes=strikes, closed_until=until, status=status)
