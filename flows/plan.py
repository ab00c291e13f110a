"""Links found and what the ledger knows of them in, the pages to fetch and the ends already known out; pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from config.schema import SourceConfig
from flows.cuts import describe_hidden
from load.ledger import LedgerEntry
from records.links import Discovery, PageLink
from records.outcome import Outcome, PageEnd, may_come_later
from records.pages import Validators
from records.run import Batch, PlannedPage, SourcePlan

BATCH_PAGES = 150

# A page in one of these states is held, and asked for again only while it is young, unless it may come later.
HELD = {Outcome.STORED, Outcome.UNCHANGED, Outcome.DUPLICATE, Outcome.REJECTED}
NEVER_AT = datetime.min.replace(tzinfo=UTC)


def plan_source(
    source: SourceConfig,
    discovery: Discovery,
    known: Mapping[str, LedgerEntry],
    *,
    now: datetime,
    revisit: bool = True,
) -> SourcePlan:
    """Decide for every link whether it is fetched; `known` maps link keys to ledger entries.

    `revisit=False` never asks again for a page that is held (backfills).
    """
    due: list[PageLink] = []
    ends: list[PageEnd] = []
    seen: set[str] = set()
    for link in discovery.links:
        entry = known.get(link.key)
        if link.key in seen:
            ends.append(end_page(link, Outcome.DUPLICATE, "same_address", entry))
        elif entry is not None and not is_due(entry, source, now=now, revisit=revisit):
            ends.append(end_held_page(link, entry))
        else:
            due.append(link)
        seen.add(link.key)
    due.sort(key=lambda link: rank_due(known.get(link.key)))
    pages = [
        PlannedPage(link=link, validators=find_validators(known.get(link.key)))
        for link in due[: source.limits.max_pages]
    ]
    problems = (*discovery.problems, *describe_hidden(discovery.cuts, source))
    if left := len(due) - len(pages):
        problems = (*problems, f"{left} addresses over limits.max_pages wait for the next run")
    return SourcePlan(
        source=source.name,
        discovered=len(pages) + len(ends),
        pages=tuple(pages),
        ends=tuple(ends),
        problems=problems,
    )


def is_due(entry: LedgerEntry, source: SourceConfig, *, now: datetime, revisit: bool) -> bool:
    """Say whether a known address is asked for again in this run."""
    if entry.next_try_at is not None and entry.next_try_at > now:
        return False
    if is_held(entry):
        age = now - entry.first_seen_at
        return revisit and age <= timedelta(hours=source.limits.revisit_hours)
    return True


def is_held(entry: LedgerEntry) -> bool:
    """Say whether what an address is has been read: its article, or for good that it has none."""
    return entry.state in HELD and not may_come_later(entry.state, entry.reason)


def rank_due(entry: LedgerEntry | None) -> tuple[int, datetime]:
    """Return a key that puts first what has never been asked for, then what has never been had.

    Pages that are held come last, the longest unasked first: all have their turn, whatever the limit.
    """
    if entry is None:
        return 0, NEVER_AT
    if not is_held(entry):
        return 1, entry.next_try_at or NEVER_AT
    return 2, entry.next_try_at or entry.fetched_at or NEVER_AT


def find_validators(entry: LedgerEntry | None) -> Validators | None:
    """Return what to ask a server with, where the page's last answer was read to its end."""
    if entry is None or not is_held(entry):
        return None
    if entry.etag is None and entry.last_modified is None:
        return None
    return Validators(etag=entry.etag, last_modified=entry.last_modified)


def end_held_page(link: PageLink, entry: LedgerEntry) -> PageEnd:
    """Return the end of a page that is what it was: a stored one is unchanged, others end as before."""
    if entry.state in {Outcome.STORED, Outcome.UNCHANGED}:
        return end_page(link, Outcome.UNCHANGED, None, entry)
    return end_page(link, entry.state, entry.reason, entry)


def end_page(
    link: PageLink, outcome: Outcome, reason: str | None, entry: LedgerEntry | None = None
) -> PageEnd:
    """Return one address's end."""
    return PageEnd(
        source=link.source,
        url=link.url,
        outcome=outcome,
        reason=reason,
        article_id=entry.article_id if entry else None,
    )


def cut_batches(plan: SourcePlan) -> Iterator[Batch]:
    """Cut a source's pages into batches: one task, one archive segment each."""
    pages: Sequence[PlannedPage] = plan.pages
    for number, start in enumerate(range(0, len(pages), BATCH_PAGES)):
        yield Batch(
            source=plan.source, number=number, pages=tuple(pages[start : start + BATCH_PAGES])
        )
