"""One page's bytes in, a ParsedArticle or the reason there is none out."""

from typing import Final

from selectolax.lexbor import LexborHTMLParser

from config.schema import Selectors
from extract.article.blocks import build_blocks
from extract.article.bylines import choose_authors, find_marked_authors, list_meta_names
from extract.article.date_claims import find_dates
from extract.article.decode import decode_page, looks_binary
from extract.article.head import Head, choose_language, read_head, resolve_address
from extract.article.headline import choose_headline, compare
from extract.article.likelihood import rate_lines
from extract.article.plain_text import read_plain_text
from extract.article.region import find_region
from extract.article.rejections import judge_page
from extract.article.structured import Structured, read_structured
from extract.article.walk import Page, walk_page
from records.article import DateClaim, DatePlace, DateRole, ParsedArticle
from records.links import PageLink
from records.outcome import PageRejection, RejectReason, Stage

__all__ = ["EXTRACTOR_VERSION", "read_article", "read_plain_text"]

EXTRACTOR_VERSION: Final = "1"
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
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind and not any(name in kind for name in _PAGE_TYPES):
        return _reject(RejectReason.NOT_HTML, f"content type {kind}")
    if looks_binary(body):
        return _reject(RejectReason.NOT_HTML, "the body is binary data")
    text = decode_page(body, content_type)
    if not text.strip():
        return _reject(RejectReason.EMPTY_PAGE, "the body is empty")
    parser = LexborHTMLParser(text)
    for selector in selectors.remove if selectors else ():
        for node in parser.css(selector):
            node.decompose()
    root = parser.body
    if root is None:
        return _reject(RejectReason.EMPTY_PAGE, "the page has no body")
    page = walk_page(root)
    if page.too_large:
        return _reject(
            RejectReason.TOO_LARGE, "more nested or more elements than the extractor reads"
        )
    if not page.lines:
        return _reject(RejectReason.EMPTY_PAGE, "the page has no visible text")
    return _read_page(
        parser, page, url=url, source=source, selectors=selectors or Selectors(), link=link
    )


def _reject(reason: RejectReason, detail: str) -> PageRejection:
    return PageRejection(reason=reason, stage=Stage.EXTRACT, detail=detail)


def _read_page(
    parser: LexborHTMLParser,
    page: Page,
    *,
    url: str,
    source: str,
    selectors: Selectors,
    link: PageLink | None,
) -> ParsedArticle | PageRejection:
    head, structured = read_head(parser), read_structured(parser)
    title = (
        _select(parser, selectors.title)
        or _find_title(page, head, structured)
        or (link.title if link else None)
    )
    headline = _find_headline(page, title)
    ratings = rate_lines(page)
    if selectors.body:
        chosen = parser.css_first(selectors.body)
        if chosen is not None:
            page = walk_page(chosen)
            ratings, headline = [0.9] * len(page.lines), None
    body_chars = sum(
        len(line.text) for line, value in zip(page.lines, ratings, strict=True) if value >= 0.5
    )
    fault = judge_page(
        page,
        title=title,
        body_chars=body_chars,
        has_password=parser.css_first("input[type=password i]") is not None,
    )
    if fault is not None:
        return _reject(*fault)
    region = find_region(page, ratings, headline)
    if region is None:
        return _reject(RejectReason.NO_ARTICLE, "no part of the page reads like an article")
    site_name = head.find(
        "og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone"
    )
    dates = find_dates(
        parser,
        head=head,
        structured=structured,
        url=url,
        lines=[line.text for line in page.lines[region.first : region.first + 8]],
    )
    published = _select(parser, selectors.published)
    if published:
        dates = (DateClaim(raw=published, place=DatePlace.BYLINE, role=DateRole.PUBLISHED), *dates)
    if link is not None and link.published_raw:
        dates = (
            *dates,
            DateClaim(raw=link.published_raw, place=DatePlace.LINK, role=DateRole.PUBLISHED),
        )
    selected = _select(parser, selectors.authors)
    return ParsedArticle(
        source=source,
        url=url,
        canonical_url=resolve_address(url, head.canonical or head.find("og:url")),
        title=title,
        blocks=build_blocks(page, region, ratings),
        standfirst=_select(parser, selectors.standfirst)
        or _find_standfirst(page, head, structured, headline, ratings),
        authors=choose_authors(
            structured=(selected,) if selected else structured.authors,
            metas=head.find_all(*list_meta_names()),
            marked=() if selected or structured.authors else find_marked_authors(parser),
            site_names=[name for name in (site_name, structured.publisher) if name],
        ),
        dates=dates,
        section=_select(parser, selectors.section)
        or structured.section
        or head.find("article:section", "parsely-section", "section"),
        tags=_list_tags(head, structured),
        language_claim=choose_language(head) or structured.language,
        image_url=resolve_address(
            url,
            head.find("og:image", "og:image:url", "twitter:image", "twitter:image:src")
            or structured.image,
        ),
        site_name=site_name,
        publisher=structured.publisher,
        paywalled=structured.free is False,
    )


def _find_title(page: Page, head: Head, structured: Structured) -> str | None:
    headings = [line.text for line in page.lines if page.elements[line.owner].tag == "h1"]
    return choose_headline(
        headings,
        structured=structured.headline,
        social=head.find("og:title", "twitter:title"),
        document=head.title,
        site_name=head.find("og:site_name"),
    )


def _find_headline(page: Page, title: str | None) -> int | None:
    """Return the place of the line that is the headline's own element, if it stands on the page."""
    if title is None:
        return None
    best, place = 0.0, None
    for index, line in enumerate(page.lines):
        tag = page.elements[line.owner].tag
        if len(line.text) <= 1.5 * len(title) + 10 and tag[0] == "h" and len(tag) == 2:
            likeness = compare(line.text, title) + (0.1 if tag == "h1" else 0.0)
            if likeness > max(best, 0.7):
                best, place = likeness, index
    if place is None:
        place = next((index for index, line in enumerate(page.lines) if line.text == title), None)
    return place


def _select(parser: LexborHTMLParser, selector: str | None) -> str | None:
    node = parser.css_first(selector) if selector else None
    if node is None:
        return None
    value = (
        node.attributes.get("datetime")
        or node.attributes.get("content")
        or node.text(separator=" ")
    )
    return " ".join(value.split()) or None


def _find_standfirst(
    page: Page, head: Head, structured: Structured, headline: int | None, ratings: list[float]
) -> str | None:
    claim = (
        head.find("og:description", "description", "twitter:description") or structured.description
    )
    start = 0 if headline is None else headline + 1
    for line in page.lines[start : start + 6]:
        names = page.elements[line.owner].names
        marked = any(
            word in names
            for word in ("standfirst", "subtitle", "subhead", "dek", "lede", "summary", "deck")
        )
        if marked and 20 <= len(line.text) <= 600:
            return line.text
    return None if claim is None else None


def _list_tags(head: Head, structured: Structured) -> tuple[str, ...]:
    tags = list(structured.keywords) or head.find_all("article:tag")
    if not tags:
        tags = [
            part.strip()
            for value in head.find_all("news_keywords", "keywords")
            for part in value.split(",")
        ]
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= 80))[:40]
