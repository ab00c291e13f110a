"""The fields of an article that carry its meaning in; one hash of 32 hexadecimal digits out."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from records.row import DatePrecision

HASHED_COLUMNS = (
    "title",
    "standfirst",
    "paragraphs",
    "authors",
    "agency",
    "published_at",
    "published_precision",
    "language",
    "country",
    "section",
    "tags",
    "image_url",
    "origin_name",
    "origin_url",
    "paywalled",
)


def hash_content(
    *,
    title: str,
    standfirst: str | None,
    paragraphs: Sequence[str],
    authors: Sequence[str],
    agency: str | None,
    published_at: datetime | None,
    published_precision: str | None,
    language: str | None,
    country: str | None,
    section: str | None,
    tags: Sequence[str],
    image_url: str | None,
    origin_name: str | None,
    origin_url: str | None,
    paywalled: bool,
) -> str:
    """Return a hash that is equal for two versions of an article exactly when they mean the same.

    Left out on purpose: where and when the page was read (url, fetched_at, raw_ref), which code and
    rules read it (extractor_version, rules_version), the wording and provenance of the date
    (published_raw may say "2 hours ago"), modified_at (sites renew it when nothing has changed),
    language_confidence, and what follows from the text (text, word_count, char_count).
    A `published_at` of the precision "relative" does not count: "2 hours ago" is counted back from
    the fetch, so it moves with every fetch of one and the same page.
    A naive `published_at` raises ValueError: its instant is unknown.
    """
    if published_at is not None and published_at.tzinfo is None:
        raise ValueError("published_at must be aware")
    moves = published_precision == DatePrecision.RELATIVE
    dated = None if moves else published_at
    instant = dated and dated.astimezone(UTC).isoformat(timespec="microseconds")
    meaning = [
        title,
        standfirst,
        list(paragraphs),
        list(authors),
        agency,
        instant,
        published_precision,
        language,
        country,
        section,
        list(tags),
        image_url,
        origin_name,
        origin_url,
        paywalled,
    ]
    encoded = json.dumps(meaning, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
