"""One batch of planned pages in; each fetched, archived and read, or the reason why not, out."""

import gc
import logging
from functools import cache

from config.schema import SourceConfig
from extract.article.read import read_article
from extract.fetch.faults import FetchSetupError
from extract.fetch.fetcher import Fetcher
from extract.fetch.robots_book import RobotsBook
from extract.raw_archive import SegmentWriter
from flows.guard import guard_page
from flows.job import BatchJob, Run
from flows.progress import WATCH
from flows.stop import check_stop, sleep_unless_stopped
from records.outcome import PageRejection, RejectedPage, Stage
from records.pages import (
    FailureKind,
    FetchFailure,
    FetchResult,
    NotModified,
    RawPage,
    RawRef,
    Validators,
)
from records.run import BatchResult, PlannedPage, ReadPage, RefusedPage

LOG = logging.getLogger(__name__)
# what no single page is to blame for: a wrong set-up, a full disk
RUN_FAULTS = (FetchSetupError, OSError, MemoryError)
# more than a page is read with, and no more than some megabytes
_NEW_OBJECTS = 10_000


def open_fetcher(run: Run) -> Fetcher:
    """Return a fetcher that shares its pace with all processes of this machine, robots.txt with this one."""
    return Fetcher(
        user_agent=run.user_agent,
        pace_dir=run.pace_dir,
        robots=_keep_robots(run.user_agent),
        clock=run.read_clock,
        sleep=sleep_unless_stopped,
    )


@cache
def _keep_robots(user_agent: str) -> RobotsBook:
    """Return what this process knows of robots.txt files: all batches of a run go by it, and all its days."""
    return RobotsBook(user_agent=user_agent)


@cache
def settle_memory() -> None:
    """Spare what a process has loaded the garbage collector's rounds, once: it is in use until the end.

    Every few dozen pages one such round would cost as much as reading ten of them. What a page leaves behind is
    free without the collector, so that it looks for cycles every few pages, not a dozen times a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def fetch_batch(job: BatchJob) -> BatchResult:
    """Fetch, archive and read one batch; its segment is durable when this returns.

    Every planned page stands in the result exactly once.
    """
    settle_memory()
    source, run = job.source, job.run
    read: list[ReadPage] = []
    refused: list[RefusedPage] = []
    unmodified: list[NotModified] = []
    failures: list[FetchFailure] = []
    with (
        open_fetcher(run) as fetcher,
        SegmentWriter(
            run.settings.lake,
            source=source.name,
            run_id=run.run_id,
            batch=job.batch.number,
            started_at=run.started_at,
        ) as segment,
    ):
        for planned in job.batch.pages:
            check_stop()
            answer = fetch_page(fetcher, planned, source, run)
            if isinstance(answer, RawPage):
                page = read_page(answer, segment.append(answer), source)
                (read if isinstance(page, ReadPage) else refused).append(page)  # type: ignore[arg-type]
            elif isinstance(answer, NotModified):
                unmodified.append(answer)
            else:
                failures.append(answer)
            WATCH.get().advance(source.name)
    return BatchResult(
        source=source.name,
        read=tuple(read),
        refused=tuple(refused),
        unmodified=tuple(unmodified),
        failures=tuple(failures),
    )


def fetch_page(
    fetcher: Fetcher, planned: PlannedPage, source: SourceConfig, run: Run
) -> FetchResult:
    """Fetch one page; a bug that its server's answer brings to light costs that page and no other."""
    try:
        return fetcher.fetch(planned.link, source=source, validators=planned.validators)
    except RUN_FAULTS:
        raise
    except Exception as error:
        LOG.exception("a bug of newslake met %s", planned.link.url)
        return FetchFailure(
            link=planned.link,
            kind=FailureKind.UNEXPECTED,
            failed_at=run.read_clock(),
            detail=f"{type(error).__name__}: {error}",
            passing=True,
        )


def read_page(page: RawPage, ref: RawRef, source: SourceConfig) -> ReadPage | RefusedPage:
    """Read one archived page."""
    validators = take_validators(page)
    parsed = guard_page(
        Stage.EXTRACT,
        lambda: read_article(
            page.body,
            url=page.final_url,
            source=source.name,
            content_type=page.header("content-type"),
            selectors=source.selectors,
            link=page.link,
        ),
    )
    if not isinstance(parsed, PageRejection):
        return ReadPage(
            link=page.link,
            fetched_at=page.fetched_at,
            raw_ref=ref,
            validators=validators,
            parsed=parsed,
        )
    return RefusedPage(
        link=page.link,
        validators=validators,
        rejected=RejectedPage(
            source=source.name,
            url=page.link.url,
            reason=parsed.reason,
            stage=parsed.stage,
            detail=parsed.detail,
            fetched_at=page.fetched_at,
            raw_ref=ref,
        ),
    )


def take_validators(page: RawPage) -> Validators:
    """Return what the server gave to ask with later; what holds control characters can't be sent, nor kept everywhere."""
    values = (page.header("etag"), page.header("last-modified"))
    etag, last_modified = (each if each and each.isprintable() else None for each in values)
    return Validators(etag=etag, last_modified=last_modified)
