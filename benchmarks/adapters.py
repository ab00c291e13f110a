"""Adapters that give benchmarks one page's result, made exactly as the pipeline makes it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from pydantic import HttpUrl

from config.patterns.prompts import PromptBook, read_prompts
from config.schema import Limits, SourceConfig
from extract.article.read import EXTRACTOR_VERSION, read_article
from flows.batch import settle_memory
from records.article import CleanArticle, ParsedArticle
from records.outcome import PageRejection
from records.pages import RawRef
from transform.boilerplate.clean import clean_article
from transform.boilerplate.facts.evidence import is_doubted
from transform.normalise.agency import name_agency
from transform.normalise.article import describe_date_context, normalise_article
from transform.normalise.dates import decide_modified, decide_published

FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
SOURCE = SourceConfig(
    name="benchmark", home=HttpUrl("https://example.org/"), limits=Limits(min_words=0)
)


@cache
def load_prompts() -> PromptBook:
    """Read the patterns, and begin as a batch does."""
    prompts = read_prompts()
    settle_memory()
    return prompts


def extract_page(html: bytes, url: str) -> dict[str, object]:
    """Return title, body, authors and date of one page, as `score.py` reads them.

    A rejected page has none of them. An article that only an agency signs has it as its author, under
    the name it signs with.
    """
    parsed = read_article(html, url=url or "https://example.org/", source=SOURCE.name)
    if isinstance(parsed, PageRejection):
        return {}
    return describe_article(clean_article(parsed, prompts=load_prompts(), site_rules=None))


def extract_uncleaned(html: bytes, url: str) -> dict[str, object]:
    """Return the same of a page whose text is all that the extractor holds for likely."""
    parsed = read_article(html, url=url or "https://example.org/", source=SOURCE.name)
    if isinstance(parsed, PageRejection):
        return {}
    clean = clean_article(parsed, prompts=load_prompts(), site_rules=None)
    likely = tuple(block for block in parsed.blocks if not is_doubted(block))
    return describe_article(replace(clean, kept=likely))


def describe_article(clean: CleanArticle) -> dict[str, object]:
    """Return a normalised article's fields as `score.py` reads them."""
    parsed = clean.parsed
    record = normalise_article(
        clean,
        source=SOURCE,
        link=None,
        fetched_at=FETCHED_AT,
        raw_ref=RawRef(segment="benchmark", offset=0),
        extractor_version=EXTRACTOR_VERSION,
    )
    if isinstance(record, PageRejection):
        return {}
    context = describe_date_context(
        parsed, source=SOURCE, fetched_at=FETCHED_AT, language=record.language
    )
    # the row keeps the instant in UTC; the day as the page states it needs the page's own zone
    published = decide_published(parsed.dates, context)
    # where a page tells only when it was changed, that is its date
    told = published or decide_modified(parsed.dates, context, published=None)
    return {
        "title": record.title,
        "body": "\n".join(record.paragraphs),
        "authors": list(record.authors) or list_signing_agency(parsed, record.agency),
        "date": told.stated_at.isoformat() if told else None,
    }


def list_signing_agency(parsed: ParsedArticle, agency: str | None) -> list[str]:
    """Return the agency as the page's authors name it, else under its usual name."""
    if agency is None:
        return []
    return [name for name in parsed.authors if name_agency(name) == agency] or [agency]
