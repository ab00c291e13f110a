"""An element's naming words (class, id, role, itemprop) in, what they speak of out."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import Final, NamedTuple

# telling words inside naming words
_TOPICS: Final = {
    "comment": "comment|disqus|respond|kommentar|replies|reply",
    "dialog": "modal|popup|dialog|overlay|lightbox|toast|snackbar",
    "related": "related|recommend|readmore|readnext|upnext|more(?![a-z])|trending|popular|most(?![a-z])|also|similar|outbrain|taboola",
    "share": "share|sharing|social|addthis|addtoany|follow",
    "author": "author|byline|bio(?![a-z])|contributor|writer|profile|vcard",
    "side": "sidebar|side(?![a-z])|rail(?<![a-z]rail)|aside|widget|secondary|complementary",
    "caption": "caption|credit|figcaption|photo|image|img|gallery|video|player|media",
    "menu": "nav|menu|toolbar|masthead|topbar|search|dropdown|pagination|pager|toc(?![a-z])|contents(?![a-z])",
    "footer": "footer|foot(?![a-z])|copyright|legal|disclaimer|colophon",
    "card": "card|item|tile|grid|carousel|slider|swiper|slide|list|teaser|thumb",
    "product": "product|price|shop|buy|cart|review|rating|testimonial",
    "form": "form|input|login|account|field|captcha",
}
TOPICS: Final = tuple(_TOPICS)
_TOPIC_BIT: Final = {name: 1 << place for place, name in enumerate(_TOPICS)}
# small letters stay, all else parts words
_LETTERS: Final = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_LONE: Final = frozenset(ascii_lowercase)
# what is remembered of hostile pages must stay small
_MOST_CHARS: Final = 4_000
_LONGEST_WORD: Final = 80
_VEILS: Final = frozenset(("hidden", "hide", "invisible"))
_LOOKED_AROUND: Final = re.compile(r"\(\?.*?\)")


class Naming(NamedTuple):
    """The words of an element's names, a bit per topic, and whether they say "hidden"."""

    words: tuple[str, ...]
    topics: int
    veiled: bool


def read_naming(names: str) -> Naming:
    """Read class, id, role and itemprop values: "post-body clearFix2" has three words."""
    return _read(names[:_MOST_CHARS])


@lru_cache(maxsize=4096)
def _read(names: str) -> Naming:
    names = names.lower()
    words = names.encode("ascii", "replace").translate(_LETTERS).decode().split()
    if len(names) > _LONGEST_WORD or not _LONE.isdisjoint(words):
        words = [word[:_LONGEST_WORD] for word in words if len(word) > 1]
    topics = 0
    for word in words:
        topics |= find_topics(word)
    veiled = (
        not _VEILS.isdisjoint(words)
        or "sr-only" in names
        or "d-none" in names
        or "screen-reader" in names
    )
    return Naming(tuple(words), topics, veiled)


@lru_cache(maxsize=65536)
def find_topics(word: str) -> int:
    """Return a bit for every topic that a naming word speaks of, the first of TOPICS being the lowest."""
    pattern, bits_of = _compile_topics()
    bits = 0
    for found in pattern.findall(word):
        bits |= bits_of[found]
    return bits


@cache
def _compile_topics() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return one pattern of all telling words, and the bit of the topic that each of them tells of.

    Words with the same first letter stand together: one comparison then rules them all out.
    """
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    bits_of: dict[str, int] = {}
    for name, words in _TOPICS.items():
        for word in words.split("|"):
            by_letter[word[0]].append(word)
            plain = _LOOKED_AROUND.sub("", word)
            for told in (plain.replace("?", ""), re.sub(".[?]", "", plain)):
                bits_of.setdefault(told, _TOPIC_BIT[name])
    listed = (
        f"{letter}(?:{'|'.join(word[1:] for word in words)})" for letter, words in by_letter.items()
    )
    return re.compile("|".join(listed)), bits_of
