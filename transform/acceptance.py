"""A cleaned article in, the reason not to store it out, or None for an article worth a row."""

from config.schema import SourceConfig
from records.article import CleanArticle
from records.outcome import PageRejection, RejectReason, Stage
from transform.normalise.language import detect_language
from transform.normalise.text import (
    count_words,
    fold_optional,
    join_paragraphs,
    normalise_paragraphs,
)

_SURE = 0.7  # confidence above which a text is surely not in the declared language
_SURE_WORDS = 60
_SAMPLE_LENGTH = 1500


def judge_article(clean: CleanArticle, *, source: SourceConfig) -> PageRejection | None:
    """Return why a page is no article, or None. A paywalled teaser may be as short as it is."""
    if not fold_optional(clean.parsed.title):
        return _reject(RejectReason.NO_TITLE, Stage.NORMALISE, "no headline on the page")
    paragraphs = normalise_paragraphs(block.text for block in clean.kept)
    if not paragraphs and clean.removed:
        detail = f"all {len(clean.removed)} blocks removed by cleaning"
        return _reject(RejectReason.ALL_BOILERPLATE, Stage.CLEAN, detail)
    text = join_paragraphs(paragraphs)
    words = count_words(text)
    if words < source.limits.min_words and not (clean.parsed.paywalled and words):
        detail = f"{words} words, the source's limits.min_words is {source.limits.min_words}"
        return _reject(RejectReason.TOO_SHORT, Stage.CLEAN, detail)
    return _judge_language(text, words, source.language)


def _judge_language(text: str, words: int, declared: str | None) -> PageRejection | None:
    """Reject a text that is surely in another language than its source declares."""
    if declared is None or words < _SURE_WORDS:
        return None
    seen = detect_language(text[:_SAMPLE_LENGTH])
    if seen is None or seen.code == declared or seen.confidence < _SURE:
        return None
    detail = f"reads as {seen.code} ({seen.confidence:.2f}), the source declares {declared}"
    return _reject(RejectReason.WRONG_LANGUAGE, Stage.NORMALISE, detail)


def _reject(reason: RejectReason, stage: Stage, detail: str) -> PageRejection:
    """Return a rejection."""
    return PageRejection(reason=reason, stage=stage, detail=detail)
