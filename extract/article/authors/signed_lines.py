"""The lines around a text in, those that say who wrote it out: "By" or its like with names behind it."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from extract.article.authors.bylines import BY, read_names
from records.byline_words import (
    HOUSE,
    LOCAL_AND,
    LOCAL_BY,
    PARTICLES,
    SIGNED_BEHIND,
    SIGNED_WITHIN,
    SIGNING,
)

_BY_ALONE: Final = re.compile(
    r"(?:(?:posted|written|words|authored) )?by:?|von:?|autor(?:in)?:?|authors?:?|auteur:?|автор:?",
    re.IGNORECASE,
)
# an agency may stand before it: "(DPA) / Text: Ann Reed"
_SIGNED_BELOW: Final = re.compile(rf"(?:\([^()]{{2,12}}\))?\W*{SIGNING}", re.IGNORECASE)
_NEXT_LABEL: Final = re.compile(r"[.;|]\s+(?=[^\W\d_]{4,}\s?[:：])")
# what a byline may begin with: "3 days ago By Ann Reed"
_WHEN: Final = re.compile(
    r"(?:\d+ \w+ ago|[^|·•]{0,30}\d{4}|\d{1,2}:\d{2}(?: [ap]\.?m\.?)?)\s*[|·•,–—-]?\s+(?=by\s)",
    re.IGNORECASE,
)
_LONGEST_BEHIND: Final = 60
_LONGEST_SIGNED: Final = 120
_LONGEST_UNCASED: Final = 24
LONGEST_BYLINE: Final = 140


def _mark_signed(lines: Sequence[str], language: str) -> list[str]:
    """Return lines with "By" for the word that only signs in the page's own language."""
    local = LOCAL_BY.get(language)
    if local is None:
        return list(lines)
    begun = [local.match(line) if len(line) <= LONGEST_BYLINE else None for line in lines]
    between = LOCAL_AND.get(language, ", ")
    return [
        f"By {line[found.end() :].replace(between, ', ')}" if found else line
        for line, found in zip(lines, begun, strict=True)
    ]


def list_signed_lines(lines: Sequence[str], language: str) -> list[str]:
    """Return the first line that begins with "By" or its like and then names somebody; a house only where nobody signs."""
    lines = _mark_signed(lines, language)
    house: list[str] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if _BY_ALONE.fullmatch(line) and len(following) < _LONGEST_BEHIND:
            told, signs = following, bool(following) and not HOUSE.search(following)
        else:
            told = _read_signed(line) if len(line) <= LONGEST_BYLINE else ""
            signs = bool(told) and _names_anybody(told)
        if signs:
            return [told]
        if told and not house:
            house = [name for name in read_names(told) if HOUSE.search(name)]
    return house


def _read_signed(line: str) -> str:
    """Return what a line says behind "By" or its like, or before what Korean and Japanese papers sign with; empty for other lines."""
    dated = _WHEN.match(line) if " by " in line.lower() else None
    signed = line[dated.end() :] if dated else line
    if SIGNED_BEHIND.match(signed):
        return signed if len(signed) <= _LONGEST_BEHIND else ""
    if BY.match(signed):
        return signed
    may_sign = len(line) <= _LONGEST_SIGNED and (":" in line or "：" in line)
    within = SIGNED_WITHIN.search(line) if may_sign else None
    return _drop_label(within["names"], line[within.end() :]) if within else ""


def list_signed_below(lines: Sequence[str], language: str) -> list[str]:
    """Return the names of the first of the last lines that says who wrote the text; "By" may be another article's there."""
    for line in _mark_signed(lines, language):
        signed = _SIGNED_BELOW.match(line) if len(line) <= _LONGEST_SIGNED else None
        names = _NEXT_LABEL.split(line[signed.end() :])[0] if signed else ""
        if _names_anybody(names):
            return [names]
    return []


def _names_anybody(names: str) -> bool:
    """Tell whether one of what follows a label is a name and no house's."""
    return any(_reads_like_name(name) and not HOUSE.search(name) for name in read_names(names))


def _drop_label(names: str, behind: str) -> str:
    """Return names without the next label ("Author: Ann Reed Views: 12") where a colon follows them."""
    return names.rpartition(" ")[0] if behind[:1] in {":", "："} else names


def _reads_like_name(name: str) -> bool:
    """Tell whether what follows "By" is a name and no sentence; scripts without capitals keep names short."""
    bare = name.partition(" in ")[0]  # "Ann Reed in Culture"
    if name[0].isupper():
        return " " not in bare or is_full_name(bare)
    return not name[0].islower() and len(name) <= _LONGEST_UNCASED


def is_full_name(name: str) -> bool:
    """Tell whether a name has several words, none of them in small letters but "van" and its like."""
    words = name.split()
    return len(words) > 1 and not any(word.islower() for word in words[1:] if word not in PARTICLES)
