"""The page's headings and title claims in, the headline and the site's name out."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

_SEPARATORS: Final = re.compile(r"\s+[|\-–—·•»«:/~]+\s+|\s*[|»«]\s*")
_WORD: Final = re.compile(r"\w+")
MAX_TITLE_CHARS: Final = 400


def split_title(title: str) -> list[str]:
    """Split a `<title>` at the separators sites put before their names."""
    return [part for part in _SEPARATORS.split(title) if part]


def fold_title(text: str) -> str:
    """Return a headline's words, lower case, so that two spellings of one compare equal."""
    return " ".join(_WORD.findall(text.casefold()))


def choose_headline(
    headings: Sequence[str],
    *,
    structured: str | None,
    social: str | None,
    document: str | None,
    site_name: str | None = None,
) -> str | None:
    """Choose the headline: the h1 that the page's other claims support, else the best claim.

    `headings` are the texts of the page's h1 elements in order. A claim of the head loses the
    site's name. Where no h1 resembles a claim, the first one is believed: h1s lie less than heads.
    """
    claims = [
        trimmed
        for claim in (structured, social, document)
        if claim and (trimmed := trim_site_name(claim, headings, site_name))
    ]
    usable = [text for text in headings if 1 < len(text) <= MAX_TITLE_CHARS and _WORD.search(text)]
    supported = max(
        usable,
        key=lambda text: max((compare(text, claim) for claim in claims), default=0),
        default=None,
    )
    if supported is not None:
        support = max((compare(supported, claim) for claim in claims), default=0.0)
        if support >= 0.5 or not claims:
            return supported
    distinct = [text for text in usable if fold_title(text) != fold_title(site_name or "")]
    if len(distinct) == 1 and len(distinct[0].split()) >= 3:
        return distinct[0]
    return claims[0] if claims else supported


def compare(first: str, second: str) -> float:
    """Return how alike two headlines are, 0 to 1."""
    one, two = fold_title(first), fold_title(second)
    if not one or not two:
        return 0.0
    if one == two:
        return 1.0
    shorter, longer = sorted((one, two), key=len)
    if shorter in longer and len(shorter) > 10:
        return 0.6 + 0.4 * len(shorter) / len(longer)
    return SequenceMatcher(None, one[:200], two[:200], autojunk=False).ratio()


def trim_site_name(claim: str, headings: Sequence[str], site_name: str | None) -> str:
    """Return a title claim without the site's name at either end."""
    parts = split_title(claim)
    if len(parts) < 2:
        return claim
    folded = fold_title(claim)
    for heading in headings:
        words = fold_title(heading)
        if words and (folded == words or (len(words) > 10 and words in folded)):
            return heading
    site = fold_title(site_name or "").replace(" ", "")
    first_end = claim.rfind(parts[-1])
    last, first = fold_title(parts[-1]).replace(" ", ""), fold_title(parts[0]).replace(" ", "")
    if site and first and (first in site or site in first):
        return claim[len(parts[0]) :].lstrip(" |-–—·•»«:/~")
    if (site and last and (last in site or site in last)) or len(parts[-1]) <= len(claim) * 0.4:
        return claim[:first_end].rstrip(" |-–—·•»«:/~")
    return claim
