"""Ledger entries in; how each address stands in the dataset `url_ledger`, without what every run renews."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from load.lake import Lake
from load.ledger import LedgerEntry
from load.partitions import take_day
from load.pinned_rows import RowKind, upsert_rows
from load.rows import UrlStateRow, identify_url
from load.schema import URL_LEDGER
from records.outcome import Outcome


def publish_url_states(lake: Lake, entries: Iterable[LedgerEntry]) -> int:
    """Upsert how addresses stand; return the bytes written, 0 where nothing changed."""
    rows = {row.url_id: row for row in map(describe_entry, entries)}
    days = {key: take_day(row.first_seen_at) for key, row in rows.items()}
    return upsert_rows(lake, URL_STATES, rows, days)


def describe_entry(entry: LedgerEntry) -> UrlStateRow:
    """Return the published row of an entry: an unchanged page stands as stored."""
    state = Outcome.STORED if entry.state is Outcome.UNCHANGED else entry.state
    return UrlStateRow(
        url_id=identify_url(entry.source, entry.key),
        source=entry.source,
        url_key=entry.key,
        url=entry.url,
        article_id=entry.article_id,
        state=state.value,
        reason=entry.reason,
        first_seen_at=entry.first_seen_at,
    )


def renew_state(stored: UrlStateRow, new: UrlStateRow) -> UrlStateRow:
    """Return the new row with the first instant kept; the address as first written counts."""
    return dataclasses.replace(new, url=stored.url, first_seen_at=stored.first_seen_at)


def read_state(row: Mapping[str, Any]) -> UrlStateRow:
    """Return a stored row as its type."""
    return UrlStateRow(**row)


URL_STATES = RowKind(dataset=URL_LEDGER, read=read_state, renew=renew_state)
