"""What the names of an element say it is goes, unless the article says the name itself."""

import pytest

from tests.transform.boilerplate.council import BODY, rules_of

MARKED = [
    ("Our correspondent in the north", ("byline",), "byline", 1.0),
    ("Special", ("kicker",), "kicker", 1.0),
    ("The Times of the river", ("masthead",), "site_header", 1.0),
    ("Seen at 7 o'clock", ("time",), "date_line", 1.0),
    ("The new pier in March", ("caption",), "caption", 1.0),
    ("1200", ("share",), "share_bar", 1.0),
    ("Ferry timetable", ("related",), "related_links", 1.0),
]


@pytest.mark.parametrize(("text", "words", "rule", "likelihood"), MARKED)
def test_an_element_that_says_what_it_is_goes(clean, line, text, words, rule, likelihood):
    cleaned = clean(line(text, *words, likelihood=likelihood), *BODY)
    assert rules_of(cleaned) == {text: rule}


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("A reader: I saw it with my own eyes, it is soft as butter.", ("comment",), "comments"),
        ("The best ferry I ever took, five stars.", ("testimonials", "item"), "comments"),
        ("All opinions are those of their authors.", ("disclaimer",), "copyright"),
        ("Stay with the river paper.", ("newsletter",), "prompt_marked"),
        ("A line of which nothing is known.", (), "unlikely"),
    ],
)
def test_doubtful_blocks_go_under_their_most_telling_name(clean, line, text, words, rule):
    cleaned = clean(*BODY, line(text, *words, likelihood=0.2))
    assert rules_of(cleaned) == {text: rule}


def test_a_name_that_paragraphs_share_marks_nothing(clean, line):
    lines = [
        line(text, "newsletter", "share", "related") for text in (*BODY, "A short closing line")
    ]
    assert clean(*lines).removed == ()


def test_a_witness_quoted_between_paragraphs_stays(clean, line):
    witness = line("We waited two hours at the pier.", "testimonial", likelihood=0.9)
    cleaned = clean(BODY[0], witness, *BODY[1:])
    assert cleaned.removed == ()


def test_a_name_that_a_heading_says_itself_marks_nothing(clean, line):
    heading = line("What is social shopping?", "what", "is", "social", "shopping", likelihood=0.9)
    cleaned = clean(BODY[0], heading, *BODY[1:])
    assert [block.text for block in cleaned.kept] == [BODY[0], heading.text, *BODY[1:]]


@pytest.mark.parametrize(("link_density", "kept"), [(0.0, True), (1.0, False)])
def test_a_teaser_is_a_standfirst_unless_it_is_a_link(clean, line, link_density, kept):
    teaser = line("Ferries may run until spring", "teaser", link_density=link_density)
    cleaned = clean(BODY[0], teaser, *BODY[1:])
    assert (teaser.text in [block.text for block in cleaned.kept]) is kept
