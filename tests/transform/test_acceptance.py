"""Whether a cleaned page is worth a row."""

import pytest

from config.schema import SourceConfig
from records.article import (
    BlockKind,
    CleanArticle,
    CleaningLayer,
    ParsedArticle,
    RemovedBlock,
    TextBlock,
)
from records.outcome import RejectReason, Stage
from transform.acceptance import judge_article

ENGLISH = (
    "The town council met on Thursday evening to decide whether the old bridge over the river should be repaired or "
    "replaced by a new one. The mayor, who had opposed the plan for years, said that the engineers' report left no choice. "
    "Shopkeepers on both banks fear two summers without customers, yet few of them spoke against it in the end."
)
GERMAN = (
    "Der Stadtrat hat am Donnerstagabend darüber beraten, ob die alte Brücke über den Fluss repariert oder durch eine neue "
    "ersetzt werden soll. Die Bürgermeisterin, die den Plan jahrelang abgelehnt hatte, sagte, das Gutachten der Ingenieure "
    "lasse keine Wahl. Händler auf beiden Seiten fürchten zwei Sommer ohne Kundschaft, doch kaum jemand widersprach am Ende. "
    "Eine Fähre für Fußgänger soll ab April fahren, bezahlt vom Landkreis und kostenlos für alle Schülerinnen und Schüler."
)


def source(language="en", min_words=20):
    return SourceConfig(
        name="sample",
        home="https://example.org/",
        language=language,
        limits={"min_words": min_words},
    )


def clean(*texts, title="A title", removed=(), paywalled=False):
    kept = tuple(
        TextBlock(position=n, kind=BlockKind.PARAGRAPH, text=text) for n, text in enumerate(texts)
    )
    cuts = tuple(
        RemovedBlock(position=n, text=text, rule="r", rule_version="1", layer=CleaningLayer.PAGE)
        for n, text in enumerate(removed, start=len(kept))
    )
    parsed = ParsedArticle(
        source="sample",
        url="https://example.org/1",
        canonical_url=None,
        title=title,
        blocks=kept,
        paywalled=paywalled,
    )
    return CleanArticle(parsed=parsed, kept=kept, removed=cuts)


def test_an_article_is_accepted():
    assert judge_article(clean(ENGLISH), source=source()) is None


@pytest.mark.parametrize("title", [None, "", " \u200b "])
def test_without_a_headline_it_is_no_article(title):
    assert (
        judge_article(clean(ENGLISH, title=title), source=source()).reason is RejectReason.NO_TITLE
    )


def test_a_short_text_is_rejected_with_the_limit_it_missed():
    rejection = judge_article(clean("Ten words are not twenty."), source=source())
    assert (rejection.reason, rejection.stage) == (RejectReason.TOO_SHORT, Stage.CLEAN)
    assert "20" in rejection.detail
    assert judge_article(clean("Ten words are not twenty."), source=source(min_words=5)) is None


def test_a_teaser_may_be_short_but_not_empty():
    assert judge_article(clean("The free beginning.", paywalled=True), source=source()) is None
    assert judge_article(clean(paywalled=True), source=source()).reason is RejectReason.TOO_SHORT


def test_a_page_of_boilerplate_alone_is_rejected_as_such():
    rejection = judge_article(clean(removed=("Subscribe", "Share")), source=source())
    assert (rejection.reason, rejection.stage) == (RejectReason.ALL_BOILERPLATE, Stage.CLEAN)


def test_a_text_that_is_surely_in_another_language_is_rejected():
    rejection = judge_article(clean(GERMAN), source=source("en"))
    assert (rejection.reason, rejection.stage) == (RejectReason.WRONG_LANGUAGE, Stage.NORMALISE)
    assert judge_article(clean(GERMAN), source=source("de")) is None
    assert judge_article(clean(GERMAN), source=source(None)) is None


def test_a_close_relative_or_a_short_text_is_not_surely_another_language():
    assert judge_article(clean(GERMAN[:240]), source=source("en")) is None
    russian = (
        "Городской совет собрался в четверг вечером, чтобы решить, следует ли отремонтировать старый мост через реку. "
        * 6
    )
    assert judge_article(clean(russian), source=source("tt")) is None
    assert judge_article(clean(russian), source=source("en")).reason is RejectReason.WRONG_LANGUAGE
