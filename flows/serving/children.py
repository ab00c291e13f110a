"""Commands in, processes that are kept alive together and end together out."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_PAUSE_SECONDS = 30.0
SETTLED_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True, kw_only=True)
class Child:
    """One process with everything it starts: it is begun again when it dies, later each time.

    Its output goes to `log`, or where ours goes. It runs in a process group of its own, which is
    ended as a whole; where the kernel can (Linux), it is told to end when we are killed.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path | None = None
    process: "subprocess.Popen[bytes] | None" = None
    begun_at: float = 0.0
    failures: int = field(default=0)

    def begin(self) -> None:
        """Start the process."""
        output = self.log.open("wb") if self.log is not None else None
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
                self.command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output is not None else None,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - begun from the one main thread
            )
        finally:
            if output is not None:
                output.close()
        self.begun_at = time.monotonic()

    @property
    def alive(self) -> bool:
        """True while the process runs."""
        return self.process is not None and self.process.poll() is None

    def revive(self) -> str | None:
        """Begin the process again where it died and its pause is over; say so where it did."""
        if self.process is None or self.alive:
            return None
        lived = time.monotonic() - self.begun_at
        pause = min(2.0**self.failures, LONGEST_PAUSE_SECONDS)
        if lived < pause:
            return None
        self.failures = 0 if lived > SETTLED_SECONDS else self.failures + 1
        status = self.process.returncode
        self.kill_group()
        self.begin()
        return f"{self.name} ended with status {status}; started again"

    def ask_to_end(self) -> None:
        """Send SIGTERM to the process, which ends what it has started."""
        if self.process is not None and self.alive:
            self.process.terminate()

    def wait(self, seconds: float) -> bool:
        """Wait for the end; say whether it came."""
        if self.process is None:
            return True
        try:
            self.process.wait(timeout=max(seconds, 0.01))
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill_group(self) -> None:
        """Kill the process and whatever of its group is left."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def end_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it is gone; in the child."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def end_all(children: Sequence[Child], *, seconds: float) -> None:
    """End the children, the last begun first; those that take longer than `seconds` in all are killed."""
    deadline = time.monotonic() + seconds
    for child in reversed(children):
        child.ask_to_end()
        child.wait(deadline - time.monotonic())
        child.kill_group()
