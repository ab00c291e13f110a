"""A cleaned article in, the reason not to store it out, or None for an article worth a row."""

from config.schema import SourceConfig
from records.article import CleanArticle
from records.outcome import PageRejection, RejectReason, Stage
from transform.normalise.language import detect_language, rate_against
from transform.normalise.text import Body, fold_optional, make_body

_SURE = 0.97  # confidence above which a text is surely not in the declared language
_SURE_WORDS = 60


def judge_article(
    clean: CleanArticle, *, source: SourceConfig, body: Body | None = None
) -> PageRejection | None:
    """Return why a page is no article, or None. A paywalled teaser may be as short as it is.

    `body` is the article's body where the caller has it already.
    """
    body = body or make_body([block.text for block in clean.kept])
    if not body.paragraphs and clean.removed:
        detail = f"all {len(clean.removed)} blocks removed by cleaning"
        return _reject(RejectReason.ALL_BOILERPLATE, Stage.CLEAN, detail)
    if not fold_optional(clean.parsed.title):
        return _reject(RejectReason.NO_TITLE, Stage.NORMALISE, "no headline on the page")
    is_teaser = clean.parsed.paywalled and body.word_count > 0
    if body.word_count < source.limits.min_words and not is_teaser:
        detail = f"{body.word_count} words; the source asks for {source.limits.min_words} (limits.min_words)"
        return _reject(RejectReason.TOO_SHORT, Stage.CLEAN, detail)
    return _judge_language(body, source.language)


def _judge_language(body: Body, declared: str | None) -> PageRejection | None:
    """Reject a text that is surely in another language than its source declares."""
    if declared is None or body.word_count < _SURE_WORDS:
        return None
    seen = detect_language(body.text)
    if seen is None or rate_against(body.text, seen, declared) < _SURE:
        return None
    detail = f"reads as {seen.code}, the source declares {declared}"
    return _reject(RejectReason.WRONG_LANGUAGE, Stage.NORMALISE, detail)


def _reject(reason: RejectReason, stage: Stage, detail: str) -> PageRejection:
    """Return a rejection."""
    return PageRejection(reason=reason, stage=stage, detail=detail)
