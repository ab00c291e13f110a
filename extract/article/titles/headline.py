"""The page's headings and title claims in, the headline out."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

# marks that sites put between a headline and their name, in any script
_SEPARATORS: Final = re.compile(
    r"\s+[|\-–—·•»«:/~›‹<>｜]+\s+|\s*[|»«｜]\s*|(?<=[぀-ヿ㐀-鿿！？”’」』）》])(?:--?|_)(?=[぀-ヿ㐀-鿿])"
    # "：" parts headlines, too: here what follows must be an outlet
    r"|(?<=[぀-ヿ㐀-鿿！？])：(?=[^：]{0,10}(?:新聞|新闻|ニュース|网|報|日报|デジタル)[^：]{0,6}$)"
)
# what follows these, or the second of those, is a section and a site
_ALL_BEHIND: Final = re.compile(
    r"\s*[|｜]\s*|\s+<\s+|(?<=[぀-ヿ㐀-鿿！？”’」』）》])_(?=[぀-ヿ㐀-鿿])"
    r"|(?<=[぀-ヿ㐀-鿿！？])--?(?=[぀-ヿ㐀-鿿][^-]{1,10}--?[぀-ヿ㐀-鿿][^-]{1,12}$)"
)
# forums and small systems write the day between headline and site
_DAY_BEHIND: Final = re.compile(
    r"\s+[-–—|/»]\s+\d{1,2}(?:[./-]\d{1,2}[./-]|\.?\s+[^\W\d_]+\.?\s+)(?:19|20)\d\d$"
)
_PATH: Final = re.compile(r"\s+(?P<mark>[/>»›]|::)\s+(?=.*\s(?P=mark)\s)")
_MARKS: Final = " |-–—·•»«:/~›‹_<>｜："
_WORD: Final = re.compile(r"\w+")
MAX_TITLE_CHARS: Final = 400
_HEADLINE_WORDS: Final = 4
_TIMES_NAME: Final = 1.4
# how alike a heading and a claim must be for the heading to be the headline
_SUPPORTED: Final = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleClaims:
    """What the head says the headline and the site are called."""

    structured: str | None
    social: str | None
    document: str | None
    site_name: str | None
    host: str


@lru_cache(maxsize=256)
def split_title(title: str) -> tuple[str, ...]:
    """Split a `<title>` at the separators sites put before or after their names."""
    return tuple(part for part in _SEPARATORS.split(title) if part)


@lru_cache(maxsize=8192)
def fold_title(text: str) -> str:
    """Return a headline's words, lower case, so that two spellings of one compare equal."""
    return " ".join(_WORD.findall(text.casefold()))


def choose_headline(headings: Sequence[tuple[int, str]], claims: TitleClaims) -> str | None:
    """Choose the headline: the heading that the head's claims support, else the best claim.

    `headings` are the page's headings in order, each with its level (1 to 6). Headings that are the
    site's own name do not count. Without support the only h1 is believed: it lies less than heads.
    """
    told = [
        claim
        for claim in (claims.structured, claims.social)
        if claim and not is_site_name(claim, claims)
    ]
    cleaned = list(dict.fromkeys(trim_site_name(claim, claims) for claim in told))
    if claims.document:
        cleaned.append(trim_site_name(claims.document, claims))
    folded = {fold_title(claim) for claim in cleaned}
    initials = {claim[:1] for claim in folded}
    usable = [
        (level, text)
        for level, text in headings
        if 1 < len(text) <= MAX_TITLE_CHARS
        and (level == 1 or (_may_begin_with(text, initials) and fold_title(text) in folded))
        and not is_site_name(text, claims)
    ]
    best, chosen = 0.0, None
    for level, text in usable:
        score = max((compare(text, claim) for claim in cleaned), default=0.0)
        score += 0.1 if level == 1 else 0.0
        if score > best:
            best, chosen = score, text
    if chosen is not None and best >= _SUPPORTED:
        return chosen
    first = [text for level, text in usable if level == 1]
    if first and (len(first) == 1 or not cleaned):
        return first[0]
    return cleaned[0] if cleaned else None


def _may_begin_with(text: str, initials: Collection[str]) -> bool:
    """Tell whether a text's folded words may begin with one of some letters: most headings do not."""
    return not text[0].isalnum() or text[0].casefold()[0] in initials


def is_site_name(text: str, claims: TitleClaims) -> bool:
    """Tell whether a heading or claim is the site's name and not an article's."""
    folded = fold_title(text)
    squeezed = folded.replace(" ", "")
    if not squeezed:
        return True
    if squeezed == fold_title(claims.site_name or "").replace(" ", ""):
        return True
    host = squeeze_host(claims.host)
    if len(squeezed) >= 4 and (
        squeezed in host
        or (len(host) >= 5 and squeezed.startswith(host) and len(squeezed) < len(host) + 12)
    ):
        return True
    parts = split_title(claims.document or "")
    return (
        len(parts) > 1 and folded == fold_title(parts[-1]) and not _outweighs(parts[-1], parts[0])
    )


def _outweighs(last: str, first: str) -> bool:
    """Tell whether the last part of a title is the headline: sites that name themselves first have shorter names."""
    return len(last.split()) >= _HEADLINE_WORDS and len(last) >= _TIMES_NAME * len(first)


@lru_cache(maxsize=256)
def squeeze_host(host: str) -> str:
    """Return a host's name without "www", its last label and marks: "www.the-bay.co.uk" gives "thebayco"."""
    return "".join(_WORD.findall(host.removeprefix("www.").rpartition(".")[0])).replace("_", "")


def host_of(url: str) -> str:
    """Return the host of an address, empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


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
    first_words, second_words = one.split(), two.split()
    if set(first_words).isdisjoint(second_words):
        return 0.0
    shared = (Counter(first_words) & Counter(second_words)).total()
    return 2 * shared / (len(first_words) + len(second_words))


def trim_site_name(claim: str, claims: TitleClaims) -> str:
    """Return a title claim without the site's name at either end."""
    parts = split_title(claim)
    while len(parts) > 1 and is_site_name(parts[0], claims) and len(parts[0]) < len(claim) / 2:
        claim = claim[claim.index(parts[1], len(parts[0])) :]
        parts = split_title(claim)
    if len(parts) < 2:
        return claim
    known = is_site_name(parts[-1], claims) and (
        claim != claims.document or len(parts) > 2 or len(parts[-1]) < 60
    )
    for other in (claims.structured, claims.social):
        # where another claim is the beginning of this one, the rest is the site's
        if other and other != claim and claim.startswith(other):
            return other
    if claim == claims.document:
        return _cut_tail(claim, parts)
    return claim[: claim.rindex(parts[-1])].rstrip(_MARKS) if known else claim


def _cut_tail(document: str, parts: Sequence[str]) -> str:
    """Cut what follows the last separator; after a bar everything that follows is the site's."""
    bar = _ALL_BEHIND.search(document) or _PATH.search(document, 0, MAX_TITLE_CHARS)
    if bar and bar.start() >= 4:
        return document[: bar.start()]
    cut = document[: document.rindex(parts[-1])].rstrip(_MARKS)
    cut = _DAY_BEHIND.sub("", cut)
    return cut if len(cut) >= 4 else document
