"""What many articles of a source teach: how much support a rule needs, what outweighs it, and that order does not matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generated_sites.generate import generate_articles, parse_plainly
from benchmarks.generated_sites.templates import SITES
from config.schema import Learning
from records.article import BlockKind, ParsedArticle, TextBlock
from tests.transform.boilerplate.learning import (
    PARAGRAPH,
    PLACES,
    clean_with,
    learn,
    removing,
    write_article,
)
from transform.boilerplate.learning.learn import learn_site_rules, observe_article


def test_three_articles_are_too_few():
    articles = [write_article(number, tail=["Seen at the night desk."]) for number in range(3)]
    assert learn(articles).rules == ()
    assert removing(learn(articles, min_articles=3)) == {"seen at the night desk ."}


def test_a_share_of_the_source_is_needed():
    articles = [
        write_article(number, tail=["Night desk, second floor"] if number < 5 else [])
        for number in range(60)
    ]
    assert removing(learn(articles, min_share=0.05)) == set()
    marked = [
        write_article(
            number, tail=["Night desk, second floor"] if number < 5 else [], likelihood=0.2
        )
        for number in range(60)
    ]
    assert removing(learn(marked, min_share=0.05)) == {"night desk , second floor"}
    assert removing(learn(marked, min_share=0.1)) == set()


def test_one_press_release_published_fifty_times_is_not_lost():
    release = write_article(
        1, head=["The firm is proud of its people."], tail=["Contact the firm by post."]
    )
    others = [write_article(number) for number in range(2, 12)]
    rules = learn([release] * 50 + others)
    assert rules.articles == 11
    assert removing(rules) == set()
    assert clean_with(release, rules).kept == release.blocks


def test_a_release_with_another_header_each_time_is_still_one_text():
    releases = [
        write_article(
            1, head=[f"Edition of the {place} office"], tail=["We thank our members for it."]
        )
        for place in PLACES * 5
    ]
    rules = learn([*releases, *(write_article(number) for number in range(2, 12))])
    assert removing(rules) == set()


def test_no_more_than_the_share_of_an_article_goes():
    lines = [
        f"This line number {word} belongs to the night desk." for word in ("one", "two", "six")
    ]
    articles = [write_article(number, tail=lines) for number in range(8)]
    short = ParsedArticle(
        source="example",
        url="https://example.org/short",
        canonical_url=None,
        title="Short",
        blocks=tuple(
            TextBlock(position=position, kind=BlockKind.PARAGRAPH, text=text)
            for position, text in enumerate([PARAGRAPH, *lines])
        ),
    )
    rules = learn(articles, max_removed_share=0.3)
    removed = clean_with(short, rules).removed
    assert len(removed) == 1
    assert sum(len(cut.text) for cut in removed) <= 0.3 * sum(len(b.text) for b in short.blocks)
    assert len(clean_with(short, learn(articles, max_removed_share=1.0)).removed) == 3
    assert clean_with(short, learn(articles, max_removed_share=0.0)).removed == ()


def test_a_refetched_article_counts_once():
    articles = [write_article(number, tail=["Seen at the night desk."]) for number in range(3)]
    evidence = [observe_article(str(n), parsed) for n, parsed in enumerate(articles)]
    again = [observe_article("0", articles[0]) for _ in range(5)]
    rules = learn_site_rules([*evidence, *again], source="example", learning=Learning())
    assert rules.articles == 3
    assert rules.rules == ()


def test_the_version_names_what_the_rules_do_not_what_they_count():
    articles = [write_article(number, tail=["Seen at the night desk."]) for number in range(8)]
    few, many = learn(articles[:5]), learn(articles)
    assert few.rules[0].support != many.rules[0].support
    assert few.version == many.version
    assert learn(articles, max_removed_share=0.2).version != many.version


POOL = [
    observe_article(f"{site.name} {article.number}", parse_plainly(article, evidence=False))
    for site in SITES[:2]
    for article in generate_articles(site, seed=3, count=14)
]


def draw_evidence(data, max_size):
    """Return articles of the pool, and the same in another order."""
    # drawn by number: the articles themselves make a repr that hypothesis warns of
    numbers = data.draw(st.lists(st.integers(0, len(POOL) - 1), max_size=max_size))
    shuffled = data.draw(st.permutations(numbers))
    return [POOL[number] for number in numbers], [POOL[number] for number in shuffled]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_order_and_batches_do_not_matter(data):
    chosen, shuffled = draw_evidence(data, max_size=20)
    cut = data.draw(st.integers(0, len(shuffled)))
    one = learn_site_rules(chosen, source="example", learning=Learning())
    merged = {article.article_id: article for article in shuffled[:cut]}
    merged |= {article.article_id: article for article in shuffled[cut:]}
    assert learn_site_rules(shuffled, source="example", learning=Learning()) == one
    assert learn_site_rules(merged.values(), source="example", learning=Learning()) == one


@pytest.mark.soak
@settings(max_examples=1000, deadline=None)
@given(data=st.data())
def test_order_and_batches_never_matter(data):
    chosen, shuffled = draw_evidence(data, max_size=28)
    rules = learn_site_rules(chosen, source="example", learning=Learning())
    assert learn_site_rules(shuffled, source="example", learning=Learning()) == rules


def test_what_the_rules_take_as_doubtful_may_stand_anywhere():
    articles = [write_article(number, tail=["Seen at the night desk."]) for number in range(8)]
    rules = learn(articles)
    inside = write_article(50, middle=["Seen at the night desk."])
    assert clean_with(inside, rules).removed == ()
    doubted = write_article(50, middle=["Seen at the night desk."], likelihood=0.3)
    assert [cut.layer for cut in clean_with(doubted, rules).removed] == ["site"]


def test_a_page_of_many_lines_and_no_prose_gives_bounded_evidence():
    lines = [f"Line {number}" for number in range(200)]
    parsed = ParsedArticle(
        source="example",
        url="https://example.org/1",
        canonical_url=None,
        title=None,
        blocks=tuple(
            TextBlock(position=position, kind=BlockKind.PARAGRAPH, text=text)
            for position, text in enumerate(lines)
        ),
    )
    evidence = observe_article("1", parsed)
    assert len(evidence.sightings) == 40
    assert len(evidence.content_keys) == 1
    assert learn([parsed] * 9).articles == 1
    assert observe_article("1", parsed) == evidence


def test_rules_of_one_source_leave_another_alone():
    line = "Seen at the night desk."
    mine = [write_article(number, tail=[line]) for number in range(8)]
    other = [write_article(number, source="other") for number in range(50, 58)]
    assert removing(learn(mine)) == {"seen at the night desk ."}
    rules = learn(other)
    assert rules.rules == ()
    assert clean_with(write_article(60, tail=[line], source="other"), rules).removed == ()
