"""A list page's tree in; the links on it that lead to articles out, in page order."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from operator import is_
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from extract.discover.addresses import normalise_url, resolve_address
from extract.discover.found import FoundLink, fold_text
from extract.discover.hosts import is_same_site
from extract.discover.items import find_item, read_item_date, read_item_title
from extract.discover.markup import find_anchors, iterate_tags, read_attribute, read_base, read_text
from extract.discover.menus import find_chrome, score_place
from extract.discover.url_shape import score_url

ACCEPTED_SCORE = 1.5
PLAUSIBLE_SCORE = 0.3
GROUP_SIZE = 3
LEAST_SYNDICATED = 5

# A bound that only hostile or broken pages meet.
MOST_ITEMS = 5

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(slots=True)
class Candidate:
    """One page that the list names, with all its anchors and the evidence gathered for it.

    `urls` are the spellings of its address with the place of each one's first anchor.
    """

    key: str
    urls: dict[str, int] = field(default_factory=dict)
    anchors: list[Tag] = field(default_factory=list)
    text: str = ""
    score: float = 0.0


def select_article_links(
    soup: BeautifulSoup, page_url: str, *, selector: str
) -> tuple[FoundLink, ...]:
    """Return the links that a source's own selector names; other hosts are the author's wish."""
    base = read_base(soup, page_url)
    found: dict[str, FoundLink] = {}
    for chosen in soup.select(selector):
        anchor = chosen if chosen.name == "a" else chosen.find("a", href=True)
        url = (
            resolve_address(base, read_attribute(anchor, "href"))
            if isinstance(anchor, Tag)
            else None
        )
        if url is not None and isinstance(anchor, Tag) and url not in found:
            item = find_item(anchor, partial(is_, anchor))
            found[url] = FoundLink(
                url=url, title=read_item_title([anchor], item), published_raw=read_item_date(item)
            )
    return tuple(found.values())


def find_article_links(soup: BeautifulSoup, page_url: str) -> tuple[FoundLink, ...]:
    """Return the links that look like articles' by address, text, place and company.

    Each address is judged by all its anchors together: a headline, a picture and "read more" that
    lead to one page are one link. Links to other sites count only on pages that mostly link away.
    """
    candidates = _gather(soup, page_url)
    chrome = find_chrome(soup)
    for candidate in candidates:
        candidate.score = (
            score_url(candidate.key)
            + _score_text(candidate.text)
            + score_place(candidate.anchors, chrome)
        )
    _add_company(candidates)
    plausible = {one.key for one in candidates if one.score >= PLAUSIBLE_SCORE}
    keys = {id(anchor): one.key for one in candidates for anchor in one.anchors}
    ranked: list[tuple[int, FoundLink]] = []
    for candidate in candidates:
        link = _decide(candidate, keys, plausible)
        if link is not None:
            ranked += [(place, replace(link, url=url)) for url, place in candidate.urls.items()]
    accepted = [link for _, link in sorted(ranked, key=lambda one: one[0])]
    own = [link for link in accepted if is_same_site(link.url, page_url)]
    away = len(accepted) - len(own)
    return tuple(accepted if away >= LEAST_SYNDICATED and away > 2 * len(own) else own)


def _gather(soup: BeautifulSoup, page_url: str) -> list[Candidate]:
    base, own_key = read_base(soup, page_url), normalise_url(page_url)
    found: dict[str, Candidate] = {}
    for place, anchor in enumerate(find_anchors(soup)):
        url = resolve_address(base, read_attribute(anchor, "href"))
        if url is None:
            continue
        key = normalise_url(url)
        if key == own_key:
            continue
        candidate = found.setdefault(key, Candidate(key))
        candidate.urls.setdefault(url, place)
        candidate.anchors.append(anchor)
        text = _read_text(anchor)
        if len(text) > len(candidate.text):
            candidate.text = text
    return list(found.values())


def _read_text(anchor: Tag) -> str:
    text = read_text(anchor)
    if not text:
        images = (image for image in iterate_tags(anchor, {"img"}) if image.has_attr("alt"))
        image = next(images, None)
        text = read_attribute(image, "alt") if image is not None else ""
    return fold_text(text or read_attribute(anchor, "title")) or ""


def _score_text(text: str) -> float:
    words = len(_WORD.findall(text)) + len(_CJK.findall(text)) / 2
    for least, score in ((6, 2.0), (4, 1.2), (3, 0.4)):
        if words >= least:
            return score
    return -0.8


def _add_company(candidates: list[Candidate]) -> None:
    """Raise links whose address has the shape of several links with headlines."""
    shapes = Counter(
        _shape(one.key) for one in candidates if _score_text(one.text) > 1 and one.score > 0
    )
    for candidate in candidates:
        if shapes[_shape(candidate.key)] >= GROUP_SIZE:
            candidate.score += 0.8


def _shape(url: str) -> str:
    """Return an address with its last part replaced by its kind: /news/abc-12.html -> /news/w-9.html."""
    parts = urlsplit(url)
    head, _, last = parts.path.rstrip("/").rpartition("/")
    last = re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "w", last))
    last = re.sub(r"(w[-_]?)+", "w", last)
    head = re.sub(r"\d+", "9", head)
    return f"{parts.netloc}{head}/{last}?{re.sub(r'=[^&]*', '=', parts.query)}"


def _decide(candidate: Candidate, keys: dict[int, str], plausible: set[str]) -> FoundLink | None:
    if candidate.key not in plausible:
        return None

    def is_own(anchor: Tag) -> bool:
        key = keys.get(id(anchor))
        return key is None or key == candidate.key or key not in plausible

    items = [find_item(anchor, is_own) for anchor in candidate.anchors[:MOST_ITEMS]]
    dates = (read_item_date(item) for item in items)
    published_raw = next((date for date in dates if date), None)
    title = read_item_title(candidate.anchors, items[0])
    # "Read more" under a headline that is no link itself: the item's headline counts.
    shown = max(_score_text(title or "") - _score_text(candidate.text), 0.0)
    if candidate.score + shown + (1.0 if published_raw else 0.0) < ACCEPTED_SCORE:
        return None
    return FoundLink(url=candidate.key, title=title, published_raw=published_raw)
