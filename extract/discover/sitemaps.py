"""A sitemap's bytes in; the pages or further sitemaps it names out."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from extract.discover.addresses import resolve_address
from extract.discover.found import FoundLink, fold_text

# The protocol's own bound for one sitemap (sitemaps.org).
MAX_SITEMAP_BYTES = 50_000_000
MAX_ENTRIES = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One <url> or <sitemap>: `is_news` says that it carries the news extension."""

    link: FoundLink
    is_news: bool
    changed_raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """One sitemap read: its pages, the sitemaps it points to, and what is wrong with it."""

    pages: tuple[SitemapEntry, ...] = ()
    children: tuple[SitemapEntry, ...] = ()
    problem: str | None = None


@dataclass(slots=True)
class _Claims:
    texts: dict[str, str] = field(default_factory=dict)
    is_news: bool = False


def find_sitemaps(robots_txt: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses in the Sitemap lines of a robots.txt, in its order."""
    found: dict[str, None] = {}
    for line in robots_txt.decode("utf-8-sig", errors="replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "sitemap" and (address := resolve_address(url, value)):
            found[address] = None
    return tuple(found)


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """Return what a sitemap names: XML, gzipped XML, or plain lines of addresses."""
    body = _unpack(body)
    if len(body) > MAX_SITEMAP_BYTES:
        return Sitemap(problem=f"a sitemap of more than {MAX_SITEMAP_BYTES} bytes")
    if not body.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return _read_lines(body, url)
    pages: list[SitemapEntry] = []
    children: list[SitemapEntry] = []
    try:
        for tag, claims in _walk(body):
            entry = _read_entry(claims, url)
            if entry is not None:
                (pages if tag == "url" else children).append(entry)
            if len(pages) + len(children) >= MAX_ENTRIES:
                break
    except etree.XMLSyntaxError as error:
        return Sitemap(
            pages=tuple(pages), children=tuple(children), problem=f"broken XML: {error}"[:200]
        )
    return Sitemap(pages=tuple(pages), children=tuple(children))


def _unpack(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_SITEMAP_BYTES + 1)
    except zlib.error:
        return b""


def _walk(body: bytes) -> Iterator[tuple[str, _Claims]]:
    """Yield each <url> and <sitemap> with the texts of its named parts; memory stays flat."""
    claims = _Claims()
    events = etree.iterparse(
        BytesIO(body),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    for _, element in events:
        namespace, _, tag = str(element.tag).rpartition("}")
        if tag in {"url", "sitemap"}:
            yield tag, claims
            claims = _Claims()
            _forget(element)
        elif tag in {"loc", "lastmod", "publication_date", "title"}:
            is_news = "news" in namespace
            claims.is_news = claims.is_news or is_news
            # <image:loc> and <image:title> stand inside <url>, too.
            if is_news or ("image" not in namespace and "video" not in namespace):
                claims.texts.setdefault(tag, element.text or "")


def _forget(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _read_entry(claims: _Claims, url: str) -> SitemapEntry | None:
    address = resolve_address(url, claims.texts.get("loc", ""))
    if not claims.texts.get("loc", "").strip() or address is None:
        return None
    changed_raw = fold_text(claims.texts.get("lastmod")) or ""
    link = FoundLink(
        url=address,
        title=fold_text(claims.texts.get("title")),
        # lastmod tells of any change; only the news extension states a publication.
        published_raw=fold_text(claims.texts.get("publication_date")),
    )
    return SitemapEntry(link=link, is_news=claims.is_news, changed_raw=changed_raw)


def _read_lines(body: bytes, url: str) -> Sitemap:
    found = dict.fromkeys(
        address
        for line in body.decode("utf-8", errors="replace").splitlines()[:MAX_ENTRIES]
        if line.strip().lower().startswith("http") and (address := resolve_address(url, line))
    )
    if not found:
        return Sitemap(problem="not a sitemap")
    return Sitemap(
        pages=tuple(
            SitemapEntry(link=FoundLink(url=address), is_news=False, changed_raw="")
            for address in found
        )
    )
