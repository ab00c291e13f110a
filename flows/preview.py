"""One address or file in, the article as the pipeline would read it out; nothing is archived or stored."""

from dataclasses import dataclass
from pathlib import Path

from config.patterns.prompts import read_prompts
from config.read import find_config_folder
from config.schema import SourceConfig
from extract.article.read import EXTRACTOR_VERSION, read_article, read_plain_text
from flows.batch import open_fetcher
from flows.faults import RunFailedError
from flows.job import Run
from load.lake import open_store
from load.site_rules import RulesStore
from records.addresses import normalise_url
from records.article import CleanArticle, ParsedArticle
from records.links import DiscoveryKind, PageLink
from records.outcome import PageRejection
from records.pages import FetchFailure, NotModified, RawRef
from records.row import ArticleRecord
from transform.boilerplate.clean import clean_article
from transform.normalise.article import normalise_article

NOWHERE = RawRef(segment="", offset=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An article read, cleaned and normalised, or the reason it would be rejected."""

    clean: CleanArticle | None = None
    record: ArticleRecord | None = None
    rejection: PageRejection | None = None


def preview_url(url: str, source: SourceConfig, run: Run) -> Preview:
    """Fetch one page as politely as any run does, and read it."""
    link = PageLink(
        source=source.name,
        url=url,
        key=normalise_url(url),
        found_on=url,
        found_by=DiscoveryKind.LISTING,
    )
    with open_fetcher(run) as fetcher:
        answer = fetcher.fetch(link, source=source)
    if isinstance(answer, FetchFailure):
        raise RunFailedError(f"{url}: {answer.kind}: {answer.detail}")
    if isinstance(answer, NotModified):
        raise RunFailedError(f"{url}: the server answers 304 to a request without validators")
    return preview_bytes(answer.body, answer.final_url, answer.header("content-type"), source, run)


def preview_file(file: str, source: SourceConfig, run: Run) -> Preview:
    """Read one saved page, or a text file."""
    path = Path(file)
    try:
        body = path.read_bytes()
    except OSError as error:
        raise RunFailedError(f"{file}: {error.strerror}") from error
    url = str(source.home)
    if path.suffix != ".txt":
        return preview_bytes(body, url, None, source, run)
    text = body.decode("utf-8-sig", "replace")
    return preview_parsed(read_plain_text(text, url=url, source=source.name), source, run)


def preview_bytes(
    body: bytes, url: str, content_type: str | None, source: SourceConfig, run: Run
) -> Preview:
    """Read, clean and normalise a page's bytes."""
    parsed = read_article(
        body,
        url=url,
        source=source.name,
        content_type=content_type,
        selectors=source.selectors,
    )
    return preview_parsed(parsed, source, run)


def preview_parsed(
    parsed: ParsedArticle | PageRejection, source: SourceConfig, run: Run
) -> Preview:
    """Clean and normalise what was read, with the rules the source has learned."""
    if isinstance(parsed, PageRejection):
        return Preview(rejection=parsed)
    # only read, never made: a page may be tried before there is a lake
    store = open_store(run.settings.lake)
    clean = clean_article(
        parsed,
        prompts=read_prompts(find_config_folder()),
        site_rules=RulesStore(store).read_rules(source.name),
    )
    record = normalise_article(
        clean,
        source=source,
        link=None,
        fetched_at=run.read_clock(),
        raw_ref=NOWHERE,
        extractor_version=EXTRACTOR_VERSION,
    )
    if isinstance(record, PageRejection):
        return Preview(clean=clean, rejection=record)
    return Preview(clean=clean, record=record)
