"""A line is parted into the sentences that end in it, in a time that grows as the line does."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from config.patterns.folding import Sentence, read_sentence, split_sentences
from tests.growth import measure_growth

# reads every row of stops again from each of them
PLAIN = re.compile(
    r"[.!?…։。！？؟۔।။។|•·→►▶»](?:(?<=[.!?…։])[.!?…։]*[\"»”’)]*(?=\s|$)|(?<=[。！？؟۔।။។])[。！？؟۔।။។]*[」』”]*"
    r"|(?<=\s[|•·→►▶»])[|•·→►▶»]*(?=\s|$))"
)


def split_plainly(text: str) -> list[Sentence]:
    ends = [(0, 0), *(end.span() for end in PLAIN.finditer(text)), (len(text), len(text))]
    starts = [stop for _, stop in ends]
    parts = [
        read_sentence(text, start, end[0], None)
        for start, end in zip(starts, ends[1:], strict=False)
    ]
    return [part for part in parts if part is not None]


@given(st.text(alphabet='ab .!?…։。？۔|•»”’")」\n', max_size=25))
@example("a...b")
@example("a.b...”) c。.d..")
def test_sentences_end_where_a_plain_search_ends_them(text):
    assert list(split_sentences(text)) == split_plainly(text)


@pytest.mark.parametrize("sign", ".…?")
def test_a_row_of_stops_that_ends_no_sentence_is_read_once(sign):
    def split(count: int) -> list[Sentence]:
        return list(split_sentences(sign * count + "x"))

    # read from each of them, eight times as many took sixty times as long
    assert measure_growth(split, 4_000, 32_000) < 20
