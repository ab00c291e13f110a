"""What a page files its article under in, the country it is about out (ISO 3166-1 alpha-2)."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from records.article import RemovedBlock

# short names in print that CLDR lists under another form
_MORE_NAMES: Mapping[str, str] = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "us": "US", "america": "US", "uk": "GB", "u.k.": "GB",
    "britain": "GB", "great britain": "GB", "uae": "AE", "turkey": "TR", "czech republic": "CZ",
    "ivory coast": "CI", "burma": "MM", "macedonia": "MK", "holland": "NL", "hong kong": "HK",
    "palestine": "PS", "dr congo": "CD", "drc": "CD", "сша": "US", "оаэ": "AE", "белоруссия": "BY",
    "великобритания": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
}  # fmt: skip
# a tag with this name is as often a person, a place in another country or a bird
_UNCLEAR_TAGS = frozenset(
    {"georgia", "jordan", "chad", "turkey", "jersey", "guinea", "cuba", "us", "america", "niger"}
)
_NEWS_WORD = re.compile(
    r"^(?:news|latest|новости|навіны|новини|nachrichten|noticias|notícias|actualités|notizie|wiadomości)\s*(?:from|of|о|з|aus|de|du|dal|z)?\s+"
    r"|\s+(?:news|today|latest|новости|навіны|новини|nachrichten|noticias|notícias|haberleri|新闻|ニュース)$",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"\s*(?:[/>|»›•·,]|\s[-–—]\s)\s*")
_LONGEST_KICKER = 60


def decide_country(
    *,
    removed: Iterable[RemovedBlock],
    section: str | None,
    tags: Iterable[str],
    language: str | None,
    source_country: str | None,
) -> str | None:
    """Return the country by kicker, else section, else the one country among tags, else the source's."""
    for block in removed:
        if "kicker" in block.rule and (named := _name_in_levels(block.text, language)):
            return named
    if section and (named := _name_in_levels(section, language)):
        return named
    tagged = {
        code
        for tag in tags
        if tag.casefold() not in _UNCLEAR_TAGS and (code := name_country(tag, language))
    }
    return tagged.pop() if len(tagged) == 1 else source_country


def _name_in_levels(text: str, language: str | None) -> str | None:
    """Return the one country a kicker or section names ("World / Belarus", "Belarus News")."""
    if len(text) > _LONGEST_KICKER:
        return None
    named = {
        code
        for level in (text, *_LEVELS.split(text))
        if (code := name_country(_NEWS_WORD.sub("", level.strip()), language))
    }
    return named.pop() if len(named) == 1 else None


def name_country(name: str, language: str | None) -> str | None:
    """Return the country whose whole name this is, in the given language or in English (CLDR)."""
    key = name.strip().casefold()
    return list_country_names(language or "en").get(key) or list_country_names("en").get(key)


@lru_cache(maxsize=64)
def list_country_names(language: str) -> Mapping[str, str]:
    """Return a language's names of countries, folded, with their codes."""
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    names = {
        name.casefold(): code
        for code, name in territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in _NO_COUNTRIES
    }
    return MappingProxyType(dict(_MORE_NAMES) | names)


# CLDR lists them beside countries; ISO 3166-1 does not
_NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)
