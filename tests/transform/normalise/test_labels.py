"""Tags and sections."""

from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.labels import normalise_section, normalise_tags


def test_tags_keep_their_order_and_first_spelling():
    tags = ("#CSTO", " Kazakhstan ", "csto", "", "#", "x" * 101)
    assert normalise_tags(tags) == ("CSTO", "Kazakhstan")


def test_sections_lose_separators_at_their_ends_only():
    assert normalise_section(" / World / Belarus > ") == "World / Belarus"
    assert normalise_section(" | ") is None
    assert normalise_section(None) is None


@given(st.lists(st.text(max_size=20), max_size=8))
def test_normalising_tags_again_changes_nothing(tags):
    once = normalise_tags(tags)
    assert normalise_tags(once) == once


@given(st.text(max_size=30))
def test_normalising_a_section_again_changes_nothing(section):
    once = normalise_section(section)
    assert normalise_section(once) == once
