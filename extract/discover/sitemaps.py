"""A sitemap's bytes in; the pages or further sitemaps it names out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lxml import etree

from extract.discover.addresses import resolve_address
from extract.discover.changes import read_change
from extract.discover.found import FoundLink, fold_text
from extract.discover.references import mend_references
from extract.discover.sitemap_bytes import (
    MAX_SITEMAP_BYTES,
    NotSitemapError,
    cut_pieces,
    find_wide_encoding,
    is_markup,
    read_lines,
    unpack,
)

MAX_ENTRIES = 50_000
# entries have some ten elements, with images and languages some dozens
MAX_ELEMENTS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One <url> or <sitemap>: `is_news` says that it carries the news extension."""

    link: FoundLink
    is_news: bool
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """One sitemap read: its pages, the sitemaps it points to, and what is wrong with it.

    `is_cut` where it names more than MAX_ENTRIES.
    """

    pages: tuple[SitemapEntry, ...] = ()
    children: tuple[SitemapEntry, ...] = ()
    problem: str | None = None
    is_cut: bool = False


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
    body, fault = unpack(body)
    if len(body) > MAX_SITEMAP_BYTES:
        return Sitemap(problem=f"a sitemap of more than {MAX_SITEMAP_BYTES} bytes")
    sitemap = _read_unpacked(body, url)
    return replace(sitemap, problem=sitemap.problem or fault)


def _read_unpacked(body: bytes, url: str) -> Sitemap:
    if not is_markup(body):
        return _read_lines(body, url)
    pages: list[SitemapEntry] = []
    children: list[SitemapEntry] = []
    problem, is_cut = None, False
    try:
        for tag, claims in _walk(body):
            is_cut = len(pages) + len(children) >= MAX_ENTRIES
            if is_cut:
                break
            entry = _read_entry(claims, url)
            if entry is not None:
                (pages if tag == "url" else children).append(entry)
    except NotSitemapError as error:
        problem = str(error)
    except etree.XMLSyntaxError as error:
        problem = f"broken XML: {error}"[:200]
    return Sitemap(pages=tuple(pages), children=tuple(children), problem=problem, is_cut=is_cut)


class _Stream:
    """Pieces of a document as the parser wants to read them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        """Return the next piece, or nothing at the end."""
        return next((piece for piece in self._pieces if piece), b"")


def _walk(body: bytes) -> Iterator[tuple[str, _Claims]]:
    """Yield each <url> and <sitemap> with the texts of its named parts; memory stays flat."""
    claims = _Claims()
    events = etree.iterparse(
        _Stream(mend_references(cut_pieces(body))),
        events=("end",),
        encoding="utf-8" if find_wide_encoding(body) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    found = False
    for number, (_, element) in enumerate(events):
        if number > MAX_ELEMENTS:
            raise NotSitemapError(f"more than {MAX_ELEMENTS} elements")
        # a prefix that nothing declares stays at the name
        namespace, _, tag = str(element.tag).replace(":", "}").rpartition("}")
        if tag in {"url", "sitemap"}:
            found = True
            yield tag, claims
            claims = _Claims()
        elif tag in {"loc", "lastmod", "publication_date", "title"}:
            is_news = "news" in namespace
            claims.is_news = claims.is_news or is_news
            # <image:loc> and <image:title> stand inside <url>, too.
            if is_news or ("image" not in namespace and "video" not in namespace):
                claims.texts.setdefault(tag, _read_text(element))
        if tag not in {"urlset", "sitemapindex"}:
            _forget(element)
        elif element.getparent() is None:
            found = True
    if not found:
        raise NotSitemapError("not a sitemap")


def _read_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    try:
        return element.text or ""
    except UnicodeDecodeError:  # half a character, in encodings that `join_halves` does not see
        return ""


def _forget(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    element.clear()
    while element.getparent() is not None and element.getprevious() is not None:
        del element.getparent()[0]


def _read_entry(claims: _Claims, url: str) -> SitemapEntry | None:
    address = resolve_address(url, claims.texts.get("loc", ""))
    if not claims.texts.get("loc", "").strip() or address is None:
        return None
    changed_raw = fold_text(claims.texts.get("lastmod"))
    link = FoundLink(
        url=address,
        title=fold_text(claims.texts.get("title")),
        # lastmod tells of any change; only the news extension states a publication.
        published_raw=fold_text(claims.texts.get("publication_date")),
    )
    return SitemapEntry(
        link=link,
        is_news=claims.is_news,
        changed_at=read_change(changed_raw) if changed_raw else None,
    )


def _read_lines(body: bytes, url: str) -> Sitemap:
    found: dict[str, None] = {}
    is_cut = False
    for number, line in enumerate(read_lines(body)):
        is_cut = number >= MAX_ENTRIES
        if is_cut:
            break
        address = resolve_address(url, line) if line.lstrip().lower().startswith("http") else None
        if address is not None:
            found[address] = None
    if not found:
        return Sitemap(problem="not a sitemap")
    pages = (SitemapEntry(link=FoundLink(url=address), is_news=False) for address in found)
    return Sitemap(pages=tuple(pages), is_cut=is_cut)
