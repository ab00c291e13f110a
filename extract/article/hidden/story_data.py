"""The objects of a script that hold its text in, what they claim of the article out: pages drawn by scripts show it nowhere else."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.data.scripts import find_data, iterate_objects
from extract.article.data.structured import Structured, fold_text
from extract.article.titles.headline import fold_title

_HEADLINES: Final = ("headline", "title")
_AUTHORS: Final = ("authors", "author", "byline", "bylines", "creator", "creators", "by")
_NAMES: Final = ("name", "fullName", "full_name", "displayName", "display_name", "title")
_PUBLISHED: Final = (
    *(
        "datePublished",
        "publishedAt",
        "published_at",
        "publishDate",
        "publish_date",
        "publicationDate",
    ),
    *(
        "firstPublished",
        "firstPublishedAt",
        "first_published_at",
        "published",
        "pubDate",
        "pubdate",
        "date",
    ),
)
_MOST_HEADLINE_CHARS: Final = 300
_LEAST_HEADLINE_CHARS: Final = 10
_MOST_NAMES: Final = 12


def add_story_data(structured: Structured, data: tuple[Mapping[str, object], ...]) -> Structured:
    """Fill what JSON-LD leaves open with what the innermost object that has a headline says of the text in it.

    One that is signed or dated comes first: sections have titles, too.
    """
    titled = [held for held in data if _find_text(held, _HEADLINES)]
    if not titled:
        return structured
    signed = (held for held in titled if not held.keys().isdisjoint((*_AUTHORS, *_PUBLISHED)))
    story = next(signed, titled[0])
    return replace(
        structured,
        headline=structured.headline or _find_text(story, _HEADLINES),
        authors=structured.authors or tuple(_list_authors(story)),
        published=structured.published or _find_text(story, _PUBLISHED),
        articles=max(structured.articles, 1),
    )


def find_story_authors(parser: LexborHTMLParser, title: str | None) -> list[str]:
    """Return who signs the object that has the page's headline in a script's data: pages drawn by scripts keep one."""
    headline = fold_title(title or "")
    if title is None or len(headline) < _LEAST_HEADLINE_CHARS:
        return []
    # to read all scripts would cost more than the page: few hold the headline as a value
    begun = title[:_LEAST_HEADLINE_CHARS]
    forms = dict.fromkeys((f'"{begun}'.encode(), json.dumps(begun)[:-1].encode()))
    page = parser.raw_html
    for value in chain.from_iterable(find_data(page, form) for form in forms):
        for held in iterate_objects(value):
            told = _find_text(held, _HEADLINES)
            if told and fold_title(told) == headline and (names := list(_list_authors(held))):
                return names
    return []


def _find_text(held: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """Return the first string under one of the keys, as the object wrote it; objects may hold it as `rendered`."""
    for key in keys:
        value = held.get(key)
        if isinstance(value, dict):
            value = value.get("rendered")
        text = fold_text(value)
        if text and len(text) <= _MOST_HEADLINE_CHARS:
            return text
    return None


def _list_authors(story: Mapping[str, object]) -> Iterator[str]:
    """Yield the names under the first key that has any: strings, objects with a name, or lists of them."""
    for key in _AUTHORS:
        value = story.get(key)
        listed = value if isinstance(value, list) else [value]
        names = [
            name
            for one in listed[:_MOST_NAMES]
            if (name := _find_text(one, _NAMES) if isinstance(one, dict) else fold_text(one))
        ]
        if names:
            yield from names
            return
