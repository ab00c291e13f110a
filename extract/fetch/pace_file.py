"""The text of a pace file in; what it says of its host out, and back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPace:
    """What is known of a host, instants in seconds since 1970.

    `next_at` is the first free turn. Until `closed_until` the host is not asked, for its answer `status`
    or, where that is 0, for none. `strikes` counts how often that came in a row; 0 where it named the instant.
    """

    next_at: float = 0.0
    closed_until: float = 0.0
    status: int = 0
    strikes: int = 0


def read_pace(text: bytes, *, now: float) -> HostPace:
    """Read a pace file; one that is torn, or written by a clock ahead of ours, binds nobody for long."""
    try:
        next_at, closed_until, written_at, status, *more = text.decode().split()
        pace = HostPace(
            next_at=float(next_at),
            closed_until=float(closed_until),
            status=int(status),
            strikes=int(more[0]) if more else 0,  # older files end before it
        )
        return pace if float(written_at) <= now + 1 else HostPace()
    except ValueError:
        return HostPace()


def write_pace(pace: HostPace, *, now: float) -> bytes:
    """Return the text that says so."""
    instants = f"{pace.next_at:.6f} {pace.closed_until:.6f} {now:.6f}"
    return f"{instants} {pace.status} {pace.strikes}\n".encode()
