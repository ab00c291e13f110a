"""What a backfill came to, day by day, and how far it is; its line of progress and its table out; pure."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flows.faults import RunFailedError
from records.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """What one day of a backfill came to; `day` is None for links that claim no day.

    `done` says that the day need not be looked at again, `failed` that its run did not end well.
    """

    day: date | None
    discovered: int
    ends: Counter[Outcome]
    seconds: float
    done: bool
    failed: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillReport:
    """What a backfill did: its days in order, those it found done, and where the source's lists fell short."""

    run_id: str
    source: str
    days: tuple[DayReport, ...] = ()
    already_done: int = 0
    problems: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Count an outcome over all days."""
        return sum(day.ends[outcome] for day in self.days)


class BackfillFailedError(RunFailedError):
    """A backfill went through its days, and some did not end well; `backfill` tells of all of them."""

    def __init__(self, backfill: BackfillReport) -> None:
        failed = [day for day in backfill.days if day.failed]
        first = (failed[0].problem or "").removeprefix(f"{backfill.source}: ")
        super().__init__(
            f"{backfill.source}: {len(failed)} of {len(backfill.days)} days did not end well; "
            f"{failed[0].day or 'links without a day'}: {first}"
        )
        self.backfill = backfill


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillProgress:
    """How far a backfill is, for whoever watches it."""

    report: BackfillReport
    days_left: int

    @property
    def share(self) -> float:
        """The share of the days that is done, 0 to 1."""
        total = len(self.report.days) + self.days_left
        return len(self.report.days) / total if total else 1.0

    @property
    def time_left(self) -> timedelta:
        """What the rest takes if its days are like those done."""
        spent = sum(day.seconds for day in self.report.days)
        return timedelta(seconds=round(spent / max(len(self.report.days), 1) * self.days_left))


Tell = Callable[[BackfillProgress], None]


def describe_progress(progress: BackfillProgress) -> str:
    """Return where a backfill stands, in one line."""
    report = progress.report
    last = report.days[-1]
    total = len(report.days) + progress.days_left
    return (
        f"{report.source} {last.day or 'without a day'}: {last.ends[Outcome.STORED]} stored of "
        f"{last.discovered}; {len(report.days)} of {total} days, about {progress.time_left} left"
    )


def tabulate_days(report: BackfillReport) -> list[dict[str, Any]]:
    """Return one row a day: what it came to, and whether it is finished."""
    return [
        {
            "day": str(day.day or "without a day"),
            "discovered": day.discovered,
            **{str(outcome): day.ends[outcome] for outcome in Outcome},
            "seconds": round(day.seconds, 1),
            "finished": "yes" if day.done else "no",
            "problem": day.problem or "",
        }
        for day in report.days
    ]
