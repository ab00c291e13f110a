"""Text in one Unicode form with plain white space, its words unchanged."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.text import (
    fold_line,
    fold_optional,
    make_body,
)
from transform.normalise.word_count import count_words

MESSY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            " \u00a0\u202f\u200b\u200c\u200d\u00ad\ufeff\u2028\n\t\x00\x85é\u0301aمن🙂"
        ),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  a  b\tc\n", "a b c"),
        ("10\u00a0000\u202f€", "10 000 €"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("line\u2028break", "line break"),
        ("nul\x00l bell\x07", "null bell"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("plain\u200d latin\u200c", "plain latin"),
        ("“quoted” – dash…", "“quoted” – dash…"),
    ],
)
def test_folds_white_space_and_drops_marks_without_meaning(text, folded):
    assert fold_line(text) == folded


@given(MESSY)
def test_folding_twice_is_folding_once_and_leaves_every_letter(text):
    folded = fold_line(text)
    assert fold_line(folded) == folded
    assert folded == folded.strip()
    assert unicodedata.is_normalized("NFC", folded)
    letters = [mark for mark in unicodedata.normalize("NFC", text) if mark.isalnum()]
    kept = [mark for mark in folded if mark.isalnum()]
    assert unicodedata.normalize("NFD", "".join(kept)) == unicodedata.normalize(
        "NFD", "".join(letters)
    )


@given(st.lists(MESSY, max_size=6))
def test_a_body_is_its_paragraphs_with_a_blank_line_between(texts):
    body = make_body(texts)
    assert body.text.split("\n\n") == list(body.paragraphs) or not body.paragraphs
    assert body.paragraphs == tuple(filter(None, map(fold_line, texts)))
    assert make_body(body.paragraphs) == body
    assert body.word_count == sum(map(count_words, body.paragraphs))


def test_an_optional_field_without_text_is_none():
    assert fold_optional(None) is None
    assert fold_optional(" \u200b ") is None
    assert fold_optional(" a ") == "a"
