"""Archived pages of one source in; the dataset as today's code and rules make it out, without the network."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

import pandas as pd

from config.patterns.prompts import read_prompts
from config.read import find_config_folder
from config.schema import SourceConfig
from extract.raw_archive import iterate_raw_pages
from flows.batch import read_page
from flows.close import close_settlement
from flows.job import Run
from flows.refine import RefinedPage, refine_page
from flows.replaying.replayed import ReplayedArticles, read_earlier_articles
from flows.replaying.row_changes import FieldChange, find_changes, read_rows
from flows.settle import Settlement, learn_rules, refuse_page, split_repeats
from flows.steps import publish_articles
from load.lake import Lake, open_lake
from load.ledger import Ledger, LedgerEntry, open_ledger
from load.partitions import take_day
from load.url_states import publish_url_states
from records.outcome import PageRejection, RejectReason
from records.pages import ArchivedPage
from records.run import ReadPage, RefusedPage

SAMPLES = 5

Answer = ReadPage | RefusedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprocessReport:
    """What reprocessing did: pages read, rows new and changed, changes counted by field, with samples."""

    pages: int
    refused: Counter[RejectReason]
    stored: int
    changed_rows: int
    changed_fields: Counter[str]
    samples: tuple[FieldChange, ...]


def reprocess_source(
    source: SourceConfig, run: Run, *, start: date | None = None, end: date | None = None
) -> ReprocessReport:
    """Read the pages fetched from `start` to `end` (UTC days, included) again and publish what they say now.

    Every fetch is replayed in its order, run by run: an empty lake gets its revisions back, a full one
    keeps its history and gets a revision where today's reading differs. The ledger and its published
    view are told how each page stands now. The same raw pages and the same code give the same bytes.
    The caller holds the source's lease.
    """
    lake = open_lake(run.settings.lake, run.settings.storage, clock=run.read_clock)
    with open_ledger(lake, run.settings.ledger) as ledger:
        return replay_pages(source, run, lake, ledger, start=start, end=end)


def replay_pages(
    source: SourceConfig,
    run: Run,
    lake: Lake,
    ledger: Ledger,
    *,
    start: date | None,
    end: date | None,
) -> ReprocessReport:
    """Publish what the archived pages say now, run by run, and what became of each address."""
    answers = [
        (archived, read_page(archived.page, archived.ref, source))
        for archived in iterate_raw_pages(run.settings.lake, source.name, start=start, end=end)
    ]
    read = [page for _, page in answers if isinstance(page, ReadPage)]
    rules = learn_rules(source, read, lake)
    prompts = read_prompts(find_config_folder())
    refine = partial(refine_page, source=source, prompts=prompts, rules=rules)
    before = read_rows(run.settings.lake, source)
    held = ledger.get(source.name, {archived.page.link.key for archived, _ in answers})
    known = dict(held)
    first_at = min((archived.page.fetched_at for archived, _ in answers), default=run.started_at)
    articles = read_earlier_articles(run.settings.lake, source.name, first_at)
    reasons: Counter[RejectReason] = Counter()
    # run by run, as the runs did: so each version keeps its own cuts
    for pages in group_by_run(answers):
        settlement = settle_again(pages, source, refine, known, articles)
        reasons.update(page.rejected.reason for page in settlement.refused)
        published = publish_articles([settlement], lake, run)
        known |= {entry.key: entry for _, entry in close_settlement(settlement, published.fates)}
    renewed = [renew_entry(entry, held.get(key), end) for key, entry in known.items()]
    publish_url_states(lake, renewed)
    ledger.upsert(renewed)
    return report_changes(len(answers), reasons, before, read_rows(run.settings.lake, source))


def group_by_run(
    answers: Sequence[tuple[ArchivedPage, Answer]],
) -> Iterator[list[Answer]]:
    """Yield what the pages were read as, run by run in the order the runs fetched them."""
    first_seen: dict[str, int] = {}
    for number, (archived, _) in enumerate(answers):
        first_seen.setdefault(name_run(archived), number)
    ordered = sorted(
        answers,
        key=lambda each: (first_seen[name_run(each[0])], each[0].ref.segment, each[0].ref.offset),
    )
    for _, group in groupby(ordered, key=lambda each: name_run(each[0])):
        yield [page for _, page in group]


def name_run(archived: ArchivedPage) -> str:
    """Return which run archived a page: its segment without the number of the batch."""
    return archived.ref.segment.rpartition("-")[0]


def settle_again(
    pages: Sequence[Answer],
    source: SourceConfig,
    refine: Callable[[ReadPage], RefinedPage | PageRejection],
    known: Mapping[str, LedgerEntry],
    articles: ReplayedArticles,
) -> Settlement:
    """Return what one run's pages come to today.

    `known` is how their addresses stood before that run, by key; `articles` what those of earlier
    runs said before it, and moves on by this run's.
    """
    refined: list[RefinedPage] = []
    refused = [page for page in pages if isinstance(page, RefusedPage)]
    for page in pages:
        if isinstance(page, RefusedPage):
            continue
        answer = refine(page)
        if isinstance(answer, PageRejection):
            refused.append(refuse_page(page, answer))
        else:
            refined.append(answer)
    originals = articles.find_originals({page.record.content_hash for page in refined})
    kept, repeats = split_repeats(refined, originals, articles.hashes)
    for each in kept:
        articles.note(each.record.article_id, each.record.content_hash)
    return Settlement(
        source=source,
        results=(),
        known=dict(known),
        kept=kept,
        repeats=repeats,
        same=(),
        refused=tuple(refused),
    )


def renew_entry(entry: LedgerEntry, held: LedgerEntry | None, end: date | None) -> LedgerEntry:
    """Return a ledger entry with what later requests taught about its address.

    Where a page fetched after `end` was the last to be read, the entry held stays as it is.
    """
    if held is None or held.fetched_at is None:
        return entry
    if end is not None and take_day(held.fetched_at) > end:
        return held
    return replace(
        entry,
        fetched_at=held.fetched_at,
        etag=held.etag,
        last_modified=held.last_modified,
        attempts=held.attempts,
        next_try_at=held.next_try_at,
    )


def report_changes(
    pages: int, refused: Counter[RejectReason], before: pd.DataFrame, after: pd.DataFrame
) -> ReprocessReport:
    """Compare the rows before and after, field by field."""
    changes = list(find_changes(before, after))
    return ReprocessReport(
        pages=pages,
        refused=refused,
        stored=len(after.index.difference(before.index)),
        changed_rows=len({change.article_id for change in changes}),
        changed_fields=Counter(change.field for change in changes),
        samples=tuple(changes[:SAMPLES]),
    )
