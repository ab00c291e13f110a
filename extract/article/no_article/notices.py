"""A short page that bears none of an article's marks in, whether its text is a notice to its reader, and of what, out."""

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.no_article.notice_words import count_matters, load_lexicon
from extract.article.no_article.story import bears_marks, strays, tells_on, tells_story
from extract.article.page.quotes import drop_quotes
from extract.article.rating.line_model import Trees, read_trees
from extract.article.reading import BORDER, Reading
from records.outcome import RejectReason

NOTICE_MODEL_FILE: Final = "notice_model.json"
# above one half: a page that is stored can be dropped later, one that is rejected is not read
NOTICE_BORDER: Final = 0.6
_MOST_BYTES: Final = 2_000
_LEAST_BYTES: Final = 60
_MOST_WORDS: Final = 4
_MOST_NUMBERS: Final = 6
_NUMBER: Final = re.compile(r"\d+")
_KINDS: Final = {
    RejectReason.CONSENT_WALL: ("data",),
    RejectReason.LOGIN_FORM: ("account",),
    RejectReason.BOT_WALL: ("machine", "check", "connection", "stopped", "place"),
    # a page that is gone may say so once
    RejectReason.SOFT_404: ("gone", "gone", "fault"),
}


def find_notice(reading: Reading) -> tuple[RejectReason, str] | None:
    """Return the kind of notice that the text of a short page is.

    A wall does not know what it stands before: a page without a word of what was asked for, that tells no story, is one.
    Another is one by what it speaks of, unless it bears an article's marks.
    """
    if len(reading.body) > _MOST_BYTES:
        return None
    is_strange = strays(reading) and not tells_on(reading) and not tells_story(reading)
    text = read_notice(reading) if is_strange or not bears_marks(reading) else None
    if text is None:
        return None
    counts = count_matters(drop_quotes(text))
    if is_strange:
        return name_kind(counts), "the page has no word of what was asked for"
    if _tells_news(counts) or _rate(text) < NOTICE_BORDER:
        return None
    told = ", ".join(matter for matter in load_lexicon().matters if counts[matter])
    return name_kind(counts), f"the text is a notice: it speaks of {told}"


def _tells_news(counts: Counter[str]) -> bool:
    """Tell whether a text tells of others and speaks to nobody, or names nothing that notices speak of."""
    to_reader = counts["you"] or counts["sorry"]
    return counts["news"] == counts.total() or (counts["news"] > 0 and not to_reader)


def _rate(text: str) -> float:
    rating: float = load_notice_model().predict(measure_notice(text)[None, :])[0]
    return rating


def read_notice(reading: Reading) -> str | None:
    """Return the headline and the likely text of a page, or none where the text is longer than notices are."""
    lines = [line.text for line in reading.page.lines]
    likely = [text for text, rating in zip(lines, reading.ratings, strict=True) if rating >= BORDER]
    title = reading.title if reading.headline is None else lines[reading.headline]
    text = "\n".join((title or "", *likely))
    return text if len(text.encode()) <= _MOST_BYTES else None


def measure_notice(text: str) -> NDArray[np.float32]:
    """Return the numbers that the model judges a text by; `list_notice_features` names them."""
    unquoted = drop_quotes(text)
    counts = count_matters(unquoted)
    size = max(len(unquoted.encode()), _LEAST_BYTES)
    told = [min(counts[matter], _MOST_WORDS) for matter in load_lexicon().matters]
    numbers = min(len(_NUMBER.findall(unquoted)), _MOST_NUMBERS)
    signs = [unquoted != text, "?" in unquoted, "!" in unquoted]
    row = [*(count > 0 for count in told), *(count / size for count in told), size, numbers, *signs]
    return np.array(row, dtype=np.float32)


def list_notice_features() -> list[str]:
    """Return the names of the columns of `measure_notice`."""
    matters = load_lexicon().matters
    dense = [f"{matter} per byte" for matter in matters]
    return [*matters, *dense, "bytes", "numbers", "quotes", "asks", "exclaims"]


def name_kind(counts: Counter[str]) -> RejectReason:
    """Return what a notice speaks of most; one that names no matter of the others' is a page that is gone."""
    spoken = {kind: sum(counts[matter] for matter in told) for kind, told in _KINDS.items()}
    most = max(spoken.values())
    return RejectReason.SOFT_404 if not most else max(spoken, key=lambda kind: spoken[kind])


@cache
def load_notice_model() -> Trees:
    """Read the package's own model file, once."""
    file = files("extract.article.no_article").joinpath(NOTICE_MODEL_FILE)
    return read_trees(json.loads(file.read_text(encoding="utf-8")))
