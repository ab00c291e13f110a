"""A wish for past days in; those days' articles in the lake, day by day and never a day twice, out; without Prefect."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from config.schema import SourceConfig
from extract.raw_archive import number_run
from flows.backfilling.done_days import is_undated_done, list_done_days, note_done_day, note_undated
from flows.backfilling.gaps import DAYS_SHOWN, find_gaps
from flows.backfilling.lists import DayLinks, find_links
from flows.backfilling.report import (
    BackfillFailedError,
    BackfillProgress,
    BackfillReport,
    DayReport,
    Tell,
)
from flows.backfilling.request import BackfillRequest
from flows.backfilling.window import Window
from flows.faults import RunFailedError
from flows.job import Run
from flows.replaying.replay import reprocess_source
from flows.scheduling.due import hold_source, ingest_and_note
from flows.scheduling.source_state import is_due, is_tried, read_state
from flows.steps import MapBatches, ingest_sources
from load.lake import open_lake, open_store
from records.links import Discovery, PageLink
from records.outcome import Outcome, PageEnd, may_come_later
from records.run import RunReport


def backfill_days(
    request: BackfillRequest, source: SourceConfig, run: Run, map_batches: MapBatches, tell: Tell
) -> BackfillReport:
    """Fetch and publish the wanted days one by one; days that are done are left out.

    Waits while another run holds the source. Killed at any moment, the same wish carries on where it was.
    Raises RunFailedError where the source's lists can't be read, BackfillFailedError, with the report of
    all days, where too many of a day's pages met a bug.
    """
    days, already_done = plan_days(request, source, run)
    report = BackfillReport(run_id=run.run_id, source=source.name, already_done=already_done)
    if not days and not wants_undated(request, run):
        return report
    # made where it is new, and refused where it is not sound, before anything is asked of the site
    open_lake(run.settings.lake, run.settings.storage, clock=run.read_clock)
    with hold_source(source, run):
        if request.via == "raw":
            return replay_days(days, source, run, report, tell)
        report = fetch_days(
            days, report, tell, request=request, source=source, run=run, map_batches=map_batches
        )
    if any(day.failed for day in report.days):
        raise BackfillFailedError(report)
    return report


def wants_undated(request: BackfillRequest, run: Run) -> bool:
    """Say whether links that claim no day are wanted, and not done already."""
    if request.only_gaps or request.via == "raw":
        return False
    store, span = open_store(run.settings.lake), (request.start, request.end)
    return not is_undated_done(store, request.source, span, request.via)


def fetch_days(
    days: Sequence[date],
    report: BackfillReport,
    tell: Tell,
    *,
    request: BackfillRequest,
    source: SourceConfig,
    run: Run,
    map_batches: MapBatches,
) -> BackfillReport:
    """Fetch what the source's lists name for each of these days, then what they name without a day.

    Between two days it fetches the source's news where its schedule asks for that, as the scheduled run finds
    the source held.
    """
    found = find_links(request, source, run)
    report = replace(report, problems=(*found.faults, *found.cuts))
    chunks: list[date | None] = [*days, *([None] if None in found.links else [])]
    for number, day in enumerate(chunks):
        missed = serve_schedule(source, run, map_batches)
        if missed is not None and missed not in report.problems:
            report = replace(report, problems=(*report.problems, missed))
        done = fetch_day(
            day, found, request=request, source=source, run=run, map_batches=map_batches
        )
        report = replace(report, days=(*report.days, done))
        tell(BackfillProgress(report=report, days_left=len(chunks) - number - 1))
    undated = [each for each in report.days if each.day is None]
    if found.find_lack(None) is None and all(each.done for each in undated):
        store, span = open_store(run.settings.lake), (request.start, request.end)
        note_undated(store, source.name, span, request.via, done_at=run.read_clock())
    return report


def plan_days(request: BackfillRequest, source: SourceConfig, run: Run) -> tuple[list[date], int]:
    """Return the days to do, in order, and how many are done already."""
    # a zone further east may have tomorrow's news
    last = run.read_clock().astimezone(source.zone).date() + timedelta(days=1)
    wanted = list(Window(start=request.start, end=min(request.end, last)).list_days())
    store = open_store(run.settings.lake)
    if request.only_gaps:
        now = run.read_clock()
        # as far back as the calendar that a person saw them in
        back = max(DAYS_SHOWN, (now.astimezone(source.zone).date() - request.start).days)
        gaps = {gap.day for gap in find_gaps(run.settings.lake, source, now=now, days=back)}
        wanted = [day for day in wanted if day in gaps]
    done = set() if request.again else list_done_days(store, source.name, [request.via])
    days = [day for day in wanted if day not in done]
    if request.order == "newest":
        days.reverse()
    return days, len(wanted) - len(days)


def count_links(request: BackfillRequest, source: SourceConfig, run: Run) -> dict[date | None, int]:
    """Return how many addresses the source's lists name for each day that is not done; fetches no article."""
    days, _ = plan_days(request, source, run)
    if not days or request.via == "raw":
        return dict.fromkeys(days, 0)
    links = find_links(request, source, run).links
    undated: dict[date | None, int] = {None: len(links[None])} if None in links else {}
    return {day: len(links.get(day, ())) for day in days} | undated


def fetch_day(
    day: date | None,
    found: DayLinks,
    *,
    request: BackfillRequest,
    source: SourceConfig,
    run: Run,
    map_batches: MapBatches,
) -> DayReport:
    """Ingest one day's links, and remember the day where it is over and nothing of it is left to do."""
    begun, links = time.monotonic(), found.links.get(day, ())
    ends, problems, fault = Counter[Outcome](), [found.find_lack(day)], None
    if links:
        # a backfill that was killed and is carried on under its name archives its pages beside the first ones
        name, root = f"{run.run_id}-{day or 'undated'}", run.settings.lake
        named = replace(run, run_id=number_run(root, source.name, name, run.started_at))
        report, fault = ingest_links(links, source, named, map_batches)
        ends = report.books[0].ends
        problems += [fault, *report.books[0].problems, describe_waiting(report.ends)]
    problem = "; ".join(filter(None, problems)) or None
    now = run.read_clock()
    done = problem is None and (day is None or day < now.astimezone(source.zone).date())
    if done and day is not None:
        store, via, count = open_store(run.settings.lake), request.via, len(links)
        note_done_day(store, source.name, day, via, discovered=count, done_at=now)
    return DayReport(
        day=day,
        discovered=len(links),
        ends=ends,
        seconds=time.monotonic() - begun,
        done=done,
        failed=fault is not None,
        problem=problem,
    )


def ingest_links(
    links: Sequence[PageLink], source: SourceConfig, run: Run, map_batches: MapBatches
) -> tuple[RunReport, str | None]:
    """Ingest these links; returns what came of them, and why their run did not end well, or None.

    Raises RunFailedError where nothing of the source can be fetched: it would fail on all days.
    """
    given = Discovery(links=tuple(links))
    try:
        return ingest_sources([source], run, map_batches, given=given), None
    except RunFailedError as error:
        if error.report is None or not error.report.books[0].discovered:
            raise
        return error.report, str(error)


def describe_waiting(ends: Iterable[PageEnd]) -> str | None:
    """Return how many addresses may bring their article another time, and why they did not, or None."""
    waiting = Counter(end.reason for end in ends if may_come_later(end.outcome, end.reason))
    if not waiting:
        return None
    reasons = ", ".join(f"{count} {reason}" for reason, count in waiting.most_common())
    return f"{waiting.total()} addresses may come later ({reasons})"


def serve_schedule(source: SourceConfig, run: Run, map_batches: MapBatches) -> str | None:
    """Fetch the source's news where its schedule asks for it while we hold the source.

    Returns why it failed, or None: its failure is noted as that of any scheduled run, and it is not tried again
    before its next start.
    """
    now = run.read_clock()
    if not source.enabled or source.schedule is None:
        return None
    state = read_state(open_store(run.settings.lake), source.name)
    # one that has failed since it fell due is left to the schedule
    if is_due(source, state, now) and not is_tried(source, state, now):
        name = f"{run.run_id}-news-{now:%Y%m%dT%H%M%S}"
        try:
            ingest_and_note([source], replace(run, run_id=name, started_at=now), map_batches)
        except RunFailedError as error:
            return f"the news meanwhile: {error}"
    return None


def replay_days(
    days: Sequence[date], source: SourceConfig, run: Run, report: BackfillReport, tell: Tell
) -> BackfillReport:
    """Read the pages that were fetched on these days again, without the network."""
    for number, day in enumerate(days):
        begun = time.monotonic()
        named = replace(run, run_id=f"{run.run_id}-{day}")
        replayed = reprocess_source(source, named, start=day, end=day)
        ends = Counter({Outcome.STORED: replayed.stored + replayed.changed_rows})
        ends[Outcome.REJECTED] = replayed.refused.total()
        ends[Outcome.UNCHANGED] = replayed.pages - ends.total()
        done = DayReport(
            day=day,
            discovered=replayed.pages,
            ends=ends,
            seconds=time.monotonic() - begun,
            done=True,
        )
        report = replace(report, days=(*report.days, done))
        tell(BackfillProgress(report=report, days_left=len(days) - number - 1))
    return report
