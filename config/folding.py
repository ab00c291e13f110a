"""A line of text in; the plain form in which lines and patterns are compared, and its sentences, out."""

import re
import unicodedata
from typing import Final

_WORDS: Final = re.compile(r"[^\W_]+")
_MARKS: Final = re.compile("[\u0307\u064b-\u0652\u0640\u200b-\u200f\u2060\ufeff]")
# ASCII stops end a sentence only before white space: "bbabo.net" and "3.5" stay whole
_SENTENCE_ENDS: Final = re.compile(
    r"[.!?…]+[\"»”’)]*(?=\s|$)|[。！？؟]+[」』”]*|\s[|•·→►▶»]+(?=\s|$)"
)


def fold_text(text: str) -> str:
    """Return the words of a text in one case, joined by single blanks, without punctuation.

    Compatibility forms, Arabic vowel marks and the dots of Turkish İ and Russian ё are levelled.
    """
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    levelled = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(_WORDS.findall(_MARKS.sub("", levelled)))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a line, without their closing marks; parts without words are left out."""
    return [part for part in _SENTENCE_ENDS.split(text) if part and not part.isspace()]
