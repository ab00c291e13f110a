"""A text in, how often it speaks of each of the matters that notices are made of out."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_WORDS_FILE: Final = "notice_words.toml"
# scripts that do not part their words, or glue short ones to the next
_GLUED: Final = "\u0590-\u07ff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
_STARTS: Final = re.compile(rf"\b\w|[{_GLUED}]")
_SPACE: Final = re.compile(r"\s+")


class Word(NamedTuple):
    """What a word speaks of in a language; one that stands `alone` begins no other."""

    language: str
    matter: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The matters in order, and the words by their letters; `sizes` are the lengths that words have."""

    matters: tuple[str, ...]
    words: Mapping[str, tuple[Word, ...]]
    sizes: tuple[int, ...]


@cache
def load_lexicon() -> Lexicon:
    """Read the package's own words, once."""
    told = tomllib.loads(
        files("extract.article.no_article").joinpath(_WORDS_FILE).read_text(encoding="utf-8")
    )
    words: dict[str, list[Word]] = {}
    for matter, languages in told.items():
        for language, listed in languages.items():
            for word in dict.fromkeys(listed.split()):
                letters = word.removesuffix("$").replace("_", " ")
                words.setdefault(letters, []).append(Word(language, matter, word.endswith("$")))
    return Lexicon(
        matters=tuple(told),
        words={letters: tuple(meant) for letters, meant in words.items()},
        sizes=tuple(sorted({len(letters) for letters in words})),
    )


def count_matters(text: str) -> Counter[str]:
    """Count the places of a text where a word of each matter begins, in the language that covers most of it.

    Words of one language begin words of others: counted together they would speak of everything.
    """
    covered: Counter[str] = Counter()
    places: set[tuple[int, str, str]] = set()
    for place, size, word in _find_words(text):
        covered[word.language] += size
        places.add((place, word.language, word.matter))
    if not covered:
        return Counter()
    spoken = max(covered, key=lambda language: covered[language])
    return Counter(matter for _, language, matter in places if language == spoken)


def _find_words(text: str) -> list[tuple[int, int, Word]]:
    """Return where in a text words begin, with their length and each of their meanings."""
    lexicon = load_lexicon()
    small = _SPACE.sub(" ", text.lower().replace("\u2019", "'"))
    return [
        (place, size, word)
        for place in (start.start() for start in _STARTS.finditer(small))
        for size in lexicon.sizes
        for word in lexicon.words.get(small[place : place + size], ())
        if not word.alone or not small[place + size : place + size + 1].isalnum()
    ]
