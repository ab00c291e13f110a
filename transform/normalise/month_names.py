"""A month's name in, its number out: names by language, as CLDR has them."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from types import MappingProxyType

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
# where regions name the months in their own way, or a language has two scripts
_VARIANTS: Mapping[str, tuple[str, ...]] = {
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"),
    "az": ("az", "az_Cyrl"),
    "bs": ("bs", "bs_Cyrl"),
    "sr": ("sr", "sr_Latn"),
    "uz": ("uz", "uz_Cyrl"),
}
_JOINERS = {0x200C: None, 0x200D: None}  # shape letters; dates are read without them
_WIDESPREAD = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr")


def fold_word(word: str) -> str:
    """Return a word without case, accents and a closing point."""
    bare = unicodedata.normalize("NFKD", word.casefold().rstrip("."))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


@lru_cache(maxsize=64)
def list_spellings(language: str) -> Mapping[str, int]:
    """Return a language's month names and abbreviations, in lower case, with their numbers (CLDR)."""
    spellings: dict[str, int] = {}
    for name in _VARIANTS.get(language, (language,)):
        try:
            months = Locale.parse(name).months
        except (UnknownLocaleError, ValueError):
            continue
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            for number, spelling in months[context][width].items():
                shown = unicodedata.normalize("NFKC", spelling).lower().rstrip(".")
                bare = shown.translate(_JOINERS)
                if not bare.isdecimal():
                    spellings.setdefault(bare, int(number))
    return MappingProxyType(spellings)


@lru_cache(maxsize=64)
def list_month_names(language: str) -> Mapping[str, int]:
    """Return the names and abbreviations that are one word, folded, with their numbers."""
    names: dict[str, int] = {}
    for spelling, number in list_spellings(language).items():
        if not re.search(r"\d", spelling):
            names.setdefault(fold_word(spelling), number)
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
