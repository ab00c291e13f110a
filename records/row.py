"""The row analysts load: every field with its description, unit and example, defined once."""

from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from records.pages import RawRef


class DatePrecision(StrEnum):
    """How exactly a page stated its date of publication."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    RELATIVE = "relative"


class ZoneFrom(StrEnum):
    """Where the time zone of a date came from."""

    CLAIM = "claim"
    SOURCE = "source"
    ASSUMED_UTC = "assumed_utc"


def describe(description: str, example: object, *, low_cardinality: bool = False) -> Any:  # noqa: ANN401 - stands in for a field of any type
    """Declare a column: its description and an example; low-cardinality columns are dictionary-encoded."""
    return field(
        metadata={
            "description": description,
            "example": example,
            "low_cardinality": low_cardinality,
        }
    )


_EXAMPLE_AT = datetime(2022, 1, 10, 12, 47, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One article as stored: one row of the dataset `articles`."""

    article_id: str = describe(
        "Stable identity: hash of source and canonical address, 32 hexadecimal digits.",
        "9f2c5a0d1be84c3f8f6f0a6f0a1b2c3d",
    )
    url: str = describe(
        "Canonical address of the page: the page's own claim where it can be trusted, else the fetched address without tracking parameters.",
        "https://bbabo.net/news/12345",
    )
    source: str = describe(
        "Name of the source, the same as its file in config/sources/.",
        "bbabo",
        low_cardinality=True,
    )
    title: str = describe("Headline, without the site's name.", "CSTO peacekeepers will return")
    standfirst: str | None = describe(
        "Summary under the headline, where the page sets one apart.",
        "The mission ends on Thursday.",
    )
    text: str = describe(
        "The article's paragraphs, joined by one blank line.",
        "First paragraph.\n\nSecond paragraph.",
    )
    paragraphs: tuple[str, ...] = describe(
        "The article's paragraphs in order, headings and list items included.",
        ["First paragraph.", "Second paragraph."],
    )
    authors: tuple[str, ...] = describe(
        "Names of the people who wrote it, as published.", ["Alena Novik"]
    )
    agency: str | None = describe(
        "News agency credited in the byline or dateline.", "Reuters", low_cardinality=True
    )
    published_at: datetime | None = describe(
        "Instant of publication, UTC; null where the page gives none.", _EXAMPLE_AT
    )
    published_raw: str | None = describe(
        "The date of publication as the page wrote it.", "2022-01-10T15:47:00+03:00"
    )
    published_precision: str | None = describe(
        'How exactly the page states it: second, minute, day (then published_at is that day\'s start in the zone used) or relative ("2 hours ago", counted back from the fetch).',
        "second",
        low_cardinality=True,
    )
    published_from: str | None = describe(
        "Where on the page the date stood: json_ld, script, meta, microdata, time_tag, byline, text, url, link or header.",
        "json_ld",
        low_cardinality=True,
    )
    published_zone_from: str | None = describe(
        "Where the time zone came from: the claim itself, the source's config, or assumed UTC.",
        "claim",
        low_cardinality=True,
    )
    modified_at: datetime | None = describe(
        "Instant of the last change the page claims, UTC.", _EXAMPLE_AT
    )
    first_seen_at: datetime = describe(
        "Instant newslake first fetched this article, UTC.", _EXAMPLE_AT
    )
    fetched_at: datetime = describe(
        "Instant the page of this revision was fetched, UTC.", _EXAMPLE_AT
    )
    language: str | None = describe("Language of the text, ISO 639-1.", "en", low_cardinality=True)
    language_confidence: float | None = describe("How sure the language is, 0 to 1.", 0.98)
    country: str | None = describe(
        "Country the article is about, by the page's kicker or section, else the source's country; ISO 3166-1 alpha-2.",
        "BY",
        low_cardinality=True,
    )
    section: str | None = describe(
        "Section of the site the article stands in, as published.", "Politics", low_cardinality=True
    )
    tags: tuple[str, ...] = describe(
        "Keywords the page gives, as published.", ["CSTO", "Kazakhstan"]
    )
    image_url: str | None = describe(
        "Address of the lead image.", "https://bbabo.net/img/12345.jpg"
    )
    origin_name: str | None = describe(
        "Outlet a syndicated article was taken from.", "Rossiyskaya Gazeta"
    )
    origin_url: str | None = describe(
        "Address of the original of a syndicated article.", "https://rg.ru/2022/01/10/a.html"
    )
    paywalled: bool = describe("True where the page gives only the free beginning.", example=False)
    word_count: int = describe(
        "Words in text (runs of letters or digits; CJK characters each count).", 412
    )
    char_count: int = describe("Unicode characters in text.", 2380)
    content_hash: str = describe(
        "Hash of what the article says (title, standfirst, paragraphs, authors, agency, date of publication, language, country, section, tags, image, origin, paywall), 32 hexadecimal digits; equal hashes are the same revision.",
        "0a6f0a1b2c3d9f2c5a0d1be84c3f8f6f",
    )
    revision: int = describe("1 at first insertion, one more for each change of content_hash.", 1)
    updated_at: datetime = describe(
        "Instant the page of the latest change was fetched, UTC.", _EXAMPLE_AT
    )
    rules_version: str = describe(
        "Version of the source's learned cleaning rules that were applied; 0 where none had been learned.",
        "3f9a1c20",
        low_cardinality=True,
    )
    extractor_version: str = describe(
        "Version of the extraction and cleaning code.", "1", low_cardinality=True
    )
    raw_ref: RawRef = describe(
        "Where the page's bytes lie: segment below lake/raw and byte offset.",
        {"segment": "source=bbabo/date=2022-01-10/r1-0.warc.gz", "offset": 0},
    )


def list_column_names() -> tuple[str, ...]:
    """Return the row's columns in order."""
    return tuple(column.name for column in fields(ArticleRecord))
