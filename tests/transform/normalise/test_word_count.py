"""Words of a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.word_count import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Two words.", 2),
        ("don't", 2),
        ("snake_case", 2),
        ("22 thousand", 2),
        ("今天在北京", 5),
        ("iPhone 手机 15", 4),
        ("안녕 세상", 4),
        ("हिन्दी भाषा", 2),
        ("cafe\u0301 naïve", 2),
        ("…—!", 0),
    ],
)
def test_counts_words(text, words):
    assert count_words(text) == words


@given(st.text(alphabet=st.characters(max_codepoint=0x2AF), max_size=80))
def test_latin_words_are_runs_of_letters_and_digits(text):
    assert count_words(text) == len(re.findall(r"[^\W_]+", text))


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_add_up_over_paragraphs(one, other):
    assert count_words(f"{one}\n\n{other}") == count_words(one) + count_words(other)
