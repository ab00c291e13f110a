"""What is kept of a source's own boilerplate: evidence, rules, a person's word."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import load.site_rules
from load.errors import CorruptFile
from load.lake import open_lake
from load.site_rules import RulesStore
from records.site_rules import (
    ArticleEvidence,
    LineSighting,
    RuleOverrides,
    RuleState,
    SiteRule,
    SiteRules,
    Zone,
)

RULE = SiteRule(
    rule_id="a1",
    shape="Subscribe to {}",
    zone=Zone.TAIL,
    state=RuleState.ACTIVE,
    reason="recurs",
    support=9,
    share=0.5,
    examples=("Subscribe to us",),
)


def build_rules(version, *rules):
    return SiteRules(source="bbabo", version=version, articles=20, rules=rules)


sightings = st.builds(LineSighting, text=st.text(max_size=20), zone=st.sampled_from(Zone))
evidence = st.builds(
    ArticleEvidence,
    article_id=st.text("0123456789abcdef", min_size=32, max_size=32),
    content_keys=st.lists(st.text(max_size=8), max_size=2).map(tuple),
    sightings=st.lists(sightings, max_size=3).map(tuple),
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    everything=st.lists(evidence, max_size=12, unique_by=lambda each: each.article_id),
    cut=st.integers(0, 12),
)
def test_evidence_is_the_same_in_any_order_and_number_of_batches(
    everything, cut, tmp_path_factory, monkeypatch
):
    monkeypatch.setattr(load.site_rules, "MOST_ARTICLES", 8)
    once = RulesStore(open_lake(tmp_path_factory.mktemp("once") / "lake").store)
    twice = RulesStore(open_lake(tmp_path_factory.mktemp("twice") / "lake").store)

    whole = once.add_evidence("bbabo", everything)
    twice.add_evidence("bbabo", everything[cut:][::-1])
    parts = twice.add_evidence("bbabo", everything[:cut])

    assert whole == parts == twice.read_evidence("bbabo")
    assert len(whole) == min(len(everything), 8)


def test_newer_evidence_of_an_article_replaces_older_and_the_same_rewrites_nothing(
    lake, root, take_picture
):
    store = RulesStore(lake.store)
    old = ArticleEvidence(article_id="a" * 32, content_keys=("1",), sightings=())
    new = ArticleEvidence(article_id="a" * 32, content_keys=("2",), sightings=())
    store.add_evidence("bbabo", [old])
    assert store.add_evidence("bbabo", [new]) == (new,)
    before = take_picture(root)

    store.add_evidence("bbabo", [new])

    assert take_picture(root) == before


def test_past_versions_of_rules_stay_readable(lake):
    store = RulesStore(lake.store)
    assert store.read_rules("bbabo") is None
    store.keep_rules(build_rules("v1", RULE))
    store.keep_rules(build_rules("v2"))

    assert store.read_rules("bbabo") == build_rules("v2")
    assert store.read_rules("bbabo", "v1") == build_rules("v1", RULE)
    assert store.list_versions("bbabo") == ("v1", "v2")
    with pytest.raises(ValueError, match="no version"):
        store.read_rules("bbabo", "../../schema")


def test_rules_of_another_source_or_version_are_named(lake, root):
    store = RulesStore(lake.store)
    for version in ("v1", "v2"):
        store.keep_rules(build_rules(version, RULE))
        store.keep_rules(replace(build_rules(version), source="other"))
    ours, theirs = (root / "_lake/site_rules" / name for name in ("bbabo", "other"))
    (theirs / "current.json").replace(ours / "current.json")
    (ours / "versions/v1.json").replace(ours / "versions/v2.json")

    with pytest.raises(CorruptFile, match=r"current\.json: holds version v2 of the rules of other"):
        store.read_rules("bbabo")
    with pytest.raises(CorruptFile, match=r"v2\.json: holds version v1 of the rules of bbabo"):
        store.read_rules("bbabo", "v2")


def test_a_persons_word_is_kept(lake):
    store = RulesStore(lake.store)
    assert store.read_overrides("bbabo") == RuleOverrides()
    store.change_overrides("bbabo", lambda _: RuleOverrides(pinned=(RULE,), forbidden=("b2",)))

    assert store.read_overrides("bbabo") == RuleOverrides(pinned=(RULE,), forbidden=("b2",))


def forbid(rule_id):
    return lambda standing: replace(standing, forbidden=(*standing.forbidden, rule_id))


def test_the_words_of_two_people_at_once_both_count_on_disk(lake, root):
    start = Barrier(8)

    def say(number):
        store = RulesStore(open_lake(root).store)
        start.wait()
        store.change_overrides("bbabo", forbid(f"a{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, range(8)))

    kept = RulesStore(lake.store).read_overrides("bbabo").forbidden
    assert sorted(kept) == [f"a{number}" for number in range(8)]


def test_the_words_of_two_people_at_once_both_count_on_an_object_store(small_s3):
    store = RulesStore(open_lake("s3://bucket/lake").store)
    other = RulesStore(open_lake("s3://bucket/lake").store)
    words = iter([lambda: other.change_overrides("bbabo", forbid("b2"))])

    def change(standing):
        next(words, lambda: None)()
        return forbid("a1")(standing)

    assert store.change_overrides("bbabo", change).forbidden == ("b2", "a1")
    assert store.read_overrides("bbabo").forbidden == ("b2", "a1")


@pytest.mark.parametrize("name", ["current.json", "overrides.json", "evidence.json.zst"])
def test_a_file_mended_wrongly_by_hand_is_named(lake, root, name):
    store = RulesStore(lake.store)
    store.keep_rules(build_rules("v1"))
    (root / f"_lake/site_rules/bbabo/{name}").write_text('{"pined": []}')

    with pytest.raises(CorruptFile, match=name):
        (store.read_rules("bbabo"), store.read_overrides("bbabo"), store.read_evidence("bbabo"))
