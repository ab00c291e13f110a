"""What articles repeat by themselves is content, however often it stands."""

import pytest

from records.article import BlockKind, ParsedArticle, TextBlock
from records.site_rules import RuleState
from tests.transform.boilerplate.learning import PLACES, clean_with, learn, removing, write_article


def test_a_plain_sentence_of_few_articles_stays_and_is_shown_with_its_reason():
    articles = [
        write_article(number, tail=["The inquiry goes on."] if number % 3 == 0 else [])
        for number in range(30)
    ]
    [rule] = learn(articles).rules
    assert (rule.state, rule.removes, rule.support) == (RuleState.WATCHED, False, 10)
    assert rule.reason == "reads like a sentence of few articles"
    assert clean_with(articles[0], learn(articles)).kept == articles[0].blocks


def test_a_subheading_between_paragraphs_stays():
    articles = [write_article(number, middle=["What happened"]) for number in range(12)]
    rules = learn(articles)
    assert removing(rules) == set()
    assert clean_with(articles[0], rules).kept == articles[0].blocks


def test_a_line_between_paragraphs_goes_when_it_is_a_link():
    articles = [
        write_article(number, middle=["See the picture book of the week"], link_density=1.0)
        for number in range(12)
    ]
    rules = learn(articles)
    assert removing(rules) == {"see the picture book of the week"}
    assert [cut.text for cut in clean_with(articles[0], rules).removed] == [
        "See the picture book of the week"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Brent ${}.10 a barrel (+1.4%)",
        "USD/RUB: 74.{}",
        "Курс евро: {},4 руб.",
        "Temperatur am Hafen: {} °C",
        "Wind: {} km/h",
    ],
)
def test_figures_stay_however_often_they_stand(line):
    articles = [write_article(number, tail=[line.format(60 + number)]) for number in range(20)]
    rules = learn(articles)
    assert removing(rules) == set()
    assert [rule.reason for rule in rules.rules] == ["states figures"]


def test_a_pinned_line_of_the_configuration_is_content():
    line = "The views in this column are the author's own."
    articles = [write_article(number, tail=[line]) for number in range(12)]
    assert removing(learn(articles)) == {"the views in this column are the author's own ."}
    rules = learn(articles, keep=(line,))
    assert rules.rules == ()
    assert clean_with(articles[0], rules).kept == articles[0].blocks


def test_links_after_a_learned_heading_go_with_it():
    def write(number):
        parsed = write_article(number, tail=["Our pick of the week"])
        links = tuple(
            TextBlock(
                position=len(parsed.blocks) + place,
                kind=BlockKind.LIST_ITEM,
                text=f"Story {number * 7 + place} everybody talks about in town",
            )
            for place in range(3)
        )
        return ParsedArticle(
            source="example",
            url=parsed.url,
            canonical_url=None,
            title=parsed.title,
            blocks=parsed.blocks + links,
        )

    rules = learn([write(number) for number in range(6)])
    fresh = write(50)
    fresh = ParsedArticle(
        source="example",
        url=fresh.url,
        canonical_url=None,
        title=fresh.title,
        blocks=(
            *fresh.blocks[:-1],
            TextBlock(
                position=len(fresh.blocks) - 1,
                kind=BlockKind.LIST_ITEM,
                text="Quite another headline",
            ),
        ),
    )
    assert [cut.text for cut in clean_with(fresh, rules).removed] == [
        block.text for block in fresh.blocks[6:]
    ]


def test_prose_to_a_pattern_is_content():
    articles = [
        write_article(
            number,
            tail=[
                f"The quake struck {place} at a depth of {number} kilometres and was felt in {other}."
            ],
        )
        for number, (place, other) in enumerate(zip(PLACES, reversed(PLACES), strict=True))
    ]
    rules = learn(articles)
    assert removing(rules) == set()
    assert [clean_with(parsed, rules).removed for parsed in articles] == [()] * len(articles)
