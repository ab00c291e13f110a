"""A text and the page's own claim in, the language of the text and how sure it is out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from resiliparse.parse.lang import detect_fast

_SAMPLE_LENGTH = (
    1500  # characters; the detector's cost grows with the text, its answer hardly changes
)
_FEWEST_LETTERS = 40  # below, the detector's answer is chance
_HIGHEST_RANK = 1200  # the detector's own bound of false results
_SUREST_RANK = 500

# scripts that one language alone writes today, or nearly so
_OWN_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("th", "\u0e00", "\u0e7f"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("km", "\u1780", "\u17ff"),
    ("lo", "\u0e80", "\u0eff"),
    ("my", "\u1000", "\u109f"),
    ("si", "\u0d80", "\u0dff"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("kn", "\u0c80", "\u0cff"),
    ("ml", "\u0d00", "\u0d7f"),
    ("gu", "\u0a80", "\u0aff"),
    ("pa", "\u0a00", "\u0a7f"),
    ("bn", "\u0980", "\u09ff"),
    ("am", "\u1200", "\u137f"),
)
# an old or narrower code -> the one in use (ISO 639-1, with CLDR's choice for macrolanguages)
_ALIASES: Mapping[str, str] = {
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr", "tl": "tl", "fil": "tl",
    "nb": "no", "nn": "no", "eng": "en", "rus": "ru", "deu": "de", "ger": "de", "fra": "fr",
    "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "pol": "pl", "ukr": "uk", "bel": "be",
    "tur": "tr", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "cmn": "zh",
}  # fmt: skip
# close relatives that the detector mixes up: there the page's own word counts more
_KIN = (
    frozenset({"sr", "hr", "bs", "sh", "sl"}),
    frozenset({"no", "da", "sv"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr"}),
    frozenset({"es", "gl", "ca", "pt"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"ar", "fa", "ur"}),
    frozenset({"nl", "af"}),
    frozenset({"tr", "az"}),
    frozenset({"kk", "ky", "tt", "ba", "ru"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLanguage:
    """A language (ISO 639-1) and how sure it is, 0 to 1."""

    code: str
    confidence: float


def decide_language(text: str, claim: str | None) -> DecidedLanguage | None:
    """Return the language of a text; the page's claim settles what the text leaves open.

    Agreement of text and claim is surer than either; against a long text a claim loses. None
    where a text too short to tell stands beside no claim.
    """
    claimed = read_language_claim(claim)
    seen = detect_language(text)
    if seen is None:
        return DecidedLanguage(code=claimed, confidence=0.5) if claimed else None
    if claimed is None:
        return seen
    if claimed == seen.code:
        return DecidedLanguage(code=claimed, confidence=round((1 + seen.confidence) / 2, 3))
    if seen.confidence < 0.5 or _are_kin(claimed, seen.code):
        return DecidedLanguage(code=claimed, confidence=round((1 - seen.confidence) / 2 + 0.2, 3))
    return DecidedLanguage(code=seen.code, confidence=round(seen.confidence * 0.9, 3))


def read_language_claim(claim: str | None) -> str | None:
    """Return a claim ("en-GB", "RU", "zh_Hans") as ISO 639-1, or None where it names no language."""
    if not claim:
        return None
    primary = re.split(r"[-_,;\s]", claim.strip().lower(), maxsplit=1)[0]
    code = _ALIASES.get(primary, primary)
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def read_claimed_region(claim: str | None) -> str | None:
    """Return the country in a claim ("GB" of "en-GB"), or None."""
    found = re.search(r"[-_]([A-Za-z]{2})(?![A-Za-z])", claim or "")
    return found[1].upper() if found else None


def detect_language(text: str) -> DecidedLanguage | None:
    """Return the language a text is written in, by its script, else by its letters' statistics."""
    return _detect_in_sample(text[:_SAMPLE_LENGTH])


@lru_cache(maxsize=64)
def _detect_in_sample(sample: str) -> DecidedLanguage | None:
    """Return the language of the beginning of a text."""
    letters = sum(map(str.isalpha, sample))
    if by_script := _detect_by_script(sample, letters):
        return by_script
    if letters < _FEWEST_LETTERS:
        return None
    code, rank = detect_fast(sample)
    code = _ALIASES.get(code, code)
    if code == "unknown" or not re.fullmatch(r"[a-z]{2}", code):
        return None
    return DecidedLanguage(code=code, confidence=_rate_rank(rank, letters))


def _detect_by_script(sample: str, letters: int) -> DecidedLanguage | None:
    """Return the language of a script that is its own; kana among Chinese characters is Japanese."""
    if sample.isascii() or not letters:
        return None
    counts: Counter[str] = Counter()
    for code, first, last in _OWN_SCRIPTS:
        counts[code] = len(re.findall(f"[{first}-{last}]", sample))
    if counts["ja"] > 0.1 * (counts["ja"] + counts["zh"]):
        counts["ja"] += counts.pop("zh")
    code, count = counts.most_common(1)[0]
    share = count / letters
    if count < 4 or share < 0.4:
        return None
    return DecidedLanguage(code=code, confidence=round(min(1.0, 0.6 + 0.4 * share), 3))


def _rate_rank(rank: int, letters: int) -> float:
    """Return the confidence of a rank: it falls with the rank and grows with the letters seen."""
    nearness = (_HIGHEST_RANK - rank) / (_HIGHEST_RANK - _SUREST_RANK)
    length = min(1.0, letters / 400)
    return round(max(0.0, min(1.0, nearness)) * (0.5 + 0.5 * length), 3)


def _are_kin(one: str, other: str) -> bool:
    """Tell whether two languages are so close that letters alone do not tell them apart."""
    return any(one in family and other in family for family in _KIN)
