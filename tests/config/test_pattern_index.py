"""A pattern index finds what trying every pattern on the line would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.folding import fold_text
from config.pattern_index import build_index
from config.pattern_openings import split_alternatives
from config.prompts import read_prompts

BOOK = read_prompts()
PATTERNS = {
    file.language: [(kind, item.pattern) for kind, items in file.labels.items() for item in items]
    + [(kind, item.pattern) for kind, items in file.prompts.items() for item in items]
    for file in BOOK.files
}
COMPILED = {
    language: [(name, re.compile(pattern)) for name, pattern in patterns]
    for language, patterns in PATTERNS.items()
}
INDEXES = {language: build_index(patterns) for language, patterns in PATTERNS.items()}
LINES = sorted(
    fold_text(line)
    for file in BOOK.files
    for items in [*file.labels.values(), *file.prompts.values()]
    for item in items
    for line in (*item.hits, *item.misses)
)


def try_all(language, line):
    return {name for name, pattern in COMPILED[language] if pattern.fullmatch(line)}


@pytest.mark.parametrize("language", sorted(PATTERNS))
def test_every_example_is_found_under_its_names_and_no_other(language):
    found = {line: set(INDEXES[language].find(line).names) for line in LINES}
    assert found == {line: try_all(language, line) for line in LINES}
    assert any(found.values())


@given(line=st.from_regex(r"(?:(?:\d{1,3}|c|more|news|см|teilen) ?){1,4}", fullmatch=True))
def test_lines_of_numbers_and_labels_are_found_alike(line):
    for language in PATTERNS:
        assert set(INDEXES[language].find(line).names) == try_all(language, line)


@given(
    patterns=st.lists(st.from_regex(r"[ab]{1,2}[?+]?(?:\|[ab]{0,3})?", fullmatch=True)),
    data=st.data(),
)
def test_any_pattern_matches_as_the_regular_expression_does(patterns, data):
    named = [(str(place), pattern) for place, pattern in enumerate(patterns)]
    line = data.draw(st.text(alphabet="ab", max_size=6))
    matching = [name for name, pattern in named if re.fullmatch(pattern, line)]
    index = build_index(named)
    assert list(dict.fromkeys(index.find(line).names)) == matching
    assert index.find(line).begun >= set(matching)


@pytest.mark.parametrize(
    ("pattern", "alternatives"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        (r"a\|b|[|)]|[]|(]x", [r"a\|b", "[|)]", "[]|(]x"]),
        ("", [""]),
    ],
)
def test_only_the_outermost_bars_part_a_pattern(pattern, alternatives):
    assert split_alternatives(pattern) == alternatives


def test_a_line_begins_like_groups_of_patterns():
    index = build_index(
        [("ask:now", "subscribe now"), ("ask:later", "subscribe later"), ("end", "bye")]
    )
    assert index.find("subscribe later").names == ("ask:later",)
    assert index.find("subscribers left").begun == {"ask"}
    assert index.find("goodbye").begun == set()


def test_more_openings_than_are_remembered_change_nothing():
    index = build_index([("any", r"(?:\w+ )?news"), ("views", r"\d+ views")])
    lines = [f"{chr(0x4E00 + number)} news" for number in range(10_050)]
    assert {index.find(line).names for line in [*lines, *lines[:5]]} == {("any",)}
    assert index.find("12 views").names == ("views",)
