"""What the words around a date say it is, and the quick test that rules most texts out."""

import re

import pytest

from extract.article.date_roles import (
    MODIFIED_WORDS,
    PUBLISHED_WORDS,
    may_tell_roles,
    read_role,
)
from records.article import DateRole

BEHIND = ("geändert", "aktualisiert", "bearbeitet", "gepostet", "veröffentlicht", "publiziert")


def spell(alternative: str) -> str:
    """Return a text that one alternative of the words matches."""
    return re.sub(r"\(\?:.*?\)\?", "", re.sub(r"\[(.).*?\]", r"\1", alternative))


WORDS = [spell(word) for word in (*MODIFIED_WORDS.split("|"), *PUBLISHED_WORDS.split("|"))]


@pytest.mark.parametrize("word", [*WORDS, "last published"])
def test_no_word_before_a_date_is_ruled_out(word):
    assert read_role(f"{word} ", "") is not DateRole.UNKNOWN
    assert may_tell_roles([f"On the bay {word[0].upper()}{word[1:]}: 8 April 2024"]) == [True]


@pytest.mark.parametrize("word", [*BEHIND, "geschrieben", "erstellt"])
def test_no_word_behind_a_date_is_ruled_out(word):
    assert read_role("", f" zuletzt {word.upper()}") is not DateRole.UNKNOWN
    assert may_tell_roles([f"Am 8. April 2024 zuletzt {word.upper()}"]) == [True]


def test_each_text_is_told_apart():
    assert may_tell_roles(["8 April 2024", "Updated 8 April 2024", ""]) == [False, True, False]
    assert may_tell_roles([]) == []
