"""What a source's run came to and the fate of its rows in; one end and one ledger entry for every address out; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from flows.plan import end_held_page, end_page
from flows.refine import RefinedPage, hash_parsed
from flows.settle import Settlement
from load.ledger import LedgerEntry
from load.merge import Fate
from records.links import PageLink
from records.outcome import Outcome, PageEnd, may_come_later
from records.pages import FailureKind, FetchFailure, NotModified
from records.run import ReadPage, RefusedPage
from transform.duplicates import Original

# A passing failure is tried again after 5 minutes, then 10, 20, ... up to a day; a lasting one after a day.
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(days=1)

END_OF_FATE = {
    Fate.STORED: (Outcome.STORED, None),
    Fate.REVISED: (Outcome.STORED, "revised"),
    Fate.UNCHANGED: (Outcome.UNCHANGED, None),
    Fate.OLDER: (Outcome.UNCHANGED, "older_fetch"),
}

Close = tuple[PageEnd, LedgerEntry]


def close_settlement(settlement: Settlement, fates: Mapping[str, Fate]) -> Iterator[Close]:
    """Yield the end of every address that was asked for; `fates` go by article_id."""
    known = settlement.known
    for refined in settlement.kept:
        fate = fates[refined.record.article_id]
        yield close_stored(refined, known.get(refined.page.link.key), fate)
    for refined, original in settlement.repeats:
        yield close_repeat(refined, known.get(refined.page.link.key), original)
    for page in settlement.same:
        yield close_same(page, known[page.link.key])
    for refused in settlement.refused:
        yield close_refused(refused, known.get(refused.link.key))
    for result in settlement.results:
        for answer in result.unmodified:
            yield close_unmodified(answer, known[answer.link.key])
        for failure in result.failures:
            yield close_failure(failure, known.get(failure.link.key))


def close_stored(refined: RefinedPage, entry: LedgerEntry | None, fate: Fate) -> Close:
    """Close a page that has a row, its own or that of a later fetch."""
    outcome, reason = END_OF_FATE[fate]
    noted = replace(
        note_read(refined.page, entry),
        article_id=refined.record.article_id,
        content_hash=refined.record.content_hash,
    )
    if fate is Fate.OLDER:
        noted = forget_reading(noted, entry)
    return end_page(refined.page.link, outcome, reason, noted), noted


def forget_reading(noted: LedgerEntry, entry: LedgerEntry | None) -> LedgerEntry:
    """Return the entry of a page whose row says something else: the next run asks for it whole and reads it again."""
    borne = None
    if entry is not None and entry.article_id == noted.article_id:
        borne = entry.content_hash
    return replace(noted, etag=None, last_modified=None, parsed_hash=None, content_hash=borne)


def close_repeat(refined: RefinedPage, entry: LedgerEntry | None, original: Original) -> Close:
    """Close a page that repeats an article held under another address.

    Where that is another article, what it bears is noted: when it moves on, nobody says this any more.
    """
    is_other = original.article_id != refined.record.article_id
    noted = replace(
        note_read(refined.page, entry),
        state=Outcome.DUPLICATE,
        reason="same_article",
        article_id=original.article_id,
        content_hash=original.content_hash if is_other else None,
    )
    return end_page(refined.page.link, Outcome.DUPLICATE, noted.reason, noted), noted


def close_same(page: ReadPage, entry: LedgerEntry) -> Close:
    """Close a page that says exactly what it said when it was last read."""
    noted = replace(
        note_read(page, entry),
        state=entry.state,
        reason=entry.reason,
        article_id=entry.article_id,
        content_hash=entry.content_hash,
    )
    return end_held_page(page.link, entry), noted


def close_unmodified(answer: NotModified, entry: LedgerEntry) -> Close:
    """Close a page that the server says is the one held."""
    noted = replace(entry, fetched_at=answer.fetched_at, attempts=0, next_try_at=None)
    return end_held_page(answer.link, entry), noted


def close_refused(page: RefusedPage, entry: LedgerEntry | None) -> Close:
    """Close a page that is no article.

    Where the article may come later, what is held of it stays held, and the next try waits longer each time.
    """
    rejected, reason = page.rejected, str(page.rejected.reason)
    end = end_page(page.link, Outcome.REJECTED, reason)
    attempts, next_try_at = 0, None
    if may_come_later(Outcome.REJECTED, reason):
        attempts = (entry.attempts if entry else 0) + 1
        next_try_at = rejected.fetched_at + grow_pause(attempts)
        if entry is not None and entry.article_id is not None:
            return end, replace(entry, attempts=attempts, next_try_at=next_try_at)
    noted = LedgerEntry(
        source=page.link.source,
        key=page.link.key,
        url=page.link.url,
        state=Outcome.REJECTED,
        reason=reason,
        first_seen_at=entry.first_seen_at if entry else rejected.fetched_at,
        fetched_at=rejected.fetched_at,
        etag=page.validators.etag,
        last_modified=page.validators.last_modified,
        attempts=attempts,
        next_try_at=next_try_at,
    )
    return end, noted


def close_failure(failure: FetchFailure, entry: LedgerEntry | None) -> Close:
    """Close an address that could not be fetched; what was held of it stays held.

    Its next try waits longer each time, and never less than the server asked for.
    """
    outcome = Outcome.BLOCKED if failure.is_blocked else Outcome.FAILED
    reason = f"{failure.kind} {failure.status}" if failure.status else str(failure.kind)
    attempts = (entry.attempts if entry else 0) + 1
    noted = replace(
        entry or start_entry(failure),
        attempts=attempts,
        next_try_at=failure.failed_at + choose_pause(failure, attempts),
    )
    if noted.article_id is None:
        noted = replace(noted, state=outcome, reason=reason)
    return end_page(failure.link, outcome, reason), noted


def note_read(page: ReadPage, entry: LedgerEntry | None) -> LedgerEntry:
    """Return the entry of a page just read, its state still open."""
    return LedgerEntry(
        source=page.link.source,
        key=page.link.key,
        url=page.link.url,
        state=Outcome.STORED,
        first_seen_at=entry.first_seen_at if entry else page.fetched_at,
        fetched_at=page.fetched_at,
        etag=page.validators.etag,
        last_modified=page.validators.last_modified,
        parsed_hash=hash_parsed(page.parsed),
    )


def start_entry(failure: FetchFailure) -> LedgerEntry:
    """Return the entry of an address that has never been held."""
    link: PageLink = failure.link
    return LedgerEntry(
        source=link.source,
        key=link.key,
        url=link.url,
        state=Outcome.FAILED,
        first_seen_at=failure.failed_at,
    )


def choose_pause(failure: FetchFailure, attempts: int) -> timedelta:
    """Return how long to leave an address alone."""
    if failure.kind in {FailureKind.ROBOTS, FailureKind.GUARD}:
        return timedelta(0)  # nothing is asked of the site: robots.txt is looked up first
    grown = grow_pause(attempts) if failure.passing else LONGEST_PAUSE
    wished = timedelta(seconds=failure.retry_after_seconds or 0)
    return min(max(grown, wished), LONGEST_PAUSE)


def grow_pause(attempts: int) -> timedelta:
    """Return the pause after so many tries in vain."""
    doublings = min(attempts - 1, 12)
    return min(timedelta(seconds=FIRST_PAUSE.total_seconds() * 2**doublings), LONGEST_PAUSE)
