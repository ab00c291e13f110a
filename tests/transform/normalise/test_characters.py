"""What the characters of a text are."""

import unicodedata

from transform.normalise.characters import DENSE, SPACE, STRANGE, WORD, list_kinds
from transform.normalise.text import fold_line

ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
PLAIN = [
    mark for mark, kind in zip(ALL, list_kinds("".join(ALL)), strict=True) if not kind & STRANGE
]


def test_each_character_has_its_kind():
    assert list_kinds("a 中\n.\U00020001").tolist() == [
        WORD,
        SPACE,
        DENSE,
        STRANGE,
        0,
        DENSE | STRANGE,
    ]


def test_what_is_not_strange_stays_as_it_is():
    assert "".join(PLAIN).isprintable()
    assert [mark for mark in PLAIN if mark != " " and fold_line(mark) != mark] == []


def test_what_is_not_strange_composes_with_nothing_before_it():
    assert [mark for mark in PLAIN if unicodedata.combining(mark)] == []
    pairs = (unicodedata.decomposition(mark).split() for mark in ALL)
    seconds = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and pair[0][0] != "<"}
    assert seconds.isdisjoint(PLAIN)
    assert all(unicodedata.normalize("NFC", "가" + mark) == "가" + mark for mark in PLAIN)
