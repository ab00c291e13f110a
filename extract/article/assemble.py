"""A page read and its region in, the ParsedArticle with all its claims out."""

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from extract.article.authors.author_claims import find_authors
from extract.article.authors.bylines import read_names
from extract.article.authors.origin import find_origin
from extract.article.blocks import build_blocks
from extract.article.data.head import Head, choose_language, resolve_address
from extract.article.data.structured import Structured
from extract.article.dates.date_claims import find_dates
from extract.article.no_article.paywall import find_paywall
from extract.article.rating.region import Region
from extract.article.reading import Reading
from extract.article.selected import select_text
from extract.article.standfirst import find_standfirst
from records.article import DateClaim, DatePlace, DateRole, ParsedArticle

_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LINES_BEFORE_HEADLINE = 6
_LINES_AFTER_HEADLINE = 14
_LINES_AT_END = 12


def assemble_article(parser: LexborHTMLParser, reading: Reading, region: Region) -> ParsedArticle:
    """Gather the blocks of the region and every claim the page makes about its article."""
    head, structured, selectors = reading.head, reading.structured, reading.selectors
    lines = [line.text for line in reading.page.lines]
    above, below = list_lines_around(reading, region)
    selected = select_text(parser, selectors.authors)
    origin_name, origin_url = find_origin(
        parser,
        head=head,
        structured=structured,
        url=reading.url,
        lines=lines,
        headline=reading.headline,
        region=(region.first, region.last),
    )
    return ParsedArticle(
        source=reading.source,
        url=reading.url,
        canonical_url=resolve_address(reading.url, head.canonical or head.find("og:url")),
        title=reading.title,
        blocks=build_blocks(reading.page, region, reading.ratings),
        standfirst=select_text(parser, selectors.standfirst) or find_standfirst(reading, region),
        authors=read_names(selected)
        if selected
        else find_authors(
            parser,
            head=head,
            structured=structured,
            title=reading.title,
            above=above,
            below=below,
            ending="\n".join(
                lines[max(region.first, region.last - _LINES_AT_END) : region.last + 1]
            ),
        ),
        dates=_list_dates(parser, reading, region, lines),
        section=select_text(parser, selectors.section)
        or structured.section
        or head.find("article:section", "og:article:section", "parsely-section", "section"),
        tags=_list_tags(head, structured),
        language_claim=choose_language(head) or structured.language,
        image_url=resolve_address(reading.url, head.find(*_IMAGES) or structured.image),
        site_name=head.find("og:site_name", "application-name", "al:ios:app_name"),
        publisher=structured.publisher,
        origin_name=origin_name,
        origin_url=origin_url,
        paywalled=find_paywall(reading, region),
    )


def list_lines_around(reading: Reading, region: Region) -> tuple[list[str], list[str]]:
    """Return the lines right above and below the headline, or around the region's start where there is none."""
    headline = reading.headline
    start = region.first if headline is None else headline
    behind = start if headline is None else headline + 1
    lines = [line.text for line in reading.page.lines[: behind + _LINES_AFTER_HEADLINE]]
    return lines[max(0, start - _LINES_BEFORE_HEADLINE) : start], lines[behind:]


def _list_dates(
    parser: LexborHTMLParser, reading: Reading, region: Region, lines: Sequence[str]
) -> tuple[DateClaim, ...]:
    claims = find_dates(
        parser,
        marks=reading.marks,
        head=reading.head,
        structured=reading.structured,
        url=reading.url,
        lines=lines,
        headline=reading.headline,
        region=(region.first, region.last),
    )
    published = select_text(parser, reading.selectors.published)
    if published:
        claims = (
            DateClaim(raw=published, place=DatePlace.BYLINE, role=DateRole.PUBLISHED),
            *(claim for claim in claims if claim.role is DateRole.MODIFIED),
        )
    if reading.link is not None and reading.link.published_raw:
        beside = DateClaim(
            raw=reading.link.published_raw, place=DatePlace.LINK, role=DateRole.PUBLISHED
        )
        claims = (*claims, beside)
    return claims


def _list_tags(head: Head, structured: Structured) -> tuple[str, ...]:
    tags = list(structured.keywords) or head.find_all("article:tag")
    if not tags:
        told = head.find_all("news_keywords", "keywords", "parsely-tags")
        tags = [part.strip() for value in told for part in value.split(",")]
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= 80))[:40]
