"""A refrain stays; copies of the headline and of paragraphs go."""

from tests.transform.boilerplate.council import BODY, FIRST, SECOND, THIRD


def test_of_two_copies_the_one_that_is_part_of_the_article_stays(clean, line):
    doubted = line(BODY[1], likelihood=0.2)
    cleaned = clean(doubted, *BODY)
    assert [block.text for block in cleaned.kept] == list(BODY)
    assert [(cut.position, cut.rule) for cut in cleaned.removed] == [(0, "repeated_paragraph")]


def test_a_refrain_stays(clean):
    refrain = "And the ferry went on."
    lines = (FIRST, refrain, SECOND, refrain, THIRD, refrain)
    assert clean(*lines).removed == ()
    assert clean(FIRST, refrain, SECOND, refrain, THIRD).removed == ()


def test_the_last_copy_of_a_refrain_is_judged_with_the_others(clean, line):
    refrain = "And the ferry went on."
    doubted = line(refrain, likelihood=0.3)
    assert clean(FIRST, refrain, SECOND, refrain, THIRD, doubted).removed == ()
    cleaned = clean(FIRST, refrain, SECOND, THIRD, doubted)
    assert [cut.rule for cut in cleaned.removed] == ["unlikely"]


def test_a_long_refrain_that_stands_three_times_stays(clean):
    assert clean(FIRST, SECOND, FIRST, THIRD, FIRST).removed == ()


def test_a_run_that_is_copied_goes_as_a_whole(clean):
    short = "So it went."
    cleaned = clean(FIRST, short, SECOND, THIRD, FIRST, short, SECOND)
    assert [cut.position for cut in cleaned.removed] == [4, 5, 6]


def test_a_refrain_that_the_headline_quotes_stays(clean):
    title = "And the ferry went on until morning"
    lines = (
        title,
        FIRST,
        title,
        SECOND,
        title,
        THIRD,
        title,
        FIRST.upper(),
        SECOND.upper(),
        THIRD.upper(),
    )
    cleaned = clean(*lines, title=title)
    assert [cut.position for cut in cleaned.removed] == [0]


def test_a_short_headline_between_paragraphs_may_be_a_word_of_the_text(clean):
    lines = (FIRST, SECOND, "Telegram", THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert clean(*lines, title="Telegram").removed == ()


def test_nothing_is_known_of_an_article_without_a_title(clean):
    assert clean(*BODY, title=None).removed == ()
    assert clean(title=None).kept == ()
