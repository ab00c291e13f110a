"""A backfill's report in; a line of progress and rows for a table out; pure."""

from typing import Any

from flows.backfill_days import BackfillProgress, BackfillReport
from records.outcome import Outcome


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
