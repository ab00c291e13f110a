"""The words dates are written with: month names by language, day periods, zone abbreviations."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

_SHORTEST_MONTH = 3

# spellings in print that CLDR does not list and that are no beginning of a listed name
_MORE_MONTHS: Mapping[str, Mapping[str, int]] = {
    "de": {"janner": 1, "feber": 2, "mrz": 3},
    "es": {"set": 9, "setiembre": 9},
    "fr": {"fevr": 2, "juil": 7},
    "ru": {"май": 5},
    "pt": {"set": 9},
}

# a name that no blank parts from the word before it: "ExampleDec 22, 2023"
_GLUED = re.compile(r"(?<=[^\W\d_])[A-ZÀ-ÞА-ЯІЇ][a-zß-ÿа-яії]+\.?$")
_WIDESPREAD = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr")

MORNING = frozenset(
    {"am", "a.m.", "a.m", "上午", "午前", "오전", "凌晨", "早上", "π.μ.", "π.μ", "ص"}
)
EVENING = frozenset(
    {"pm", "p.m.", "p.m", "下午", "午後", "오후", "晚上", "傍晚", "μ.μ.", "μ.μ", "μμ", "م"}
)

_FIXED_HOURS: Mapping[str, float] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "wet": 0,
    "west": 1,
    "cet": 1,
    "mez": 1,
    "cest": 2,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "мск": 3,
    "trt": 3,
    "ist": 5.5,
    "wib": 7,
    "ict": 7,
    "hkt": 8,
    "sgt": 8,
    "pht": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "acst": 9.5,
    "acdt": 10.5,
    "awst": 8,
    "nzst": 12,
    "nzdt": 13,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
    "bst": 1,
    "pkt": 5,
    "gst": 4,
    "sast": 2,
    "eat": 3,
    "wat": 1,
    "brt": -3,
}
# "ET" says the wall clock, not the offset: that depends on the season
_WALL_CLOCKS: Mapping[str, str] = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
# the same letters mean another clock there
_BY_COUNTRY: Mapping[tuple[str, str], str] = {
    ("cst", "CN"): "Asia/Shanghai",
    ("cst", "TW"): "Asia/Taipei",
    ("ist", "IE"): "Europe/Dublin",
    ("ist", "IL"): "Asia/Jerusalem",
    ("bst", "BD"): "Asia/Dhaka",
}


def read_zone_name(name: str, *, country: str | None = None) -> tzinfo | None:
    """Return the zone an abbreviation means ("EST", "мск", "ET"), or None where it is unknown."""
    key = name.casefold()
    if place := _BY_COUNTRY.get((key, country or "")) or _WALL_CLOCKS.get(key):
        return ZoneInfo(place)
    hours = _FIXED_HOURS.get(key)
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


def fold_word(word: str) -> str:
    """Return a word without case, accents and a closing point."""
    bare = unicodedata.normalize("NFKD", word.casefold().rstrip("."))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


@lru_cache(maxsize=64)
def list_month_names(language: str) -> Mapping[str, int]:
    """Return a language's month names and abbreviations, folded, with their numbers (CLDR)."""
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                if not re.search(r"\d", name):
                    names.setdefault(fold_word(name), int(number))
    names.update(_MORE_MONTHS.get(language, {}))
    return MappingProxyType(names)


@lru_cache(maxsize=4096)
def read_month(word: str, language: str | None) -> int | None:
    """Return the month a word names in a language or in English; a clear beginning suffices."""
    folded = fold_word(word)
    for tongue in dict.fromkeys((language or "en", "en")):
        names = list_month_names(tongue)
        if folded in names:
            return names[folded]
        if len(folded) >= _SHORTEST_MONTH:
            begun = {number for name, number in names.items() if name.startswith(folded)}
            if len(begun) == 1:
                return begun.pop()
    if glued := _GLUED.search(word):
        return read_month(glued.group(), language)
    return _list_months_of_all().get(folded) if len(folded) >= _SHORTEST_MONTH else None


@lru_cache(maxsize=1)
def _list_months_of_all() -> Mapping[str, int]:
    """Return the names that mean one and the same month in every widespread language that has them.

    A page's frame often keeps the language of the software that made it.
    """
    numbers: dict[str, set[int]] = {}
    for language in _WIDESPREAD:
        for name, number in list_month_names(language).items():
            numbers.setdefault(name, set()).add(number)
    return MappingProxyType(
        {name: next(iter(told)) for name, told in numbers.items() if len(told) == 1}
    )
