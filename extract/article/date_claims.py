"""A parsed page in, every date it claims out, each with the place where it stood."""

import re
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.head import Head
from extract.article.structured import Structured
from records.article import DateClaim, DatePlace, DateRole

_PUBLISHED_METAS: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "citation_publication_date",
    "citation_online_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article:created",
    "originalpublicationdate",
    "rnews:datepublished",
    "shareaholic:article_published_time",
    "date",
    "dc.date",
    "dcterms.date",
    "displaydate",
    "timestamp",
)
_MODIFIED_METAS: Final = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "updated_time",
)
_MICRODATA: Final = '[itemprop~="datePublished" i], [itemprop~="dateModified" i], [itemprop~="dateCreated" i], [property~="datePublished" i]'
_TIME_SELECTOR: Final = "time, .dt-published, .published, abbr.published"
_DATED: Final = (
    '[class*="date" i], [id*="date" i], [class*="publish" i], [class*="timestamp" i], [class*="byline" i],'
    ' [class*="datum" i], [class*="fecha" i], [class*="meta" i], [class*="post-info" i], [class*="time" i]'
)
_URL_DAY: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_MODIFIED_WORDS: Final = re.compile(
    r"modif|updat|aktualis|mis à jour|actualiz|aggiorn|zaktualiz|обновл|geändert|edited|revised",
    re.IGNORECASE,
)
# a day with its year, in figures or with a month's name
_DAY_IN_TEXT: Final = re.compile(
    r"(?<!\d)(?:(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}(?:日|(?!\d))"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d{2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?(?:19|20)\d{2}(?!\d)"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}(?!\d))"
)
_MAX_NODES: Final = 60
_MAX_CLAIMS: Final = 40
_MAX_RAW_CHARS: Final = 120


def find_dates(
    parser: LexborHTMLParser,
    *,
    head: Head,
    structured: Structured,
    url: str,
    lines: Iterable[str] = (),
) -> tuple[DateClaim, ...]:
    """Return every date claim, surest places first; `lines` are the article's own, in order."""
    claims: list[DateClaim] = []
    _claim(claims, structured.published, DatePlace.JSON_LD, DateRole.PUBLISHED)
    _claim(claims, structured.modified, DatePlace.JSON_LD, DateRole.MODIFIED)
    for raw in head.find_all(*_PUBLISHED_METAS):
        _claim(claims, raw, DatePlace.META, DateRole.PUBLISHED)
    for raw in head.find_all(*_MODIFIED_METAS):
        _claim(claims, raw, DatePlace.META, DateRole.MODIFIED)
    for node in parser.css(_MICRODATA)[:_MAX_NODES]:
        _claim_node(claims, node, DatePlace.MICRODATA)
    for node in parser.css(_TIME_SELECTOR)[:_MAX_NODES]:
        _claim_node(claims, node, DatePlace.TIME_TAG)
    found = _URL_DAY.search(url)
    if found:
        _claim(claims, "-".join(found.groups()), DatePlace.URL, DateRole.PUBLISHED)
    for node in parser.css(_DATED)[:_MAX_NODES]:
        _claim_text(claims, node.text(separator=" "), DatePlace.BYLINE)
    for line in lines:
        _claim_text(claims, line, DatePlace.TEXT)
    return tuple(dict.fromkeys(claims))[:_MAX_CLAIMS]


def _claim(claims: list[DateClaim], raw: str | None, place: DatePlace, role: DateRole) -> None:
    raw = " ".join((raw or "").split())
    if raw and len(raw) <= _MAX_RAW_CHARS and any(map(str.isdigit, raw)):
        claims.append(DateClaim(raw=raw, place=place, role=role))


def _claim_node(claims: list[DateClaim], node: LexborNode, place: DatePlace) -> None:
    attributes = node.attributes
    names = " ".join(
        filter(
            None, (attributes.get("itemprop"), attributes.get("class"), attributes.get("property"))
        )
    ).lower()
    text = node.text(separator=" ")
    raw = attributes.get("datetime") or attributes.get("content") or attributes.get("title") or text
    if _MODIFIED_WORDS.search(names) or _MODIFIED_WORDS.search(text[:60]):
        role = DateRole.MODIFIED
    elif "publi" in names or "created" in names or "pubdate" in attributes:
        role = DateRole.PUBLISHED
    else:
        role = DateRole.UNKNOWN
    _claim(claims, raw, place, role)


def _claim_text(claims: list[DateClaim], text: str, place: DatePlace) -> None:
    text = " ".join(text[:400].split())
    found = _DAY_IN_TEXT.search(text)
    if found is None or len(text) > 300:
        return
    before = text[max(0, found.start() - 30) : found.start()]
    role = DateRole.MODIFIED if _MODIFIED_WORDS.search(before) else DateRole.UNKNOWN
    _claim(claims, text[found.start() : found.end() + 40], place, role)
