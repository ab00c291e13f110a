"""Rejected pages in; one row an address in the dataset `rejected_pages`, with its last reason."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from load.lake import Lake
from load.partitions import take_day
from load.pinned_rows import RowKind, upsert_rows
from load.rows import RejectedPageRow, identify_url
from load.schema import REJECTED_PAGES
from records.outcome import RejectedPage
from records.pages import RawRef


def publish_rejections(lake: Lake, rejected: Iterable[RejectedPage]) -> int:
    """Upsert rejected pages; a page rejected again for the same reason is left alone.

    Returns the bytes written. An older fetch never replaces a newer one.
    """
    rows: dict[str, RejectedPageRow] = {}
    for page in sorted(rejected, key=lambda each: (each.fetched_at, each.url, each.reason)):
        row = describe_rejection(page)
        rows[row.url_id] = renew_rejection(rows.get(row.url_id, row), row)
    days = {key: take_day(row.first_rejected_at) for key, row in rows.items()}
    return upsert_rows(lake, REJECTIONS, rows, days)


def describe_rejection(page: RejectedPage) -> RejectedPageRow:
    """Return the row of a page rejected for the first time."""
    return RejectedPageRow(
        url_id=identify_url(page.source, page.url),
        source=page.source,
        url=page.url,
        reason=page.reason.value,
        stage=page.stage.value,
        detail=page.detail,
        first_rejected_at=page.fetched_at,
        fetched_at=page.fetched_at,
        raw_ref=page.raw_ref,
    )


def renew_rejection(stored: RejectedPageRow, new: RejectedPageRow) -> RejectedPageRow:
    """Return the stored row, or the new one where a later fetch gave another reason."""
    if new.reason == stored.reason or new.fetched_at < stored.fetched_at:
        return stored
    return dataclasses.replace(new, first_rejected_at=stored.first_rejected_at)


def read_rejection(row: Mapping[str, Any]) -> RejectedPageRow:
    """Return a stored row as its type."""
    return RejectedPageRow(**{**row, "raw_ref": RawRef(**row["raw_ref"])})


REJECTIONS = RowKind(dataset=REJECTED_PAGES, read=read_rejection, renew=renew_rejection)
