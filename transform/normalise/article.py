"""A cleaned article with its source, link and fetch in, the row to be stored out, or a rejection."""

import hashlib
from datetime import UTC, datetime
from typing import TypedDict

from config.schema import SourceConfig
from records.article import CleanArticle, DateClaim, DatePlace, DateRole, ParsedArticle
from records.content_hash import hash_content
from records.links import PageLink
from records.outcome import PageRejection
from records.pages import RawRef
from records.row import ArticleRecord, ZoneFrom
from transform.acceptance import judge_article
from transform.normalise.address import decide_address, guess_country_of_host, resolve_link
from transform.normalise.agency import decide_agency
from transform.normalise.authors import decide_authors
from transform.normalise.country import decide_country
from transform.normalise.dates import DateContext, decide_modified, decide_published
from transform.normalise.labels import normalise_section, normalise_tags
from transform.normalise.language import (
    decide_language,
    read_claimed_region,
    read_language_claim,
)
from transform.normalise.origin import decide_origin
from transform.normalise.text import fold_line, fold_optional, make_body


def identify_article(parsed: ParsedArticle, *, source: str) -> tuple[str, str]:
    """Return (article_id, url): the address in normal form and the hash of source and address.

    The id is the first 32 hexadecimal digits of SHA-256 over source, a line feed and the address.
    """
    url = decide_address(parsed.url, parsed.canonical_url)
    digest = hashlib.sha256(f"{source}\n{url}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32], url


def normalise_article(
    clean: CleanArticle,
    *,
    source: SourceConfig,
    link: PageLink | None,
    fetched_at: datetime,
    raw_ref: RawRef,
    extractor_version: str,
) -> ArticleRecord | PageRejection:
    """Return the row of an article at revision 1, or the reason it is not worth one.

    `fetched_at` is aware; it bounds plausible dates and anchors relative ones.
    """
    body = make_body([block.text for block in clean.kept])
    if rejection := judge_article(clean, source=source, body=body):
        return rejection
    parsed = clean.parsed
    title = fold_line(parsed.title or "")
    article_id, url = identify_article(parsed, source=source.name)
    language = decide_language(body.text, parsed.language_claim or source.language)
    language_code = language.code if language else None
    context = describe_date_context(
        parsed, source=source, fetched_at=fetched_at, language=language_code
    )
    claims = list_date_claims(parsed, link)
    published = decide_published(claims, context)
    modified = decide_modified(claims, context, published=published)
    section, tags = normalise_section(parsed.section), normalise_tags(parsed.tags)
    signed = decide_authors(parsed.authors, clean.byline, outlets=(parsed.site_name, source.name))
    origin_name, origin_url = decide_origin(
        parsed.origin_name,
        parsed.origin_url,
        url=url,
        own_names=(parsed.site_name, parsed.publisher, source.name),
    )
    meaning = _Meaning(
        title=title,
        standfirst=_decide_standfirst(parsed, title),
        paragraphs=body.paragraphs,
        authors=signed.people,
        agency=decide_agency(signed.agencies, clean.byline, clean.dateline),
        published_at=published.instant_at if published else None,
        published_precision=published.precision.value if published else None,
        language=language_code,
        country=decide_country(
            removed=clean.removed,
            section=section,
            tags=tags,
            language=source.language or language_code,
            source_country=source.country,
        ),
        section=section,
        tags=tags,
        image_url=resolve_link(url, parsed.image_url),
        origin_name=origin_name,
        origin_url=origin_url,
        paywalled=parsed.paywalled,
    )
    return ArticleRecord(
        **meaning,
        article_id=article_id,
        url=url,
        source=source.name,
        text=body.text,
        published_raw=published.raw if published else None,
        published_from=published.place.value if published else None,
        published_zone_from=published.zone_from.value if published else None,
        modified_at=modified.instant_at if modified else None,
        first_seen_at=fetched_at.astimezone(UTC),
        fetched_at=fetched_at.astimezone(UTC),
        updated_at=fetched_at.astimezone(UTC),
        language_confidence=language.confidence if language else None,
        word_count=body.word_count,
        char_count=len(body.text),
        content_hash=hash_content(**meaning),
        revision=1,
        rules_version=clean.rules_version,
        extractor_version=extractor_version,
        raw_ref=raw_ref,
    )


def describe_date_context(
    parsed: ParsedArticle, *, source: SourceConfig, fetched_at: datetime, language: str | None
) -> DateContext:
    """Return what is known beside a page's date claims: zone, language, country, time of fetch."""
    declares_zone = "timezone" in source.model_fields_set
    country = (
        source.country
        or guess_country_of_host(parsed.url)
        or read_claimed_region(parsed.language_claim)
    )
    return DateContext(
        fetched_at=fetched_at,
        zone=source.zone,
        zone_from=ZoneFrom.SOURCE if declares_zone else ZoneFrom.ASSUMED_UTC,
        language=language or read_language_claim(parsed.language_claim) or source.language,
        country=country,
    )


def list_date_claims(parsed: ParsedArticle, link: PageLink | None) -> tuple[DateClaim, ...]:
    """Return the page's date claims and, where the page does not repeat it, the link's."""
    if link is None or not link.published_raw:
        return parsed.dates
    beside_link = DateClaim(raw=link.published_raw, place=DatePlace.LINK, role=DateRole.PUBLISHED)
    if any(claim.place is DatePlace.LINK for claim in parsed.dates):
        return parsed.dates
    return (*parsed.dates, beside_link)


def _decide_standfirst(parsed: ParsedArticle, title: str) -> str | None:
    """Return the standfirst, None where it only says the title again."""
    standfirst = fold_optional(parsed.standfirst)
    return None if standfirst is None or standfirst.casefold() == title.casefold() else standfirst


class _Meaning(TypedDict):
    """The fields that make up what an article says: what the content hash covers."""

    title: str
    standfirst: str | None
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    agency: str | None
    published_at: datetime | None
    published_precision: str | None
    language: str | None
    country: str | None
    section: str | None
    tags: tuple[str, ...]
    image_url: str | None
    origin_name: str | None
    origin_url: str | None
    paywalled: bool
