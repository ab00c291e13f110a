"""A person's word: rules pinned and forbidden, lines of the configuration that nothing removes."""

from config.schema import Learning
from records.site_rules import RuleOverrides, RuleState
from tests.transform.boilerplate.learning import clean_with, learn, write_article
from transform.boilerplate.clean import clean_article
from transform.boilerplate.learning.learn import learn_site_rules


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
