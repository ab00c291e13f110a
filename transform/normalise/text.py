"""Text as extracted in, the same words in one Unicode form and with plain white space out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from transform.normalise.word_count import count_words

# marks that carry no text: soft hyphen, zero-width space, word joiner, byte-order mark, controls
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f]")
# joiners shape Persian, Indic and emoji text and mean nothing between Latin letters
_STRAY_JOINER = re.compile(
    "(?<![\u0600-\u1fff\ufb50-\ufeff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u1fff\ufb50-\ufeff\u2190-\u2bff\U0001f000-\U0001faff])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of an article: its paragraphs, the same joined by a blank line, and its words."""

    paragraphs: tuple[str, ...]
    text: str
    word_count: int


def make_body(texts: Iterable[str]) -> Body:
    """Return the body of an article from the texts of its blocks."""
    paragraphs = normalise_paragraphs(texts)
    text = "\n\n".join(paragraphs)
    return Body(paragraphs=paragraphs, text=text, word_count=count_words(text))


def fold_line(text: str) -> str:
    """Return one line in NFC, white space of every kind folded, marks without meaning gone."""
    if not text.isprintable():
        text = _STRAY_JOINER.sub("", _NOTHING.sub("", text))
    elif "  " not in text:  # as extraction hands it over: nothing to fold
        return unicodedata.normalize("NFC", text.strip(" "))
    return " ".join(unicodedata.normalize("NFC", text).split())


def normalise_paragraphs(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the paragraphs folded, without those that hold nothing."""
    lines = tuple(texts)
    whole = "".join(lines)
    if whole.isprintable() and "  " not in whole and unicodedata.is_normalized("NFC", whole):
        # as extraction hands them over; what holds for the whole holds for its parts
        return tuple(line for text in lines if (line := text.strip(" ")))
    return tuple(line for line in map(fold_line, lines) if line)


def fold_optional(text: str | None) -> str | None:
    """Return a field's text folded; None where nothing is left."""
    return (fold_line(text) or None) if text else None
