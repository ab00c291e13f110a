"""What is learned from articles, and that it does not depend on how they came."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generated_sites.generate import generate_articles, parse_plainly
from benchmarks.generated_sites.prose import write_paragraph
from benchmarks.generated_sites.templates import SITES
from config.patterns.prompts import PromptBook
from config.schema import Learning
from records.article import BlockKind, ParsedArticle, TextBlock
from records.site_rules import RuleOverrides, RuleState, Zone
from transform.boilerplate.clean import clean_article
from transform.boilerplate.learning.learn import learn_site_rules, observe_article


def write_article(number, *, head=(), tail=(), middle=(), source="example", **marks):
    draw = random.Random(number)
    body = [write_paragraph("en", draw) for _ in range(6)]
    lines = [*head, *body[:3], *middle, *body[3:], *tail]
    return ParsedArticle(
        source=source,
        url=f"https://example.org/{number}",
        canonical_url=None,
        title=f"A headline about story number {number}",
        blocks=tuple(
            TextBlock(
                position=position,
                kind=BlockKind.PARAGRAPH,
                text=line,
                **(marks if line in (*head, *tail, *middle) else {}),
            )
            for position, line in enumerate(lines)
        ),
    )


def learn(articles, overrides=None, **bounds):
    return learn_site_rules(
        [observe_article(str(number), parsed) for number, parsed in enumerate(articles)],
        source="example",
        learning=Learning(**bounds),
        overrides=overrides or RuleOverrides(),
    )


def removing(rules):
    return {rule.shape for rule in rules.rules if rule.removes}


PLACES = ["Minsk", "Brest", "Grodno", "Vilnius", "Warsaw", "Riga", "Tallinn", "Kyiv", "Gomel"]


def test_a_line_with_a_changing_part_becomes_one_shape():
    articles = [
        write_article(number, tail=[f"Prepared for {place} by the night desk in the harbour."])
        for number, place in enumerate(PLACES)
    ]
    [rule] = learn(articles).rules
    assert rule.shape == "prepared for {} by the night desk in the harbour ."
    assert (rule.zone, rule.support, rule.share) == (Zone.TAIL, 9, 1.0)
    assert len(rule.examples) == 3


def test_the_slot_takes_a_value_never_seen_before():
    articles = [
        write_article(number, tail=[f"Prepared for {place} by the night desk in the harbour."])
        for number, place in enumerate(PLACES)
    ]
    rules = learn(articles)
    fresh = write_article(
        99, tail=["Prepared for Nizhny Novgorod by the night desk in the harbour."]
    )
    clean = clean_with(fresh, rules)
    assert [cut.rule for cut in clean.removed] == [f"site_{rules.rules[0].rule_id}"]
    assert clean.removed[0].layer == "site"
    assert clean.rules_version == rules.version == clean.removed[0].rule_version


def test_common_values_of_a_slot_do_not_make_rules_of_their_own():
    values = ["Minsk", "Brest"] * 6
    articles = [
        write_article(number, tail=[f"Prepared for {place} by the night desk in the harbour."])
        for number, place in enumerate(values)
    ]
    rules = learn(articles)
    assert removing(rules) == {"prepared for {} by the night desk in the harbour ."}
    assert rules.rules[0].support == 12


@pytest.mark.parametrize(
    ("frame", "values", "shape"),
    [
        (
            "Prepared for {} by the night desk in the harbour.",
            ["the mill", "the port", "the rail", "the school", "Minsk"],
            "prepared for {} by the night desk in the harbour .",
        ),
        ("On duty: {}", ["Anna Hollis"] * 4 + ["Peter Marx"], "on duty : {}"),
    ],
)
def test_a_slot_is_as_wide_as_its_rarest_value(frame, values, shape):
    articles = [
        write_article(number, tail=[frame.format(value)]) for number, value in enumerate(values)
    ]
    assert removing(learn(articles)) == {shape}


def test_a_label_needs_four_characters_where_all_that_follows_changes():
    labelled = [
        write_article(number, tail=[f"Seen: {place} {number * 7}"])
        for number, place in enumerate(PLACES)
    ]
    assert removing(learn(labelled)) == {"seen : {} {number}"}
    loose = [
        write_article(number, tail=[f"A: {write_paragraph('en', random.Random(number))[:40]}"])
        for number in range(9)
    ]
    assert removing(learn(loose)) == set()


def test_numbers_and_the_own_title_are_slots():
    articles = [
        write_article(
            number,
            tail=[
                f"Story {number} of this edition",
                f"You have read: A headline about story number {number}",
            ],
        )
        for number in range(6)
    ]
    assert removing(learn(articles)) == {
        "story {number} of this edition",
        "you have read : {title}",
    }


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


PARAGRAPH = "A short item of a hundred letters and some more, about a bridge that nobody in the town ever wanted."


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


def test_a_forbidden_rule_removes_nothing_and_a_pinned_one_outlives_its_evidence():
    articles = [write_article(number, tail=["Seen at the night desk."]) for number in range(8)]
    learned = learn(articles)
    [rule] = learned.rules
    forbidden = learn(articles, RuleOverrides(forbidden=(rule.rule_id,)))
    assert [kept.state for kept in forbidden.rules] == [RuleState.FORBIDDEN]
    assert clean_with(articles[0], forbidden).removed == ()
    assert forbidden.version != learned.version

    pinned = learn([write_article(1)], RuleOverrides(pinned=(rule,)))
    assert [kept.state for kept in pinned.rules] == [RuleState.PINNED]
    assert [cut.text for cut in clean_with(articles[0], pinned).removed] == [
        "Seen at the night desk."
    ]


def test_a_watched_rule_can_be_pinned():
    articles = [
        write_article(number, tail=["The inquiry goes on."] if number % 3 == 0 else [])
        for number in range(30)
    ]
    [watched] = learn(articles).rules
    pinned = learn(articles, RuleOverrides(pinned=(watched,)))
    assert pinned.rules[0].state is RuleState.PINNED
    assert pinned.rules[0].support == 10
    assert [cut.text for cut in clean_with(articles[0], pinned).removed] == ["The inquiry goes on."]


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


def clean_with(parsed, rules):
    return clean_article(parsed, prompts=PromptBook(version="none", files=()), site_rules=rules)


def test_a_shape_with_two_changing_parts_takes_both():
    articles = [
        write_article(number, tail=[f"The {place} desk and the {other} desk of the river paper"])
        for number, (place, other) in enumerate(zip(PLACES, reversed(PLACES), strict=True))
    ]
    rules = learn(articles)
    assert removing(rules) == {"{} desk and the {} desk of the river paper"}
    fresh = write_article(
        77, tail=["The Lviv desk and the Nizhny Novgorod desk of the river paper"]
    )
    assert len(clean_with(fresh, rules).removed) == 1
    other = write_article(78, tail=["The Lviv desk of the river paper"])
    assert clean_with(other, rules).removed == ()


def test_a_label_with_one_fixed_word_is_learned_at_the_head():
    articles = [
        write_article(number, head=[f"{place} desk"]) for number, place in enumerate(PLACES)
    ]
    assert removing(learn(articles)) == {"{} desk"}


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


def test_what_nothing_protects_in_the_page_rules_a_pinned_line_does(prompts):
    line = "Subscribe to our newsletter!"
    parsed = write_article(1, tail=[line])
    free = learn_site_rules([], source="example", learning=Learning())
    pinned = learn_site_rules([], source="example", learning=Learning(keep=(line.upper(),)))
    cuts = clean_article(parsed, prompts=prompts, site_rules=free).removed
    assert [cut.rule for cut in cuts] == ["prompt_subscribe"]
    assert clean_article(parsed, prompts=prompts, site_rules=pinned).removed == ()
    assert free.version != pinned.version


def test_a_long_pinned_paragraph_stays_though_it_is_repeated(prompts):
    long = (
        "This disclaimer stands under every column of the paper and the editors want it kept, because the court of the province asked them to print it. "
        * 2
    )
    parsed = write_article(1, head=[long.strip()], tail=[long.strip()])
    rules = learn_site_rules([], source="example", learning=Learning(keep=(long,)))
    assert clean_article(parsed, prompts=prompts, site_rules=rules).removed == ()
