"""The lines under a headline in, the names beside the day of publication out.

Many pages sign without a word for it: "Ann Reed, Leeds | 4 May 2022", or the name on a line and the day below it.
"""

import re
from collections.abc import Sequence
from typing import Final

from extract.article.authors.bylines import MONTHS, is_name
from extract.article.dates.date_lines import read_line
from extract.article.dates.date_roles import read_role
from extract.article.dates.loose_dates import read_loosely
from records.article import DatePlace, DateRole
from records.byline_words import PARTICLES

_NEAR_LINES: Final = 5
_LONGEST_LINE: Final = 120
_LONGEST_NAMING: Final = 60
_LONGEST_UNCASED: Final = 24
_NAME_WORDS: Final = range(2, 5)
# names stand apart from places, days and their labels, counts and each other
_APART: Final = re.compile(
    r"\s*[^\W\d_]+\s?[:：]\s*(?=\d)|\s*[|·•,،、;:/／()]\s*|\s+[-–—]\s+|\s*\d[\d.:\-]*\s*|\s+(?:and|und|et|y|e|og|och|и|i|و|اور)\s+"
)
_EAST_ASIAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# what else is written with capitals beside a day: months before it, places, sections, clocks
_NO_PERSON: Final = re.compile(
    rf"\b(?:{MONTHS})$|\b(?:news|press|release|story|stories|desk|estate|sports?|business|politics|opinion|health|world|city|county|york"
    r"|date|time|morning|evening)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…]\s*$")


def find_dated_names(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the names on the first line below the headline that shows a day, else on one of the two above that line.

    What stands above the headline as well is a section or the site.
    """
    menus = "\n".join(line for line in above if not _shows_day(line))
    for place, line in enumerate(below[:_NEAR_LINES]):
        if len(line) <= _LONGEST_LINE and _shows_day(line):
            before = [
                one for one in below[max(0, place - 2) : place] if len(one) <= _LONGEST_NAMING
            ]
            found = (list_names(one, menus) for one in (line, *reversed(before)))
            return next(filter(None, found), [])
    return []


def _shows_day(line: str) -> bool:
    return any(read_line(line, "", DatePlace.BYLINE)) or any(read_loosely(line, ""))


def list_names(line: str, menus: str = "") -> list[str]:
    """Return the neighbouring parts of a line that read like people's names and stand not in the menus; without capitals only the first may."""
    names: list[str] = []
    for part in map(_drop_counted, filter(None, _APART.split(line))):
        if _is_cased(part):
            fits = _is_capitalised(part)
        else:
            fits = len(part) <= _LONGEST_UNCASED and not names and line.find(part) <= 1
        if fits and _may_be_person(part) and part not in menus:
            names.append(part)
        elif names:
            break
    return names


def _drop_counted(part: str) -> str:
    """Return a part without the small words in front that a number before it counts: months, views."""
    words = part.strip(" –—-").split()
    while len(words) > 1 and words[0].islower() and _is_cased(words[0]):
        del words[0]
    return " ".join(words)


def _is_cased(part: str) -> bool:
    """Tell whether a script has capitals for names; Georgian has them for whole lines only."""
    return part.lower() != part.title()


def _is_capitalised(part: str) -> bool:
    """Tell whether all words begin with a capital, but for particles inside, and not all letters are."""
    *words, last = part.split() or [part]
    return (
        last[:1].isupper()
        and not part.isupper()
        and all(word[0].isupper() or word in PARTICLES for word in words)
    )


def _may_be_person(part: str) -> bool:
    """Tell whether a part has a first and a last name and is no sentence; East Asian names have their own signs."""
    return (
        len(part.split()) in _NAME_WORDS
        and is_name(part)
        and _NO_PERSON.search(part) is None
        and read_role(part, "") is DateRole.UNKNOWN
        and _SENTENCE_END.search(part) is None
        and _EAST_ASIAN.search(part) is None
    )
