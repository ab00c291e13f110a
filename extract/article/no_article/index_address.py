"""A page's address in, whether it may be one of those that sites give to their lists out."""

import re
from functools import lru_cache
from typing import Final

from records.addresses import split_web_address

_QUERY: Final = re.compile(
    r"(?:^|&)(?:q|s|query|search|suche|buscar?|recherche|page|tag|cat|category|author)=",
    re.IGNORECASE,
)
# what sites call their lists in an address, in the languages of most of them
_INDEX: Final = re.compile(
    r"/(?:tags?|labels?|topics?|themen?|temas?|themes?|sujets?|[ck]at[ei]gor\w{1,4}|sections?|rubri\w{1,4}|rubryk\w?"
    r"|authors?|autor(?:es|en)?|auteurs?|autori|contributors?|profiles?"
    r"|search|suche|buscar?|recherche|cerca|zoeken|szukaj|archives?|archiv\w{0,2}|arkiv|archief|arhiv|page|seite)(?:/|$)",
    re.IGNORECASE,
)
# a list's own name is short: "/authors/ann-reed", "/topics/harbour", "/category/news/page/4"
_INDEX_NAME: Final = re.compile(
    rf"{_INDEX.pattern.removesuffix('(?:/|$)')}(?:/[^\W\d_]+(?:[-_+][^\W\d_]+){{0,2}})?(?:/page/\d{{1,4}})?/?$",
    re.IGNORECASE,
)
_DATE_ALONE: Final = re.compile(r"(?:^|/)(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}$")
# an article's address ends with the words of its headline or with a number
_MOST_WORDS: Final = 2
_MOST_PARTS: Final = 3
_WORD_END: Final = re.compile(r"[-_]")
_NUMBER: Final = re.compile(r"\d{3}")
# letters behind a figure make no word: "xPq4A1"
_ID: Final = re.compile(r"(?=[^\W_]{6})[^\W_]*\d[^\W\d_][^\W_]*")


@lru_cache(maxsize=64)  # one page's is asked for several times
def names_index(url: str) -> bool:
    """Tell whether an address says that it leads to a list: a tag's, an author's, a month's, a search's."""
    path, query = _split(url)
    return _QUERY.search(query) is not None or _names_index(path)


def ends_in_index(url: str) -> bool:
    """Tell whether an address ends with a list's kind and name, where an article's would go on."""
    path, _ = _split(url)
    return _INDEX_NAME.search(f"/{path}") is not None


@lru_cache(maxsize=64)
def may_be_index(url: str) -> bool:
    """Tell whether an address may lead to a list: to a site's front or a section, not to one of its articles."""
    if names_index(url):
        return True
    path, query = _split(url)
    *above, last = path.split("/")
    words = _WORD_END.split(last.partition(".")[0])
    is_short = len(words) <= _MOST_WORDS and len(above) < _MOST_PARTS
    if _ID.fullmatch(words[-1]):
        return False
    return is_short and not _NUMBER.search(f"{path}?{query}")


def _split(url: str) -> tuple[str, str]:
    """Return an address's path without the slashes around it, and its query."""
    parts = split_web_address(url)
    return (parts.path.strip("/"), parts.query) if parts else ("", "")


def _names_index(path: str) -> bool:
    return _INDEX.search(f"/{path}") is not None or _DATE_ALONE.search(path) is not None
