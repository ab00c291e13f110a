"""A feed's bytes in (RSS, Atom, RDF); the links it names with titles and dates out."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import partial
from io import BytesIO
from typing import Any

import feedparser
from bs4 import BeautifulSoup
from w3lib.html import remove_tags, replace_entities

from extract.discover.addresses import resolve_address
from extract.discover.feed_size import find_feed_excess
from extract.discover.found import FoundLink, Reading, fold_text
from extract.discover.markup import has_relation, read_attribute, read_base
from extract.discover.references import join_halves

MAX_FEED_BYTES = 5_000_000
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
# What feedparser has been seen to raise for bad addresses, dates (year 9999), encodings and tags.
FEED_ERRORS = (ValueError, OverflowError, LookupError, AssertionError, AttributeError, TypeError)
# What is not read: places on maps, which feedparser stumbles over where they stand alone, and people,
# in whose texts it looks for mail addresses in a time that grows with their square.
_UNREAD = re.compile(
    rb"</?(?:(?:gml|georss):|(?:[\w.-]+:)?(?:author|creator|contributor|publisher|owner|webmaster|managingeditor)\b)[^<>]*>",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")


def find_feeds(soup: BeautifulSoup, page_url: str) -> tuple[str, ...]:
    """Return the feeds a page names for itself (link rel=alternate), comments' feeds left out."""
    base = read_base(soup, page_url)
    found: dict[str, None] = {}
    for tag in soup.find_all(partial(has_relation, word="alternate")):
        about = f"{read_attribute(tag, 'href')} {read_attribute(tag, 'title')}".lower()
        kind = read_attribute(tag, "type").partition(";")[0].strip().lower()
        url = resolve_address(base, read_attribute(tag, "href"))
        if kind in FEED_TYPES and url is not None and "comment" not in about:
            found[url] = None
    return tuple(found)


def is_feed(body: bytes) -> bool:
    """Tell whether a document starts as a feed does."""
    return bool(re.search(rb"<(rss|feed|rdf:RDF)[\s>]", body[:2000]))


def read_feed(body: bytes, url: str) -> Reading:
    """Return the entries of a feed in its own order; dates stay as written."""
    if len(body) > MAX_FEED_BYTES:
        return Reading(problem=f"a feed of more than {MAX_FEED_BYTES} bytes")
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        body = _DECLARATION.sub(b"", body.decode("utf-16", errors="replace").encode())
    # an article on XML may show an entity; only a document type declares one
    if b"<!ENTITY" in body and _DOCTYPE.search(body):
        return Reading(problem="a feed that declares entities")
    excess = find_feed_excess(body)
    if excess is not None:
        return Reading(problem=excess)
    try:
        feed = feedparser.parse(
            BytesIO(_UNREAD.sub(b"", join_halves(body))),
            response_headers={"content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except FEED_ERRORS as error:
        return Reading(problem=f"an unreadable feed ({type(error).__name__}: {error})"[:200])
    links = tuple(link for entry in feed.entries if (link := _read_entry(entry, url)))
    if not links and not feed.get("version"):
        return Reading(problem="not a feed")
    return Reading(links=links)


def _read_title(title: str) -> str | None:
    try:
        return fold_text(replace_entities(remove_tags(title)))
    except ValueError:  # a reference of thousands of figures
        return None


def _read_entry(entry: Any, feed_url: str) -> FoundLink | None:  # noqa: ANN401 - feedparser has no types
    written = entry.get("feedburner_origlink") or entry.get("link") or ""
    url = resolve_address(feed_url, written)
    if url is None:
        return None
    dates = (entry[name] for name in ("published", "updated", "created") if name in entry)
    return FoundLink(
        url=url,
        title=_read_title(entry.get("title") or ""),
        published_raw=fold_text(next(dates, None)),
    )
