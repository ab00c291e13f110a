"""Names as a page signs them in, the people among them out, agencies set apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from records.byline_words import UNNAMED
from transform.normalise.agency import name_agency, part_agency
from transform.normalise.author_words import (
    CREDENTIAL,
    CREDIT_OF_PICTURE,
    HOUSE,
    LEAD_IN,
    NO_NAME,
    PARTICLES,
    ROLE,
    ROLE_BEHIND,
    TRAILING,
)
from transform.normalise.text import fold_line

_LONGEST_NAME = 70
_LONGEST_SIGNATURE = 800
_MOST_WORDS = 7
_MOST_AUTHORS = 30
_ACRONYM_LETTERS = range(2, 6)

_SPLIT = re.compile(
    r"\s*[;|•·、，；\n／]\s*|\s*,\s*(?:and|und|et|y|e|и|i|és|ve)\s+|\s*,\s*|\s+(?:and|und|og|och|и|та|és|ve|και|și|şi|và|و|और|এবং|และ)\s+|\s*&\s*"
)
# one letter may also stand inside a name ("Ortega y Gasset"): both sides must be full names
_SPLIT_SHORT = re.compile(r"\s+(?:et|y|e|i|en|a|ja|dan|un|ir|in|eta)\s+|\s+[-–—/]\s+|\s*/\s*")
_VOWEL = re.compile("[AEIOUYАЕИОУЯЮЭІ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_LETTERS = re.compile(r"[\W_]+")
_AROUND_OUTLET = re.compile(r"^(?:the|www\.)\s*|\.(?:com|org|net|co\.uk|de|fr|ru|by)$")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_IN_BRACKETS = re.compile(r"\s*[(\[{<（【][^)\]}>）】]*[)\]}>）】]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who signed an article: people, and the names of agencies among the signatures."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]


def decide_authors(
    claims: Sequence[str], byline: str | None, *, outlets: Iterable[str | None] = ()
) -> Signed:
    """Return the people and agencies that signed; the byline's text only where no name was claimed.

    `outlets` are the site and the source: no person where a person signs, too. Where nobody else
    does, the signature of the house stands as published ("The Editors"; a blog named after its
    author).
    """
    houses = frozenset(_fold_outlet(name) for name in outlets if name)
    signatures = list(claims)
    if not signatures and byline and LEAD_IN.match(byline):
        signatures = [byline]
    people: dict[str, str] = {}
    agencies: dict[str, None] = {}
    for part in (part for signature in signatures for part in split_names(signature)):
        if agency := name_agency(part):
            agencies[agency] = None
        elif _fold_outlet(part) not in houses:
            people.setdefault(part.casefold(), part)
    if not people and not agencies:
        people = {name: name for name in _list_houses(signatures, houses)}
    return Signed(people=tuple(people.values())[:_MOST_AUTHORS], agencies=tuple(agencies))


def _list_houses(signatures: Iterable[str], houses: frozenset[str]) -> Iterator[str]:
    """Yield the first signature in which the house signs for its people."""
    for signature in signatures:
        name = _strip_lead_in(_drop_asides(signature))
        is_house = HOUSE.search(name) or _fold_outlet(name) in houses
        if name and is_house and len(name) <= _LONGEST_NAME and not NO_NAME.search(name):
            yield name
            return


@lru_cache(maxsize=8192)
def split_names(signature: str) -> tuple[str, ...]:
    """Return the names in one signature, people and agencies, without lead-in, roles, dates, addresses."""
    names: tuple[str, ...] = (signature,)
    while True:  # what one reading uncovers may hold another "by" or "and"
        again = tuple(dict.fromkeys(part for name in names for part in _read_names(name)))
        if again == names:
            return names
        names = again


def _read_names(signature: str) -> tuple[str, ...]:
    """Return the names that one reading of a signature gives."""
    line = _strip_lead_in(_drop_asides(signature))
    if name_agency(line):
        return (line,)
    names: dict[str, None] = {}
    for name in (piece for part in _split_line(line) for piece in part_agency(_trim_name(part))):
        if name_agency(name) or _is_name(name):
            names[_settle_capitals(name)] = None
    alone = len(names) == 1
    return tuple(name for name in names if alone or name_agency(name) or not _is_acronym(name))


def _is_acronym(name: str) -> bool:
    """Tell whether a name beside a person's is a degree, an outlet or a place."""
    return name.isalpha() and name.isupper() and len(name) in _ACRONYM_LETTERS


def _drop_asides(signature: str) -> str:
    """Return a signature as one line without e-mail addresses and what stands in brackets."""
    line = _EMAIL.sub(" ", fold_line(signature[:_LONGEST_SIGNATURE]))
    return " ".join(_IN_BRACKETS.sub(" ", line).split())


def _trim_marks(name: str) -> str:
    """Return a name without the marks around it."""
    return name.strip(' \t,;:|/-–—•·*"“”«»„→')


def _split_line(line: str) -> Iterator[str]:
    """Yield the parts of a line of names; what follows the role of a person is left out."""
    for part in _SPLIT.split(line):
        pieces = _SPLIT_SHORT.split(part)
        full_names = all(_looks_full(piece) or name_agency(piece) for piece in pieces)
        if len(pieces) > 1 and full_names:
            yield from pieces
        elif len(pieces) > 1 and ROLE.search(pieces[-1]):
            yield pieces[0]
        else:
            yield part


def _looks_full(piece: str) -> bool:
    """Tell whether a part has a first and a last name and does not begin with a small letter."""
    return len(piece.split()) >= 2 and not piece[0].islower()


def _strip_lead_in(text: str) -> str:
    """Return a signature without "By", "Von", "Author:" and marks around it, however often."""
    while (shorter := _trim_marks(LEAD_IN.sub("", text, count=1))) != text:
        text = shorter
    return text


def _trim_name(part: str) -> str:
    """Return one part without what stands around a name: lead-in, marks, weekday, the person's role."""
    name = part
    while not CREDIT_OF_PICTURE.match(name):
        shorter = _strip_lead_in(name)
        shorter = TRAILING.sub("", shorter)
        before = ROLE_BEHIND.sub("", shorter)
        shorter = before if len(before.split()) > 1 and not ROLE.search(before) else shorter
        if shorter == name:
            return name
        name = shorter
    return ""


def _is_name(name: str) -> bool:
    """Tell whether this can be a person's name: a few words, no role, date, address or credential."""
    words = name.split()
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(words) <= _MOST_WORDS
        and any(mark.isalpha() for mark in name)
        and not NO_NAME.search(name)
        and not ROLE.search(name)
        and not CREDENTIAL.fullmatch(name)
        and not UNNAMED.fullmatch(name)
    )


def _settle_capitals(name: str) -> str:
    """Return a name set in capitals as names are written; any other is left as it is."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or name_agency(name):
        return name
    return " ".join(_settle_word(word, first=position == 0) for position, word in enumerate(words))


def _settle_word(word: str, *, first: bool) -> str:
    """Return one word of a name in capitals: initials stay, particles go small, Mc and O' are kept."""
    bare = word.strip(".'’-")
    if "." in word or (len(bare) <= 2 and not _VOWEL.search(bare)):
        return word
    if not first and word.casefold() in PARTICLES:
        return word.casefold()
    lowered = _LETTERS.sub(lambda found: found.group()[0] + found.group()[1:].lower(), word)
    return "Mc" + lowered[2:].capitalize() if lowered.startswith("Mc") else lowered


@lru_cache(maxsize=4096)
def _fold_outlet(name: str) -> str:
    """Return an outlet's name without case, points, article and top-level domain."""
    return _NO_LETTERS.sub("", _AROUND_OUTLET.sub("", name.strip().casefold()))
