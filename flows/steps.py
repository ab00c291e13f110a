"""Sources in, a published lake and closed books out: the one sequence of all stages, without Prefect."""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from config.patterns.prompts import read_prompts
from config.read import find_config_folder
from config.schema import Settings, SourceConfig
from flows.batch import fetch_batch
from flows.close import Close, close_settlement
from flows.damage import find_damage
from flows.faults import RunFailedError
from flows.job import BatchJob, Run
from flows.known_addresses import read_known
from flows.plan import cut_batches, plan_source
from flows.progress import WATCH
from flows.run_id import check_run_id
from flows.settle import Settlement, settle_source
from flows.source_lists import discover_source
from flows.threads import map_in_threads
from load.books import write_books
from load.lake import Lake, open_lake
from load.ledger import Ledger, open_ledger
from load.publish import PublishReport, publish
from load.url_states import publish_url_states
from records.links import Discovery
from records.outcome import PageEnd, RejectReason, SourceBooks
from records.run import BatchResult, RunReport, SourcePlan

MapBatches = Callable[[Sequence[BatchJob]], list[BatchResult]]


def start_run(settings: Settings, *, now: datetime | None = None, run_id: str | None = None) -> Run:
    """Name a run and start its clock; `now` stops it at an instant, UTC where it names no zone.

    Raises ConfigError for a name that can't be part of a file's.
    """
    if now is not None and now.tzinfo is None:
        now = now.replace(tzinfo=UTC)
    started_at = now or datetime.now(UTC)
    name = check_run_id(run_id) or f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    return Run(run_id=name, settings=settings, started_at=started_at, now=now)


def ingest_sources(
    sources: Sequence[SourceConfig],
    run: Run,
    map_batches: MapBatches,
    *,
    given: Discovery | None = None,
) -> RunReport:
    """Discover, fetch, read, clean, normalise and publish what is new on the sources.

    `map_batches` calls fetch_batch for every job, wherever it likes, and keeps the jobs' order.
    Of links that are `given` in place of the sources' lists none that is held is asked for again.
    Raises LakeError where the lake can't be written; RunFailedError, with the other sources published,
    where a source's lists or its own files could not be read or too many of its pages met a bug.
    """
    prompts = read_prompts(find_config_folder())
    lake = open_lake(run.settings.lake, run.settings.storage, clock=run.read_clock)
    damaged = find_damage(sources, lake)
    sound = [source for source in sources if source.name not in damaged]
    with open_ledger(lake, run.settings.ledger) as ledger:
        plans = plan_sources(sound, run, lake, ledger, given)
        jobs = [
            BatchJob(run=run, source=source, batch=batch)
            for source, plan in zip(sound, plans, strict=True)
            for batch in cut_batches(plan)
        ]
        results = map_batches(jobs)
        settlements = [
            settle_source(
                source,
                [result for result in results if result.source == source.name],
                lake=lake,
                ledger=ledger,
                prompts=prompts,
            )
            for source in sound
        ]
        closes = publish_settlements(settlements, lake, ledger, run)
    faults = find_unread(plans) | {name: f"{name}: {fault}" for name, fault in damaged.items()}
    plans += [refuse_source(name, fault) for name, fault in damaged.items()]
    ends = [end for plan in plans for end in plan.ends] + [end for end, _ in closes]
    report = close_run(run, lake, plans, ends)
    faults |= find_buggy(sources, report)
    if faults:
        raise RunFailedError("\n".join(faults.values()), failed=tuple(faults), report=report)
    return report


def map_jobs_in_threads(jobs: Sequence[BatchJob]) -> list[BatchResult]:
    """Do all batches in threads of this process."""
    threads = jobs[0].run.settings.parallel_hosts if jobs else 1
    return map_in_threads(fetch_batch, jobs, threads=threads)


def plan_sources(
    sources: Sequence[SourceConfig],
    run: Run,
    lake: Lake,
    ledger: Ledger,
    given: Discovery | None,
) -> list[SourcePlan]:
    """Look for links on all sources, several hosts at once, unless they are given; decide which are fetched."""

    def plan(source: SourceConfig) -> SourcePlan:
        discovery = discover_source(source, run) if given is None else given
        known = read_known(ledger, lake, source.name, {link.key for link in discovery.links})
        made = plan_source(source, discovery, known, now=run.read_clock(), revisit=given is None)
        WATCH.get().expect(source.name, len(made.pages))
        return made

    return map_in_threads(plan, sources, threads=run.settings.parallel_hosts)


def refuse_source(source: str, fault: str) -> SourcePlan:
    """Return the plan of a source of which nothing can be fetched."""
    return SourcePlan(source=source, discovered=0, pages=(), ends=(), problems=(fault,))


def publish_settlements(
    settlements: Sequence[Settlement], lake: Lake, ledger: Ledger, run: Run
) -> list[Close]:
    """Commit the rows of all sources, then note in the ledger how every address stands."""
    published = publish_articles(settlements, lake, run)
    closes = [
        close
        for settlement in settlements
        for close in close_settlement(settlement, published.fates)
    ]
    entries = [entry for _, entry in closes]
    publish_url_states(lake, entries)
    ledger.upsert(entries)
    return closes


def publish_articles(settlements: Sequence[Settlement], lake: Lake, run: Run) -> PublishReport:
    """Commit the rows of all sources with what was cut from them, and what was refused."""
    kept = [page for settlement in settlements for page in settlement.kept]
    return publish(
        lake,
        [page.record for page in kept],
        {page.record.article_id: page.removed for page in kept},
        [refused.rejected for settlement in settlements for refused in settlement.refused],
        run_id=run.run_id,
    )


def find_unread(plans: Sequence[SourcePlan]) -> dict[str, str]:
    """Return a fault for each source whose list pages could not be read at all."""
    return {
        plan.source: f"{plan.source}: no article could be found: {plan.problems[0]}"
        for plan in plans
        if not plan.discovered and plan.problems
    }


def close_run(
    run: Run, lake: Lake, plans: Sequence[SourcePlan], ends: Sequence[PageEnd]
) -> RunReport:
    """Write the run's books. Raises BooksDoNotClose where an address is missing or counted twice."""
    books = [
        SourceBooks.from_ends(
            plan.source,
            plan.discovered,
            [end for end in ends if end.source == plan.source],
            plan.problems,
        )
        for plan in plans
    ]
    finished_at = run.read_clock()
    write_books(lake, run.run_id, run.started_at, finished_at, books)
    return RunReport(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=finished_at,
        books=tuple(books),
        ends=tuple(ends),
    )


def find_buggy(sources: Sequence[SourceConfig], report: RunReport) -> dict[str, str]:
    """Return a fault for each source of which more pages met a bug than its limit allows."""
    faults: dict[str, str] = {}
    for source in sources:
        ends = [end for end in report.ends if end.source == source.name]
        bugs = sum(end.reason == RejectReason.UNEXPECTED for end in ends)
        if ends and bugs / len(ends) > source.limits.max_unexpected_share:
            faults[source.name] = (
                f"{source.name}: {bugs} of {len(ends)} pages met a bug; the tracebacks stand in "
                f"the dataset rejected_pages, the rest is published"
            )
    return faults
