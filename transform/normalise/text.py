"""Text as extracted in, the same words in one Unicode form and with plain white space out."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# marks that carry no text: soft hyphen, zero-width space, word joiner, byte-order mark, controls
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f]")
# joiners shape Persian, Indic and emoji text and mean nothing between Latin letters
_STRAY_JOINER = re.compile(
    "(?<![\u0600-\u1fff\ufb50-\ufeff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u1fff\ufb50-\ufeff\u2190-\u2bff\U0001f000-\U0001faff])"
)
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_PLAIN_WORD = re.compile(r"\w+")
# scripts whose words a plain \w would cut at vowel signs, or not at all; and the underscore
_NEEDS_CARE = re.compile(f"[_\u0300-\u036f\u0590-\u1cff\ua800-\uabff{_CJK}]")


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
    return tuple(line for line in map(fold_line, texts) if line)


def fold_optional(text: str | None) -> str | None:
    """Return a field's text folded; None where nothing is left."""
    return (fold_line(text) or None) if text else None


def count_words(text: str) -> int:
    """Count runs of letters and digits; each CJK character counts as one."""
    if not _NEEDS_CARE.search(text):
        return len(_PLAIN_WORD.findall(text))
    return len(_build_word_pattern().findall(text))


@lru_cache(maxsize=1)
def _build_word_pattern() -> re.Pattern[str]:
    """Return a pattern in which vowel signs and accents do not end a word and CJK stands alone."""
    marks = "".join(
        chr(code)
        for code in range(0x300, min(sys.maxunicode, 0xFFFF))
        if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    )
    return re.compile(f"[{_CJK}]|(?:(?![{_CJK}])[^\\W_][{marks}]*)+")
