"""A list page's tree in; the address of the next page of the same list out."""

import re
from functools import partial
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from extract.discover.addresses import normalise_url, resolve_address
from extract.discover.hosts import is_same_site
from extract.discover.markup import find_anchors, has_relation, read_attribute, read_base, read_text
from extract.discover.url_shape import PAGE_NUMBER, is_numbered_list

NEXT_TEXT = re.compile(
    r"(go to )?(the )?next( page| \d+)?|older( (posts|news|entries|stories|articles))?|more news|more stories|load more|show more"
    r"|previous (posts|entries)|[›»→>]+|следующая( страница)?|дал(ее|ьше)|вперед|вперёд|ещ[её]( новости)?|показать ещ[её]"
    r"|siguientes?|suivante?s?|page suivante|nächste( seite)?|weiter|avanti|successiv[ao]|próxim[ao]|seguinte|następna|dalej"
    r"|další|sonraki|наступна|下一页|下一頁|次へ|次のページ|다음",
    re.IGNORECASE,
)
NEXT_NAMES = re.compile(
    r"(^|[\s_-])(next|older|nextpostslink|loadmore|load-more)($|[\s_-])", re.IGNORECASE
)
_ARROWS = " \t\r\n\f\v\xa0‹›»→>"


def find_next_page(soup: BeautifulSoup, page_url: str, *, selector: str | None) -> str | None:
    """Return the next list page: the source's selector, rel=next, a link that says so, number n+1."""
    base = read_base(soup, page_url)
    if selector is not None:
        chosen = soup.select_one(selector)
        return _resolve(base, chosen, page_url) if chosen is not None else None
    for tag in soup.find_all(partial(has_relation, word="next")):
        if url := _resolve(base, tag, page_url):
            return url
    anchors = [(tag, url) for tag in find_anchors(soup) if (url := _resolve(base, tag, page_url))]
    named = next(
        (url for tag, url in anchors if _says_next(tag) and _continues(url, page_url)), None
    )
    return named or _find_number(anchors, page_url)


def _resolve(base: str, tag: Tag, page_url: str) -> str | None:
    url = resolve_address(base, read_attribute(tag, "href"))
    if (
        url is None
        or normalise_url(url) == normalise_url(page_url)
        or not is_same_site(url, page_url)
    ):
        return None
    return url


def _says_next(tag: Tag) -> bool:
    texts = (
        read_text(tag),
        read_attribute(tag, "aria-label"),
        read_attribute(tag, "title"),
    )
    if any(
        NEXT_TEXT.fullmatch(text.strip(_ARROWS) or text.strip()) for text in texts if text.strip()
    ):
        return True
    parent = tag.parent
    names = read_attribute(tag, "class") + " " + (read_attribute(parent, "class") if parent else "")
    return bool(NEXT_NAMES.search(names))


def _continues(url: str, page_url: str) -> bool:
    """Tell whether an address is a later page of the same list, not another list or an article."""
    there, here = urlsplit(url), urlsplit(page_url)
    if is_numbered_list(there):
        return _read_page_number(url) > _read_page_number(page_url)
    same_path = there.path.rstrip("/") == here.path.rstrip("/")
    return same_path and there.query != here.query


def _find_number(anchors: list[tuple[Tag, str]], page_url: str) -> str | None:
    wanted = str(_read_page_number(page_url) + 1)
    for tag, url in anchors:
        parts = urlsplit(url)
        if (
            read_text(tag, between="") == wanted
            and is_numbered_list(parts)
            and _read_page_number(url) == int(wanted)
        ):
            return url
    return None


def _read_page_number(url: str) -> int:
    """Return the number a list page's address carries; 1 without one."""
    parts = urlsplit(url)
    found = PAGE_NUMBER.search(f"{parts.path}?{parts.query}")
    return int(found[1] or found[2]) if found else 1
