"""A parsed page in, every date it claims out, each with the place where it stood."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.data.head import Head
from extract.article.data.structured import Structured
from extract.article.dates.date_lines import (
    DISTANCE,
    YEARISH,
    find_line_dates,
    find_line_distances,
    find_loose_dates,
    read_line,
)
from extract.article.dates.date_roles import MODIFIED_WORDS
from extract.article.dates.loose_dates import read_loosely
from extract.article.page.marks import Attributes, Marks
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
_KNOWN_METAS: Final = frozenset((*_PUBLISHED_METAS, *_MODIFIED_METAS))
# other names in print that say the same ("my-published-date", "publisheddate", "date-pub")
_PUBLISHED_NAME: Final = re.compile(
    r"publish(?!er)|publication|pub[-_]?date|date[-_]?pub|issued|release[-_]?date|^(?:dc(?:terms)?[.:])?(?:date[.:]?)?created$"
)
_MODIFIED_NAME: Final = re.compile(r"modif|updat|last[-_ :]?(?:mod|publ|review)")
_DATE_PROPERTY: Final = re.compile(r"date(?:published|modified|created)")
# elements whose class or id says that they hold a date
_DATED: Final = (
    '[class*="date" i], [id*="date" i], [class*="publish" i], [class*="byline" i],'
    ' [class*="datum" i], [class*="fecha" i], [class*="meta" i], [class*="post-info" i], [class*="time" i]'
)
_URL_DAY: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-_.](0?[1-9]|1[0-2])[-_.](20\d{2})(?!\d)"
)
_URL_MONTH_NAME: Final = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?=/)")
# begins with letters that all its names share: the search for them is fast
_SCRIPT_DAY: Final = re.compile(
    rb"""ubli(?:sh|shed|cation)[_-]?(?P<of>[Dd]ate|[Tt]ime|[Aa]t|[Oo]n)?(?:"|\\"|&quot;|&#34;)\s*:\s*(?:"|\\"|&quot;|&#34;)(?P<day>[^"&\\<]{8,40})"""
)
_SCRIPT_DAY_OF: Final = re.compile(rb"(?:[Dd]ate|[Ff]irst)[_-]?[Pp]$")
_OTHER_DAY: Final = re.compile(rb"(?:[Uu]n|[Ll]ast[_-]?|[Nn]ext[_-]?)[Pp]$")
_MODIFIED: Final = re.compile(MODIFIED_WORDS)
_MAX_NODES: Final = 60
_MAX_NODE_CHARS: Final = 400
_LONGEST_LOOSE: Final = 50
_MAX_CLAIMS: Final = 40
_MAX_RAW_CHARS: Final = 120
_MAX_NAME_CHARS: Final = 200


def find_dates(
    parser: LexborHTMLParser,
    *,
    marks: Marks,
    head: Head,
    structured: Structured,
    url: str,
    lines: Sequence[str] = (),
    headline: int | None = None,
    region: tuple[int, int] = (0, 0),
) -> tuple[DateClaim, ...]:
    """Return every date claim, surest places first.

    `lines` are the visible lines of the page, `headline` the place of the title's among them, `region` the
    first and last place of the article's.
    """
    claims = [
        *_list_structured(structured),
        *_list_metas(head),
        *_list_marked(marks.dates),
        *_list_url_days(url),
    ]
    silent = not any(
        claim.role is DateRole.PUBLISHED and YEARISH.search(claim.raw) for claim in claims
    )
    if silent:
        claims += _list_script_days(parser.raw_html)
    seen = list(find_line_dates(lines, headline=headline, region=region))
    if silent and not any(claim.place is DatePlace.BYLINE for claim in seen):
        seen += _list_dated(parser)
    claims += seen
    if not seen:
        claims += find_loose_dates(lines, headline=headline, region=region)
    if not claims:
        claims += find_line_distances(lines, headline=headline, region=region)
    return tuple(dict.fromkeys(filter(_may_be_read, claims)))[:_MAX_CLAIMS]


def _may_be_read(claim: DateClaim) -> bool:
    """Tell whether a text is short enough and holds a digit, or a day's name such as "yesterday"."""
    if len(claim.raw) > _MAX_RAW_CHARS:
        return False
    return any(map(str.isdigit, claim.raw)) or DISTANCE.search(claim.raw) is not None


def _list_structured(structured: Structured) -> Iterator[DateClaim]:
    if structured.published:
        yield DateClaim(raw=structured.published, place=DatePlace.JSON_LD, role=DateRole.PUBLISHED)
    if structured.modified:
        yield DateClaim(raw=structured.modified, place=DatePlace.JSON_LD, role=DateRole.MODIFIED)


def _list_metas(head: Head) -> Iterator[DateClaim]:
    """Yield the dates of meta tags, names that are sure to be dates first."""
    for raw in head.find_all(*_PUBLISHED_METAS):
        yield DateClaim(raw=raw, place=DatePlace.META, role=DateRole.PUBLISHED)
    for raw in head.find_all(*_MODIFIED_METAS):
        yield DateClaim(raw=raw, place=DatePlace.META, role=DateRole.MODIFIED)
    for name, values in head.metas.items():
        role = _read_name(name[:_MAX_NAME_CHARS]) if name not in _KNOWN_METAS else None
        if role is not None:
            for raw in values:
                yield DateClaim(raw=raw, place=DatePlace.META, role=role)


@lru_cache(maxsize=1024)  # most pages have the same names
def _read_name(name: str) -> DateRole | None:
    """Return the role that a meta tag's name gives its date, None where it names no date."""
    if _MODIFIED_NAME.search(name):
        return DateRole.MODIFIED
    return DateRole.PUBLISHED if _PUBLISHED_NAME.search(name) else None


def _list_marked(nodes: Sequence[LexborNode]) -> Iterator[DateClaim]:
    """Yield the dates of microdata, then those of time tags and their like."""
    times: list[DateClaim] = []
    for node in nodes[: 2 * _MAX_NODES]:
        attributes = node.attributes
        marks = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}".lower()
        is_microdata = _DATE_PROPERTY.search(marks) is not None
        if is_microdata:
            yield _read_node(node, attributes, DatePlace.MICRODATA)
        else:
            times.append(_read_node(node, attributes, DatePlace.TIME_TAG))
    yield from times[:_MAX_NODES]


def _read_node(node: LexborNode, attributes: Attributes, place: DatePlace) -> DateClaim:
    names = " ".join(
        filter(
            None, (attributes.get("itemprop"), attributes.get("class"), attributes.get("property"))
        )
    ).lower()
    text = node.text(separator=" ")[: 5 * _MAX_NODE_CHARS]
    raw = attributes.get("datetime") or attributes.get("content") or attributes.get("title") or text
    if _MODIFIED.search(names) or _MODIFIED.search(text[:60].lower()):
        role = DateRole.MODIFIED
    elif "publi" in names or "created" in names or "pubdate" in attributes:
        role = DateRole.PUBLISHED
    else:
        role = DateRole.UNKNOWN
    return DateClaim(raw=" ".join(raw[: 5 * _MAX_NODE_CHARS].split()), place=place, role=role)


def _list_dated(parser: LexborHTMLParser) -> Iterator[DateClaim]:
    """Yield the dates in elements named after them: what no line near the headline shows."""
    for node in parser.css(_DATED)[:_MAX_NODES]:
        text = " ".join(node.text(separator=" ")[:_MAX_NODE_CHARS].split())
        claims = tuple(read_line(text, "", DatePlace.BYLINE))
        yield from claims or (read_loosely(text, "") if len(text) <= _LONGEST_LOOSE else ())


def _list_url_days(url: str) -> Iterator[DateClaim]:
    """Yield the day an address holds: /2022/01/10/, 20220110, /2022/january/10/, 10-01-2022."""
    if found := _URL_DAY.search(url):
        raw = "-".join(found.groups())
    elif found := _URL_MONTH_NAME.search(url):
        raw = f"{found[3]} {found[2]} {found[1]}"
    elif found := _URL_DAY_FIRST.search(url):
        raw = ".".join(found.groups())
    else:
        return
    yield DateClaim(raw=raw, place=DatePlace.URL, role=DateRole.PUBLISHED)


def _list_script_days(page: bytes) -> Iterator[DateClaim]:
    """Yield the one day of publication in the data a page's scripts work on; none where it holds a list."""
    told = {
        found["day"][:10]: found["day"] for found in _SCRIPT_DAY.finditer(page) if _is_day(found)
    }
    if len(told) == 1:
        raw = told.popitem()[1].decode("utf-8", "replace")
        yield DateClaim(raw=raw, place=DatePlace.SCRIPT, role=DateRole.PUBLISHED)


def _is_day(found: re.Match[bytes]) -> bool:
    """Tell by the whole name of a value whether it is the day of first publication."""
    before = found.string[max(0, found.start() - 8) : found.start()]
    if found["of"] is None:
        return _SCRIPT_DAY_OF.search(before) is not None
    return _OTHER_DAY.search(before) is None
