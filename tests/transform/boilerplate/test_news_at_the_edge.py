"""First and last lines of an article in many languages: news that sounds like a label stays, a bare date goes."""

from collections import defaultdict
from pathlib import Path

import pytest

from records.article import DateClaim, DatePlace
from transform.boilerplate.clean import clean_article

PARAGRAPHS = (
    "The regional council put off its vote on the second bridge early on Tuesday, after members asked for more time to read the engineers' report.",
    "Engineers had warned that the northern bank is softer than the first survey showed, and that the piles would have to go twenty metres deeper.",
    "The mayor said the town could wait another winter, but the ferrymen, who have carried schoolchildren across since spring, were less patient.",
)
NEWS = defaultdict(list)
for row in (Path(__file__).parent / "news_at_the_edge.txt").read_text("utf-8").splitlines():
    NEWS[row.partition("\t")[0]].append(row.partition("\t")[2])


@pytest.fixture
def cut(article, prompts):
    """What is cut out of lines, with the rule that took it."""

    def run(*lines, **claims):
        cleaned = clean_article(
            article(*lines, title="Council weighs a second bridge", **claims),
            prompts=prompts,
            site_rules=None,
        )
        return {one.text: one.rule for one in cleaned.removed}

    return run


@pytest.mark.parametrize("language", NEWS)
def test_news_that_begins_like_a_label_stays_first_and_last(cut, language):
    taken = [
        one
        for text in NEWS[language]
        for lines in ((text, *PARAGRAPHS), (*PARAGRAPHS, text))
        for one in cut(*lines, language_claim=language).items()
    ]
    assert taken == []


@pytest.mark.parametrize(
    ("text", "language", "is_date"),
    [
        ("28 tháng 11, 2026", "vi", True),
        ("2026. november 28.", "hu", True),
        ("۸ آذر ۱۴۰۵ - ۱۲:۳۰", "fa", True),
        ("The 12 ferries of 2026", "en", False),
        ("۸ آذر ۱۴۰۵", "en", False),
    ],
)
def test_a_line_that_was_claimed_for_a_date_goes_where_its_language_reads_one(
    cut, text, language, is_date
):
    claim = DateClaim(raw=text, place=DatePlace.BYLINE)
    taken = cut(text, *PARAGRAPHS, dates=(claim,), language_claim=language)
    assert taken == ({text: "date_line"} if is_date else {})
