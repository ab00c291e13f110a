"""A pattern index finds what trying every pattern on the line would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.patterns.folding import fold_text
from config.patterns.index import build_index
from config.patterns.prompts import read_prompts
from config.patterns.tree import compile_tree, parse_pattern, split_tree

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
    longer = line + data.draw(st.text(alphabet="ab ", max_size=6))
    assert index.find(longer).begun >= set(matching), "what its beginning matches"


@pytest.mark.parametrize(
    ("pattern", "parts", "hits"),
    [
        ("ab|bc", 2, ["ab", "bc"]),
        ("(?:ab|bc)c|d", 2, ["abc", "bcc", "d"]),
        ("x(?:ab|bc) ?e", 2, ["xabe", "xbc e"]),
        (r"a\|b|[|)]x|[]|(]x", 3, ["a|b", "|x", "(x"]),
        ("(?:ab|bc)?x", 1, ["x", "abx"]),
        ("", 1, [""]),
    ],
)
def test_the_first_alternatives_part_a_pattern(pattern, parts, hits):
    patterns = [compile_tree(tree) for tree in split_tree(parse_pattern(pattern))]
    assert len(patterns) == parts
    for line in [*hits, "ab", "xab", "b", "ax", "abc"]:
        found = any(one.fullmatch(line) for one in patterns)
        assert found == (re.fullmatch(pattern, line) is not None), line


def test_a_line_may_begin_with_groups_of_patterns():
    index = build_index(
        [("ask:now", "subscribe now"), ("ask:later", "subscribe later"), ("end", "bye")]
    )
    assert index.find("subscribe later").names == ("ask:later",)
    assert index.find("subscribe now or never").begun == {"ask"}
    assert index.find("subscribers left").begun == set()
    assert index.find("goodbye").begun == set()


def test_more_openings_than_are_remembered_change_nothing():
    index = build_index([("any", r"(?:\w+ )?news"), ("views", r"\d+ views")])
    lines = [f"{chr(0x4E00 + number)} news" for number in range(10_050)]
    assert {index.find(line).names for line in [*lines, *lines[:5]]} == {("any",)}
    assert index.find("12 views").names == ("views",)
