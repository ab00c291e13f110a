"""Of pages in many languages and shapes most that are no articles are known, and no article is taken for one."""

import pytest

from benchmarks.standins import ARTICLE, PAYWALLED, count_answers


@pytest.fixture(scope="module")
def answers():
    return count_answers()


def test_no_article_is_rejected_and_hardly_one_is_flagged(answers):
    assert set(answers[ARTICLE]) <= {ARTICLE, PAYWALLED}
    assert answers[ARTICLE][PAYWALLED] <= 0.005 * answers[ARTICLE].total()


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("bot_wall", 0.95),
        ("soft_404", 0.93),
        ("consent_wall", 0.95),
        ("login_form", 0.9),
        ("list_page", 0.9),
        ("paywalled", 0.9),
    ],
)
def test_what_is_no_article_is_known_for_what_it_is(answers, kind, least):
    assert answers[kind][kind] >= least * answers[kind].total()
