"""A list page's tree and the anchors of a link in; how far they stand from menus, footers and paging out."""

import re
from itertools import islice

from bs4 import BeautifulSoup, Tag

from extract.discover.markup import iterate_tags, read_attribute

ITEM_HEADINGS = ["h1", "h2", "h3", "h4"]
CHROME_TAGS = frozenset({"nav", "footer", "form", "dialog", "noscript"})
# fmt: off
CHROME_WORDS = frozenset({
    "nav", "navbar", "navigation", "menu", "submenu", "footer", "breadcrumb", "breadcrumbs",
    "pagination", "pager", "pages", "paging", "tagcloud", "share", "sharing", "social",
    "login", "cookie", "consent", "languages", "topbar", "copyright", "subscribe",
})
# fmt: on
MENU_SHARE = 0.6
# Bounds that only hostile or broken pages meet.
MOST_WRAPPERS = 50
MOST_LEVELS = 60


def score_place(anchors: list[Tag], chrome: set[int]) -> float:
    """Return the best place any of an address's anchors has."""
    return max(_score_anchor_place(anchor, chrome) for anchor in anchors)


def _score_anchor_place(anchor: Tag, chrome: set[int]) -> float:
    score = 1.0 if any(iterate_tags(anchor, ITEM_HEADINGS)) else 0.0
    inside_item = False
    for parent in islice(anchor.parents, MOST_LEVELS):
        if id(parent) in chrome or (parent.name == "header" and not inside_item):
            return -3.0
        if parent.name in ITEM_HEADINGS:
            score = 1.0
        inside_item = inside_item or parent.name in {"article", "main"}
    return score


def find_chrome(soup: BeautifulSoup) -> set[int]:
    """Return the ids of the elements that hold menus, footers, paging and the like.

    What holds most of a page's links is no menu, whatever its class says: some sites wrap the whole
    page in a form, or in an element that is named after the menu it can show.
    """
    named = soup.find_all(_is_named_chrome)
    most = MENU_SHARE * len(soup.find_all("a", href=True))
    # A wrapper opens before what it wraps, so only the first ones need to be counted.
    wrappers = {
        id(tag)
        for tag in named[:MOST_WRAPPERS]
        if tag.name not in {"nav", "footer"} and len(tag.find_all("a", href=True)) > most
    }
    return {id(tag) for tag in named} - wrappers


def _is_named_chrome(tag: Tag) -> bool:
    return tag.name not in {"html", "body"} and (
        tag.name in CHROME_TAGS or not CHROME_WORDS.isdisjoint(_read_names(tag))
    )


def _read_names(tag: Tag) -> list[str]:
    """Return the words of an element's class, id and role."""
    names = (
        f"{read_attribute(tag, 'class')} {read_attribute(tag, 'id')} {read_attribute(tag, 'role')}"
    )
    return re.split(r"[\s_-]+", names.lower())
