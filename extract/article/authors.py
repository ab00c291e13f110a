"""The page's author claims in, the names of the people who wrote the article out."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.bylines import BY, fold_name, list_people, read_names
from extract.article.dated_names import find_dated_names
from extract.article.despatch_names import find_despatch_names
from extract.article.head import Head, choose_language
from extract.article.headline import split_title
from extract.article.marked_authors import find_marked_authors
from extract.article.signatures import find_signature
from extract.article.story_data import find_story_authors
from extract.article.structured import Structured
from records.byline_words import HOUSE, LOCAL_BY, PARTICLES, SIGNED_BEHIND, SIGNED_WITHIN, SIGNING

_BY_ALONE: Final = re.compile(
    r"(?:(?:posted|written|words|authored) )?by:?|von:?|autor(?:in)?:?|authors?:?|auteur:?|автор:?",
    re.IGNORECASE,
)
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
# an agency may stand before it: "(DPA) / Text: Ann Reed"
_SIGNED_BELOW: Final = re.compile(rf"(?:\([^()]{{2,12}}\))?\W*{SIGNING}", re.IGNORECASE)
_NEXT_LABEL: Final = re.compile(r"[.;|]\s+(?=[^\W\d_]{4,}\s?[:：])")
# what a byline may begin with: "3 days ago By Ann Reed"
_WHEN: Final = re.compile(
    r"(?:\d+ \w+ ago|[^|·•]{0,30}\d{4}|\d{1,2}:\d{2}(?: [ap]\.?m\.?)?)\s*[|·•,–—-]?\s+(?=by\s)",
    re.IGNORECASE,
)
_MAX_AUTHORS: Final = 12
_LEAST_LETTERS: Final = 3
_LONGEST_BEHIND: Final = 60
_LONGEST_SIGNED: Final = 120
_LONGEST_UNCASED: Final = 24
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
    find_marked = cache(lambda: find_marked_authors(parser))
    sources: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: structured.authors,
        lambda: _list_meta_claims(head),
        find_marked,
        lambda: _list_signed_lines(_mark_signed((*above, *below), language)),
        lambda: find_despatch_names(below, ending),
        lambda: _list_signed_below(_mark_signed(ending.split("\n"), language)),
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
        if len(kept) == 1 and list_claims is not find_marked:
            kept = _add_marked(kept[0], find_marked())
        if kept:
            return kept[:_MAX_AUTHORS]
        reserve = reserve or names
    return reserve[:1]


def _add_marked(name: str, marked: Sequence[str]) -> tuple[str, ...]:
    """Return a name with those of the byline's elements that it opens: data often name the first author only.

    Each must be a whole name of its own element: behind a comma stand roles and houses, too.
    """
    goes_on = len(marked) > 1 and marked[0] == name
    if goes_on and all(list_people([one]) == (one,) and _is_full_name(one) for one in marked):
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
        other for other in others if _is_full_name(other) and fold_name(other).startswith(letters)
    )
    return next(longer, name)


def _names_person(name: str) -> bool:
    """Tell whether a name is more likely a person's than a place or a part of an address, in scripts that can tell."""
    return _is_full_name(name) or name.lower() == name.title()


def _is_full_name(name: str) -> bool:
    """Tell whether a name has several words, none of them in small letters but "van" and its like."""
    words = name.split()
    return len(words) > 1 and not any(word.islower() for word in words[1:] if word not in PARTICLES)


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


def _mark_signed(lines: Sequence[str], language: str) -> list[str]:
    """Return lines with "By" for the word that only signs in the page's own language."""
    local = LOCAL_BY.get(language)
    return [local.sub("By ", line, count=1) if local else line for line in lines]


def _list_signed_lines(lines: Sequence[str]) -> list[str]:
    """Return the first line that begins with "By" or its like and then names somebody; a house only where nobody signs."""
    house: list[str] = []
    for place, line in enumerate(lines):
        if len(line) > 140:
            continue
        dated = _WHEN.match(line) if " by " in line.lower() else None
        signed = line[dated.end() :] if dated else line
        if _is_signed(signed):
            return [signed]
        if BY.match(signed):
            house = house or [name for name in read_names(signed) if HOUSE.search(name)]
        may_sign = len(line) <= _LONGEST_SIGNED and (":" in line or "：" in line)
        within = SIGNED_WITHIN.search(line) if may_sign else None
        told = _drop_label(within["names"], line[within.end() :]) if within else ""
        if _names_anybody(told):
            return [told]
        if _BY_ALONE.fullmatch(line) and place + 1 < len(lines) and len(lines[place + 1]) < 60:
            told = lines[place + 1]
            if not HOUSE.search(told):
                return [told]
        house = house or [name for name in read_names(told) if HOUSE.search(name)]
    return house


def _list_signed_below(lines: Sequence[str]) -> list[str]:
    """Return the names of the first of the last lines that says who wrote the text; "By" may be another article's there."""
    for line in lines:
        signed = _SIGNED_BELOW.match(line) if len(line) <= _LONGEST_SIGNED else None
        names = _NEXT_LABEL.split(line[signed.end() :])[0] if signed else ""
        if _names_anybody(names):
            return [names]
    return []


def _names_anybody(names: str) -> bool:
    """Tell whether one of what follows a label is a name and no house's."""
    return any(_reads_like_name(name) and not HOUSE.search(name) for name in read_names(names))


def _drop_label(names: str, behind: str) -> str:
    """Return names without the next label ("Author: Ann Reed Views: 12") where a colon follows them."""
    return names.rpartition(" ")[0] if behind[:1] in {":", "："} else names


def _is_signed(line: str) -> bool:
    """Tell whether a line begins with "By" or its like and names somebody, or says behind a name what its bearer does."""
    if SIGNED_BEHIND.match(line):
        return len(line) <= _LONGEST_BEHIND
    if not BY.match(line):
        return False
    return _names_anybody(line)


def _reads_like_name(name: str) -> bool:
    """Tell whether what follows "By" is a name and no sentence; scripts without capitals keep names short."""
    bare = name.partition(" in ")[0]  # "Ann Reed in Culture"
    if name[0].isupper():
        return " " not in bare or _is_full_name(bare)
    return not name[0].islower() and len(name) <= _LONGEST_UNCASED
