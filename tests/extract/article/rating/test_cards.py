"""Teasers of other articles under an article are found by their linked headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article.page.pen import Line
from extract.article.rating.cards import find_last_cards

PROSE = "The council of the harbour town decided on Tuesday that the night ferry keeps running, and nobody objected."
TEASER = "The island's last baker closes after sixty years, and nobody wants the oven."


def write_text(count: int) -> list[tuple[Line, float]]:
    return [(Line(0, f"{PROSE} Point {number}."), 0.9) for number in range(count)]


def write_cards(
    count: int, *, headline: str = "Baker of the island closes"
) -> list[tuple[Line, float]]:
    lines: list[tuple[Line, float]] = []
    for number in range(count):
        title = f"{number} {headline}"
        lines.append((Line(1, title, len(title), 1), 0.1))
        lines.append((Line(1, "3 May 2024"), 0.1))
        lines.append((Line(1, TEASER), 0.7))
    return lines


def find(*parts: list[tuple[Line, float]]) -> set[int]:
    lines = [line for part in parts for line in part]
    return find_last_cards([line for line, _ in lines], [rating for _, rating in lines])


def test_three_cards_after_the_text_are_a_list():
    assert find(write_text(4), write_cards(3)) == {6, 9, 12}


@pytest.mark.parametrize(
    "parts",
    [
        [write_text(4), write_cards(2)],
        [write_text(4), write_cards(5), write_text(1)],
        [write_cards(6)],
        [write_text(9)],
        [write_text(4), write_cards(4, headline="Who will bake the bread now?")],
    ],
    ids=["two", "text follows", "nothing but cards", "no cards", "questions and answers"],
)
def test_what_is_no_list_at_the_end_stays(parts):
    assert find(*parts) == set()


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 400)), max_size=30))
def test_only_short_likely_lines_after_other_likely_ones_are_taken(described):
    lines = [
        Line(0, "x" * size, size if linked else 0, int(linked)) for _, linked, size in described
    ]
    ratings = [0.9 if likely else 0.1 for likely, _, _ in described]
    found = find_last_cards(lines, ratings)
    likely = [place for place, rating in enumerate(ratings) if rating >= 0.5]
    assert sorted(found) == likely[len(likely) - len(found) :]
    assert not found or len(found) < len(likely)
    assert all(len(lines[place].text) <= 300 for place in found)
