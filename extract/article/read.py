"""One page's bytes in, a ParsedArticle or the reason there is none out."""

import re
from typing import Final

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from config.schema import Selectors
from extract.article.assemble import assemble_article
from extract.article.data.head import read_head
from extract.article.data.structured import read_structured
from extract.article.hidden.embedded import find_embedded_body
from extract.article.hidden.veil import settle_hidden
from extract.article.no_article.rejections import NO_ARTICLE, judge_page, judge_text
from extract.article.no_article.silent import explain_silence
from extract.article.page.decode import looks_binary, recode_page
from extract.article.page.marks import find_marks
from extract.article.page.walk import walk_page
from extract.article.plain_text import read_plain_text
from extract.article.rating.clues import find_clues, find_title
from extract.article.rating.likelihood import rate_lines
from extract.article.rating.region import Region, find_region
from extract.article.reading import Reading
from extract.article.selected import apply_removals, select_body, select_text
from extract.article.titles.kicker import drop_kicker
from extract.page_size import find_excess
from records.article import ParsedArticle
from records.links import PageLink
from records.outcome import PageRejection, RejectReason, Stage

__all__ = ["EXTRACTOR_VERSION", "read_article", "read_lines", "read_plain_text"]

EXTRACTOR_VERSION: Final = "11"
_MARKUP: Final = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|div|article|p|h1|br)\b", re.IGNORECASE
)
_LIST_FOR_MACHINES: Final = re.compile(
    rb"(?:\s|<\?[^>]*>|<!--.*?-->)*<(?:[\w-]+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_MARKUP_BYTES: Final = 4096
_NO_SELECTORS: Final = Selectors()
_PAGE_TYPES: Final = ("html", "xml", "text/plain", "octet-stream", "unknown")


def read_article(
    body: bytes,
    *,
    url: str,
    source: str,
    content_type: str | None = None,
    selectors: Selectors | None = None,
    link: PageLink | None = None,
) -> ParsedArticle | PageRejection:
    """Read one page: decode it, parse it once, walk it once, choose the region and the claims.

    `selectors` win over what would be found without them. `link` is where the page was found: its
    title and date count as claims of last resort. Never raises for anything a server may send.
    """
    text = _read_text(body, content_type)
    if isinstance(text, PageRejection):
        return text
    if _is_plain_text(text, content_type):
        return read_plain_text(text.decode("utf-8", "replace"), url=url, source=source)
    # a str would be encoded again; events only copy what a select shows, and that is never read
    parser = LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS)
    selectors = selectors or _NO_SELECTORS
    apply_removals(parser, selectors)
    reading = read_lines(parser, url=url, source=source, selectors=selectors, link=link)
    if isinstance(reading, PageRejection):
        return reading
    region = _find_article(parser, reading)
    if isinstance(region, PageRejection):
        return region
    return assemble_article(parser, reading, region)


def _find_article(parser: LexborHTMLParser, reading: Reading) -> Region | PageRejection:
    """Return the region that holds the article of a page, or why there is none."""
    fault = judge_page(parser, reading)
    region = find_region(reading.page, reading.ratings, reading.headline) if not fault else None
    if region is not None:
        fault = judge_text(reading, region)
        if fault is None:
            return region
    return _reject(*(fault or NO_ARTICLE))


def _is_plain_text(text: bytes, content_type: str | None) -> bool:
    """Say whether a page is a text file, and is not only called one by a careless server."""
    kind = (content_type or "").split(";")[0].strip().lower()
    return kind == "text/plain" and _MARKUP.search(text, 0, _MARKUP_BYTES) is None


def _read_text(body: bytes, content_type: str | None) -> bytes | PageRejection:
    """Return as UTF-8 a page that claims to be one and is not too large to be parsed."""
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind and not any(name in kind for name in _PAGE_TYPES):
        return _reject(RejectReason.NOT_HTML, f"content type {kind}")
    if looks_binary(body):
        return _reject(RejectReason.NOT_HTML, "the body is binary data")
    text = recode_page(body, content_type)
    if _LIST_FOR_MACHINES.match(text, 0, _MARKUP_BYTES):
        return _reject(RejectReason.NOT_HTML, "a feed or a sitemap")
    excess = find_excess(text)
    return text if excess is None else _reject(RejectReason.TOO_LARGE, excess)


def read_lines(
    parser: LexborHTMLParser, *, url: str, source: str, selectors: Selectors, link: PageLink | None
) -> Reading | PageRejection:
    """Walk the page and rate its lines; a body selector that matches makes all its lines likely."""
    root = parser.body
    if root is None:
        return _reject(RejectReason.EMPTY_PAGE, "the page has no body")
    page = walk_page(root)
    if page.too_large:
        return _reject(
            RejectReason.TOO_LARGE, "more nested or more elements than the extractor reads"
        )
    if not page.lines:
        return _reject(*explain_silence(parser))
    marks = find_marks(parser)
    head, structured = read_head(parser, marks), read_structured(marks)
    title, clues = find_clues(page, head, structured, url)
    title = title and drop_kicker(parser, title, head, structured)
    chosen = select_body(parser, selectors)
    if chosen is not None:
        page, ratings, headline = chosen, [1.0] * len(chosen.lines), None
    else:
        page, ratings = settle_hidden(page, rate_lines(page, clues))
        headline = clues.headline
        embedded = find_embedded_body(parser, structured, page, ratings)
        if embedded is not None:
            told, structured = embedded
            title = find_title(page, head, structured, url) or title
            page, ratings, headline = told, [1.0] * len(told.lines), None
    return Reading(
        url=url,
        source=source,
        selectors=selectors,
        link=link,
        page=page,
        ratings=ratings,
        headline=headline,
        title=select_text(parser, selectors.title) or title or (link.title if link else None),
        marks=marks,
        head=head,
        structured=structured,
        is_selected=chosen is not None,
    )


def _reject(reason: RejectReason, detail: str) -> PageRejection:
    return PageRejection(reason=reason, stage=Stage.EXTRACT, detail=detail)
