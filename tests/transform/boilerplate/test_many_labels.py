"""An article of thousands of labels is cleaned in a time that grows as they do."""

import pytest

from records.article import TextBlock
from tests.growth import measure_growth
from transform.boilerplate.clean import clean_article

PROSE = "The harbour council decided on Tuesday that the night ferry will keep running until spring, after a long debate."


@pytest.fixture
def clean(article, prompts):
    def run(lines: list[TextBlock | str]) -> list[str]:
        cleaned = clean_article(article(*lines), prompts=prompts, site_rules=None)
        return [block.text for block in cleaned.kept]

    return run


def test_labels_of_related_links_are_read_in_a_time_that_grows_as_they_do(clean):
    def clean_labels(count: int) -> list[str]:
        return clean([PROSE, *["Read also"] * count])

    assert clean_labels(3) == [PROSE]
    # with all below looked through for each, eight times as many took sixty times as long
    assert measure_growth(clean_labels, 400, 3_200) < 20


def test_labels_of_comments_are_read_in_a_time_that_grows_as_they_do(clean):
    def clean_labels(count: int) -> list[str]:
        labels = [f"Comments ({number})" for number in range(count)]
        remarks = [f"{number}th said: {PROSE}" for number in range(2 * count)]
        return clean([PROSE, *labels, *remarks])

    assert PROSE in clean_labels(3)
    # with all above and below counted for each, eight times as many took sixty times as long
    assert measure_growth(clean_labels, 200, 1_600) < 20
