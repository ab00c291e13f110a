"""Made-up articles in fifty languages and the markup of many systems are read nearly whole, with true fields."""

from statistics import mean

import pytest

from benchmarks.made_up import read_made_up, score_page


@pytest.fixture(scope="module")
def scores():
    return [score_page(page) for page in read_made_up()]


@pytest.mark.parametrize(
    ("field", "least"),
    [("body_f1", 0.97), ("title", 0.95), ("authors", 0.8), ("day", 0.97)],
)
def test_fields_are_true_on_nearly_all_pages(scores, field, least):
    assert mean(getattr(score, field) for score in scores) >= least


def test_hardly_a_page_keeps_an_unwanted_text(scores):
    assert mean(len(score.unwanted) for score in scores) <= 0.75
