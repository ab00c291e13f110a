"""The rows of the datasets beside `articles`: every column with its description and an example."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from records.pages import RawRef
from records.row import describe

_EXAMPLE_AT = datetime(2022, 1, 10, 12, 47, tzinfo=UTC)


def identify_url(source: str, url: str) -> str:
    """Return the stable identity of an address of a source: 32 hexadecimal digits."""
    return hashlib.blake2b(f"{source}\n{url}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedBlockRow:
    """One block that cleaning took out: one row of the dataset `removed_blocks`."""

    article_id: str = describe("Article the block stood in.", "9f2c5a0d1be84c3f8f6f0a6f0a1b2c3d")
    content_hash: str = describe(
        "The article's content_hash after this cut: which version it belongs to.",
        "0a6f0a1b2c3d9f2c5a0d1be84c3f8f6f",
    )
    source: str = describe("Name of the source.", "bbabo", low_cardinality=True)
    position: int = describe("Position among the extracted blocks, from 0.", 7)
    text: str = describe("The block's text as extracted.", "Subscribe to our news.")
    rule: str = describe("Rule that removed it.", "prompt", low_cardinality=True)
    rule_version: str = describe("Version of that rule.", "1", low_cardinality=True)
    layer: str = describe(
        "Layer of cleaning: page, prompt or site.", "prompt", low_cardinality=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPageRow:
    """One page that was not stored: one row of the dataset `rejected_pages`."""

    url_id: str = describe(
        "Identity: hash of source and address, 32 hexadecimal digits.",
        "5d1be84c3f8f6f0a6f0a1b2c3d9f2c5a",
    )
    source: str = describe("Name of the source.", "bbabo", low_cardinality=True)
    url: str = describe("Address of the page.", "https://bbabo.net/news/404")
    reason: str = describe("Why it was not stored; see below.", "soft_404", low_cardinality=True)
    stage: str = describe(
        "Stage that rejected it: extract, clean or normalise.", "extract", low_cardinality=True
    )
    detail: str = describe("What the stage saw.", "the title reads 'Page not found'")
    first_rejected_at: datetime = describe("Instant of the first rejected fetch, UTC.", _EXAMPLE_AT)
    fetched_at: datetime = describe("Instant of the fetch this reason is from, UTC.", _EXAMPLE_AT)
    raw_ref: RawRef = describe(
        "Where the page's bytes lie: segment below lake/raw and byte offset.",
        {"segment": "source=bbabo/date=2022-01-10/r1-0.warc.gz", "offset": 0},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlStateRow:
    """How one discovered address stands: one row of the dataset `url_ledger`."""

    url_id: str = describe(
        "Identity: hash of source and normalised address, 32 hexadecimal digits.",
        "6f0a6f0a1b2c3d9f2c5a5d1be84c3f8f",
    )
    source: str = describe("Name of the source.", "bbabo", low_cardinality=True)
    url_key: str = describe(
        "The address normalised: no fragment, no tracking parameters.",
        "https://bbabo.net/news/12345",
    )
    url: str = describe(
        "The address as the source wrote it.", "https://bbabo.net/news/12345?utm_source=rss"
    )
    article_id: str | None = describe(
        "Article it led to, null where none was stored.", "9f2c5a0d1be84c3f8f6f0a6f0a1b2c3d"
    )
    state: str = describe(
        "How it ended: stored, duplicate, rejected, failed or blocked.",
        "stored",
        low_cardinality=True,
    )
    reason: str | None = describe(
        "Why it was rejected, failed or blocked.", "soft_404", low_cardinality=True
    )
    first_seen_at: datetime = describe("Instant newslake first met the address, UTC.", _EXAMPLE_AT)
