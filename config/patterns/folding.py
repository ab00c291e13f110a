"""A line of text in; the plain form in which lines and patterns are compared, and its sentences, out."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

# the vowel signs of South and Southeast Asian scripts stand inside words and count as no letters
_SIGNS: Final = "\u0900-\u0963\u0971-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b6-\u17d3"
_WORDS: Final = re.compile(rf"(?:[^\W_]|[{_SIGNS}])+")
# bytes are translated several times faster than text
_ASCII_FOLDS: Final = (
    "".join(letter.lower() if letter.isalnum() else " " for letter in map(chr, range(128)))
    .encode()
    .ljust(256)
)
# scripts that put no blanks between words
NO_BLANKS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MARKS: Final = re.compile("[\u0307\u064b-\u0652\u0640\u200b-\u200f\u2060\ufeff]")
# ASCII stops and the Armenian one, also a colon in "12։30", end a sentence only before white space: "3.5" stays whole.
# What begins with one class of signs is found several times faster than alternatives are. A row of stops is read from
# its first one only: read again from each, a long row that ends no sentence takes a time that grows with its square.
_SENTENCE_ENDS: Final = re.compile(
    r"[.!?…։。！？؟۔।။។|•·→►▶»](?:(?<=[.!?…։])(?<![.!?…։]{2})[.!?…։]*+[\"»”’)]*+(?=\s|$)|(?<=[。！？؟۔।။។])[。！？؟۔।။។]*[」』”]*"
    r"|(?<=\s[|•·→►▶»])[|•·→►▶»]*(?=\s|$))"
)
_END_SIGNS: Final = re.compile("[.!?…։。！？؟۔।။។|•·→►▶»]")
QUESTIONS: Final = ("?", "？", "؟")
_CLAUSE_ENDS: Final = re.compile(r"[,;:，、；：،]|\s[—–-]+\s|—")


def fold_text(text: str) -> str:
    """Return the words of a text in one case, joined by single blanks, without punctuation.

    Compatibility forms, Arabic vowel marks, the letters yeh and kaf and the dots of Turkish İ and Russian ё are levelled.
    """
    if text.isascii():
        return " ".join(text.encode().translate(_ASCII_FOLDS).decode().split())
    levelled = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    # older Persian and Urdu pages write the Arabic letters
    levelled = levelled.replace("ي", "ی").replace("ك", "ک")
    return " ".join(_WORDS.findall(_MARKS.sub("", levelled)))


def level_signs(text: str) -> str:
    """Return a pattern's text with the signs that folded lines have: compatibility forms, no vowel marks or joiners."""
    levelled = unicodedata.normalize("NFKC", text).replace("ي", "ی").replace("ك", "ک")
    return _MARKS.sub("", levelled)


def holds_any(text: str, signs: tuple[str, ...]) -> bool:
    """Return whether a text holds one of these strings."""
    for sign in signs:  # noqa: SIM110 - any() takes three times as long, and every line is asked
        if sign in text:
            return True
    return False


class Sentence(NamedTuple):
    """One sentence of a line: as written without its closing mark, folded, and whether it asks."""

    text: str
    folded: str
    is_question: bool


def split_sentences(text: str, folded: str | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a line that have words; `folded` is the whole line's form where known."""
    start, size = 0, len(text)
    for end in _SENTENCE_ENDS.finditer(text):
        whole = start == 0 and end.end() == size
        sentence = read_sentence(text, start, end.start(), folded if whole else None)
        if sentence is not None:
            yield sentence
        start = end.end()
    last = read_sentence(text, start, size, folded if start == 0 else None)
    if last is not None:
        yield last


def is_one_sentence(text: str) -> bool:
    """Return whether no sentence can end before the end of a line."""
    return _END_SIGNS.search(text, 0, len(text) - 1) is None


def read_sentence(text: str, start: int, stop: int, folded: str | None) -> Sentence | None:
    """Return what stands between two places of a line, None where it has no words."""
    part = text[start:stop]
    folded = fold_text(part) if folded is None else folded
    if not folded:
        return None
    return Sentence(part, folded, text[stop : stop + 1] in QUESTIONS)


def split_clauses(sentence: str) -> list[str]:
    """Return the folded clauses of a sentence, parted by commas, colons and dashes.

    A single word behind the second comma is an item of a list, no clause.
    """
    clauses = [folded for part in _CLAUSE_ENDS.split(sentence) if (folded := fold_text(part))]
    if len(clauses) <= 2:
        return clauses
    return clauses[:1] + [clause for clause in clauses[1:] if " " in clause]
