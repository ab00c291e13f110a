"""Lines that differ in a changing part become one shape, as wide as it must be and no wider."""

import random

import pytest

from benchmarks.generated_sites.prose import write_paragraph
from records.site_rules import Zone
from tests.transform.boilerplate.learning import PLACES, clean_with, learn, removing, write_article


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
