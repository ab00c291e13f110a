"""One read page and its source's rules in; one row with the record of its cuts, or a reasoned rejection, out; pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from config.patterns.prompts import PromptBook
from config.schema import SourceConfig
from extract.article.read import EXTRACTOR_VERSION
from flows.guard import guard_page
from records.article import CleanArticle, ParsedArticle, RemovedBlock
from records.outcome import PageRejection, Stage
from records.row import ArticleRecord
from records.run import ReadPage
from records.site_rules import SiteRules
from transform.boilerplate.clean import clean_article
from transform.normalise.article import normalise_article


@dataclass(frozen=True, slots=True, kw_only=True)
class RefinedPage:
    """A row ready for the lake and the blocks that cleaning removed from it."""

    page: ReadPage
    record: ArticleRecord
    removed: tuple[RemovedBlock, ...]


def refine_page(
    page: ReadPage, *, source: SourceConfig, prompts: PromptBook, rules: SiteRules | None
) -> RefinedPage | PageRejection:
    """Clean, judge and normalise one article; a bug that it brings to light is its rejection."""
    clean = guard_page(
        Stage.CLEAN, lambda: clean_article(page.parsed, prompts=prompts, site_rules=rules)
    )
    if isinstance(clean, PageRejection):
        return clean
    return guard_page(Stage.NORMALISE, lambda: normalise_page(page, clean, source))


def normalise_page(
    page: ReadPage, clean: CleanArticle, source: SourceConfig
) -> RefinedPage | PageRejection:
    """Judge and normalise a cleaned article."""
    record = normalise_article(
        clean,
        source=source,
        link=page.link,
        fetched_at=page.fetched_at,
        raw_ref=page.raw_ref,
        extractor_version=EXTRACTOR_VERSION,
    )
    if isinstance(record, PageRejection):
        return record
    check_text(record, clean.removed)
    return RefinedPage(page=page, record=record, removed=clean.removed)


def check_text(record: ArticleRecord, removed: Sequence[RemovedBlock]) -> None:
    """Raise UnicodeEncodeError for text that no file can hold: here it costs a page, at publishing a run."""
    values = (getattr(record, column) for column in record.__dataclass_fields__)
    texts = [text for value in values for text in (value if isinstance(value, tuple) else (value,))]
    texts.extend(block.text for block in removed)
    "\n".join(text for text in texts if isinstance(text, str)).encode()


def hash_parsed(parsed: ParsedArticle) -> str:
    """Return a hash of all that extraction read; equal hashes mean the page says the same as before."""
    blocks = "\n".join(f"{block.kind}\t{block.text}" for block in parsed.blocks)
    claims = (
        EXTRACTOR_VERSION,
        parsed.canonical_url,
        parsed.title,
        parsed.standfirst,
        parsed.authors,
        tuple((claim.raw, claim.place, claim.role) for claim in parsed.dates),
        parsed.section,
        parsed.tags,
        parsed.language_claim,
        parsed.image_url,
        parsed.origin_name,
        parsed.origin_url,
        parsed.paywalled,
    )
    return hashlib.sha256(f"{claims!r}\n{blocks}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
