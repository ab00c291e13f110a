"""A text that stands on a page several times is rated once."""

from extract.article.page.walk import Line
from extract.article.rating.copies import find_copies

SENTENCES = [
    f"The council of the harbour town decided on day {number} that the night ferry keeps running until spring."
    for number in range(6)
]


def lines(*texts: str) -> list[Line]:
    return [Line(0, text) for text in texts]


def test_later_copies_of_a_whole_text_are_found():
    assert find_copies(lines("Ferry", *SENTENCES, "Ferry", *SENTENCES)) == frozenset(range(7, 14))


def test_a_repeated_teaser_is_no_copy_of_the_text():
    assert find_copies(lines(*SENTENCES, SENTENCES[0], "More", "More")) == frozenset()


def test_short_lines_that_recur_are_no_text():
    assert find_copies(lines("More", "More", *SENTENCES)) == frozenset()
