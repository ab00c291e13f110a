"""The page's JSON-LD scripts in; what they say about the one article of the page out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from extract.article.data.halves import replace_halves
from extract.article.page.marks import Marks

_ARTICLE_TYPES: Final = frozenset(
    [
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "satiricalarticle",
        "techarticle",
        "scholarlyarticle",
        "liveblogposting",
        "socialmediaposting",
        "advertisercontentarticle",
        "report",
        "review",
        "medicalwebpage",
        "discussionforumposting",
    ]
)
_PAGE_TYPES: Final = frozenset(
    ("webpage", "itempage", "recipe", "howto", "videoobject", "newsarticle")
)
_DECODER: Final = json.JSONDecoder(strict=False)
_MAX_SCRIPTS: Final = 30
_MAX_SCRIPT_CHARS: Final = 1_000_000
_MAX_ITEMS: Final = 2_000
# no headline, name or summary is longer
_MAX_CLAIM_CHARS: Final = 5_000
_MAX_NAMES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What JSON-LD claims about the article; every field as the page wrote it, white space folded.

    `articles` counts the articles it describes by themselves, not as members of a list.
    """

    headline: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    body: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None
    publisher: str | None = None
    language: str | None = None
    free: bool | None = None
    origin_name: str | None = None
    origin_url: str | None = None
    articles: int = 0


def read_structured(marks: Marks) -> Structured:
    """Read every JSON-LD script; of several articles the fullest that stands first is taken."""
    items: list[Mapping[str, Any]] = []
    for node in marks.scripts[:_MAX_SCRIPTS]:
        items.extend(_iterate_items(_load(node.text())))
    named = {
        str(item["@id"]): item
        for item in items
        if isinstance(item.get("@id"), str) and len(item) > 1
    }
    article = max(items, key=_rank_item, default=None)
    if article is None or _rank_item(article) <= 0:
        return Structured(publisher=_find_publisher(items))
    return _describe(article, named, items)


def _load(text: str) -> object:
    """Parse one script; a broken one counts as absent."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if not text or len(text) > _MAX_SCRIPT_CHARS:
        return None
    try:
        return _DECODER.decode(replace_halves(text))
    except (ValueError, RecursionError):
        return None


def _iterate_items(root: object) -> Iterator[Mapping[str, Any]]:
    """Yield the typed objects of a script, in order, without recursion."""
    pending, seen = [root], 0
    while pending and seen < _MAX_ITEMS:
        value = pending.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            pending.extend(
                value[key]
                for key in ("mainEntity", "mainEntityOfPage", "@graph")
                if isinstance(value.get(key), dict | list)
            )
        elif isinstance(value, list):
            pending.extend(reversed(value[:_MAX_ITEMS]))


def list_types(item: Mapping[str, Any]) -> set[str]:
    """Return an item's types, lower case, without their vocabulary's address."""
    types = item.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {kind.rsplit("/", 1)[-1].lower() for kind in listed if isinstance(kind, str)}


def _rank_item(item: Mapping[str, Any]) -> float:
    types = list_types(item)
    fullness = (
        sum(key in item for key in ("headline", "author", "datePublished", "articleBody")) / 10
    )
    if types & _ARTICLE_TYPES:
        return 2 + fullness
    if types & _PAGE_TYPES and ("datePublished" in item or "author" in item):
        return 1 + fullness
    return 0


def _describe(
    item: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]], items: list[Mapping[str, Any]]
) -> Structured:
    publisher = next(iter(_list_names(item.get("publisher"), named)), None)
    free = item.get("isAccessibleForFree")
    # an object is a work the article speaks of, such as a study
    origin = item.get("isBasedOn") or item.get("isBasedOnUrl")
    return Structured(
        articles=sum(bool(list_types(one) & _ARTICLE_TYPES) for one in items),
        origin_name=next(iter(_list_names(item.get("sourceOrganization"), named)), None),
        origin_url=origin if isinstance(origin, str) else None,
        headline=fold_text(item.get("headline")) or fold_text(item.get("name")),
        description=fold_text(item.get("description")),
        authors=tuple(_list_names(item.get("author") or item.get("creator"), named)),
        houses=tuple(_list_houses(item.get("author") or item.get("creator"), named)),
        published=fold_text(item.get("datePublished")) or fold_text(item.get("dateCreated")),
        modified=fold_text(item.get("dateModified")),
        body=_read_text(item.get("articleBody")) or _read_text(item.get("reviewBody")),
        section=next(iter(_list_strings(item.get("articleSection"))), None),
        keywords=tuple(_split_keywords(item.get("keywords"))),
        image=_find_address(item.get("image"), named),
        publisher=publisher or _find_publisher(items),
        language=fold_text(item.get("inLanguage")),
        free=None if free is None else str(free).lower() not in {"false", "no", "0"},
    )


def fold_text(value: object) -> str | None:
    """Return a string with entities resolved and white space folded, or None; of a long one its beginning."""
    if not isinstance(value, str):
        return None
    return " ".join(_resolve(value[:_MAX_CLAIM_CHARS]).split()) or None


def _read_text(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    return _resolve(value) if isinstance(value, str) and value.strip() else None


def _resolve(text: str) -> str:
    """Return a text with its entities resolved; one of thousands of figures is none."""
    try:
        return unescape(text)
    except ValueError:
        return text


def _list_strings(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        text = fold_text(part)
        if text:
            yield text


def _split_keywords(value: object) -> Iterator[str]:
    for text in _list_strings(value):
        yield from (part.strip() for part in text.split(",") if part.strip())


def _list_names(value: object, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names of people or organisations: strings, objects, references, or lists of them."""
    for part in value[:_MAX_NAMES] if isinstance(value, list) else [value]:
        entry = part
        if isinstance(part, dict) and not part.get("name") and isinstance(part.get("@id"), str):
            entry = named.get(part["@id"], part)
        raw = entry.get("name") if isinstance(entry, dict) else entry
        for name in raw[:_MAX_NAMES] if isinstance(raw, list) else [raw]:
            text = fold_text(name)
            if text:
                yield text


def _list_houses(value: object, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield those of the names that are organisations'."""
    for part in value[:_MAX_NAMES] if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            entry = part if "@type" in part else named.get(str(part.get("@id")), part)
            if any(kind.endswith("organization") for kind in list_types(entry)):
                yield from _list_names(part, named)


def _find_address(value: object, named: Mapping[str, Mapping[str, Any]]) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        if not first.get("url") and isinstance(first.get("@id"), str):
            first = named.get(first["@id"], first)
        first = first.get("url") or first.get("contentUrl")
    return first if isinstance(first, str) else None


def _find_publisher(items: list[Mapping[str, Any]]) -> str | None:
    for item in items:
        if list_types(item) & {"newsmediaorganization", "organization"}:
            name = fold_text(item.get("name"))
            if name:
                return name
    return None
