"""The page's author claims in, the names of the people who wrote the article out."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.authors.bylines import fold_name, list_people
from extract.article.authors.dated_names import find_dated_names
from extract.article.authors.despatch_names import find_despatch_names
from extract.article.authors.marked_authors import find_marked_authors
from extract.article.authors.signatures import find_signature
from extract.article.authors.signed_lines import (
    LONGEST_BYLINE,
    is_full_name,
    list_signed_below,
    list_signed_lines,
)
from extract.article.data.head import Head, choose_language
from extract.article.data.structured import Structured
from extract.article.hidden.story_data import find_story_authors
from extract.article.titles.headline import split_title
from records.byline_words import HOUSE

_META_NAMES: Final = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "byline",
    "article:author",
    "article:contentauthor",
    "content_author",
    "og:article:author",
    "cxenseparse:author",
    "shareaholic:article_author_name",
    "creator",
    "citation_author",
)
_MAX_AUTHORS: Final = 12
_BETWEEN_NAMES: Final = re.compile(r"\s+[|·•/]\s+")
_MOST_WORDS: Final = 3
_DIGIT: Final = re.compile(r"\d")
# the place of the marked elements among the sources
_MARKED: Final = 2
_LEAST_LETTERS: Final = 3
_LABELS: Final = ("twitter:label1", "twitter:label2")
_LABEL_WORDS: Final = re.compile(
    r"written|author|verfasst|geschrieben|écrit|escrito|scritto|by\b", re.IGNORECASE
)


def find_authors(
    parser: LexborHTMLParser,
    *,
    head: Head,
    structured: Structured,
    title: str | None = None,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    ending: str = "",
) -> tuple[str, ...]:
    """Return the names of the best source that has any, in the order of `sources`.

    `above` and `below` are the page's lines around the headline, `ending` the last lines of its text.
    Names that are the site's own count only where there are no others: people name sites after
    themselves.
    """
    site_name = head.find("og:site_name")
    titled = split_title(head.title or "")[1:]
    names = (site_name, structured.publisher, *structured.houses, *titled)
    sites = {fold_name(name) for name in names if name}
    language = (choose_language(head) or "").partition("-")[0]
    reserve: tuple[str, ...] = ()
    sources: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: structured.authors,
        lambda: _list_meta_claims(head),
        lambda: find_marked_authors(parser),
        lambda: list_signed_lines((*above, *below), language),
        lambda: find_despatch_names(below, ending),
        lambda: list_signed_below(ending.split("\n"), language),
        # a name without a word for it is too weak against a house that signs
        lambda: () if any(map(HOUSE.search, reserve)) else find_dated_names(above, below),
        lambda: find_signature(parser),
        lambda: find_story_authors(parser, title),
    )
    for place, list_claims in enumerate(sources):
        names = list_people(list_claims())
        own = tuple(name for name in names if fold_name(name) not in sites)
        kept = tuple(name for name in own if not HOUSE.search(name))
        if structured.houses or reserve:
            kept = tuple(filter(_names_person, kept))
        if len(kept) == 1 and " " not in kept[0]:
            others = (list_people(told()) for told in sources[place + 1 :])
            return (_complete_name(kept[0], chain.from_iterable(others)),)
        if len(kept) == 1 and place <= _MARKED:
            kept = _list_line_of(kept[0], (*above, *below)) or kept
        if len(kept) == 1 and place < _MARKED and _names_more(kept[0], (*above, *below)):
            kept = _add_marked(kept[0], find_marked_authors(parser))
        if kept:
            return kept[:_MAX_AUTHORS]
        reserve = reserve or names
    return reserve[:1]


def _list_line_of(name: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a line that a name begins and that holds nothing but names with marks between them."""
    for line in lines:
        if line.startswith(name) and len(name) < len(line) <= LONGEST_BYLINE:
            names = tuple(part.strip() for part in _BETWEEN_NAMES.split(line))
            if len(names) > 1 and all(map(_is_whole_name, names)):
                return tuple(dict.fromkeys(names))
    return ()


def _is_whole_name(text: str) -> bool:
    """Tell whether a text is one person's name; houses have longer ones."""
    is_short = is_full_name(text) and len(text.split()) <= _MOST_WORDS
    return is_short and list_people([text]) == (text,) and not HOUSE.search(text)


def _names_more(name: str, lines: Sequence[str]) -> bool:
    """Tell whether a short line around the headline may name others behind a name, before any day: two words with capitals."""
    for line in lines:
        if name in line and len(line) <= LONGEST_BYLINE:
            behind = _DIGIT.split(line.partition(name)[2], maxsplit=1)[0]
            if sum(word[0].isupper() for word in behind.split()) > 1:
                return True
    return False


def _add_marked(name: str, marked: Sequence[str]) -> tuple[str, ...]:
    """Return a name with those of the byline's elements that it opens: data often name the first author only.

    Each must be a whole name of its own element: behind a comma stand roles and houses, too.
    """
    goes_on = len(marked) > 1 and marked[0] == name
    if goes_on and all(list_people([one]) == (one,) and is_full_name(one) for one in marked):
        return tuple(dict.fromkeys(marked))
    return (name,)


def _complete_name(name: str, others: Iterable[str]) -> str:
    """Return the first name of several words that a first name or a login ("ann.reed") is short for, else itself.

    "ann.reed in Culture" is no fuller: systems write sections and days behind names.
    """
    letters = fold_name(name)
    if len(letters) < _LEAST_LETTERS:
        return name
    longer = (
        other for other in others if is_full_name(other) and fold_name(other).startswith(letters)
    )
    return next(longer, name)


def _names_person(name: str) -> bool:
    """Tell whether a name is more likely a person's than a place or a part of an address, in scripts that can tell."""
    return is_full_name(name) or name.lower() == name.title()


def _list_meta_claims(head: Head) -> Sequence[str]:
    """Return the values of the first meta tag that names people, else those labelled as names."""
    for name in _META_NAMES:
        claims = head.metas.get(name)
        if claims and list_people(claims):
            return claims
    return [
        value
        for label, name in ((head.find(key), key.replace("label", "data")) for key in _LABELS)
        if label and _LABEL_WORDS.search(label) and (value := head.find(name))
    ]
