"""Text as extracted in, the same words in one Unicode form and with plain white space out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transform.normalise.characters import SPACE, STRANGE, list_kinds
from transform.normalise.word_count import count_runs

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
    """Return the body of an article from the texts of its blocks, each folded, without empty ones."""
    # as extraction hands them over most have nothing to fold
    paragraphs = tuple([line for text in texts if (line := text.strip(" "))])
    text = "\n\n".join(paragraphs)
    kinds = list_kinds(text)
    if _needs_folding(kinds, breaks=len(paragraphs) - 1):
        paragraphs = tuple(filter(None, map(fold_line, paragraphs)))
        text = "\n\n".join(paragraphs)
        kinds = list_kinds(text)
    return Body(paragraphs=paragraphs, text=text, word_count=count_runs(kinds))


def _needs_folding(kinds: NDArray[np.uint8], *, breaks: int) -> bool:
    """Tell by its characters whether a text holds more than its blank lines that folding may change."""
    spaces = kinds & SPACE
    doubled = int(np.count_nonzero(spaces[1:] & spaces[:-1]))
    return doubled > 0 or int(np.count_nonzero(kinds & STRANGE)) > 2 * breaks


def fold_line(text: str) -> str:
    """Return one line in NFC, white space of every kind folded, marks without meaning gone."""
    if not text.isprintable():
        text = _STRAY_JOINER.sub("", _NOTHING.sub("", text))
    elif "  " not in text:  # as extraction hands it over: nothing to fold
        return unicodedata.normalize("NFC", text.strip(" "))
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_optional(text: str | None) -> str | None:
    """Return a field's text folded; None where nothing is left."""
    return (fold_line(text) or None) if text else None
