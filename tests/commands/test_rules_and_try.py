"""`newslake rules` and `try`: what was learned, a person's word on it, and one page before and after."""

import json

import pytest

from examples.aggregator.article_files import read_articles
from load.lake import open_store
from load.site_rules import RulesStore
from records.site_rules import RuleOverrides


def test_rules_show_support_and_take_a_persons_word(filled, newslake):
    learned = json.loads(newslake("rules", "sample", "--json").out)
    assert learned["rules"], "the sample site adds lines to its articles"
    rule = next(rule for rule in learned["rules"] if rule["state"] == "active")
    assert rule["support"] >= 4
    assert rule["examples"]
    ended = newslake("rules", "sample", "--forbid", rule["rule_id"])
    assert f"forbidden: {rule['rule_id']}" in ended.out
    assert newslake("rules", "sample", "--pin", "nonsense").status == 2
    ended = newslake("rules", "sample", "--pin", rule["rule_id"], "--forbid", rule["rule_id"])
    assert (ended.status, "once" in ended.err) == (2, True)


def test_of_a_forbidden_rule_that_has_faded_only_the_ban_can_be_taken_back(filled, newslake):
    store = open_store(str(filled.lake))
    faded = RuleOverrides(forbidden=("faded",))
    RulesStore(store).change_overrides("sample", lambda _: faded)
    ended = newslake("rules", "sample", "--pin", "faded")
    assert (ended.status, "has no rule 'faded'" in ended.err) == (2, True)
    assert newslake("rules", "sample", "--release", "faded").status == 0
    assert RulesStore(store).read_overrides("sample").forbidden == ()


def test_a_source_without_rules_has_no_rule_to_pin_and_says_so_as_json_too(filled, newslake):
    filled.write_source("other", "http://127.0.0.1:9/")
    assert "nothing has been learned" in newslake("rules", "other").out
    assert json.loads(newslake("rules", "other", "--json").out)["rules"] == []
    ended = newslake("rules", "other", "--pin", "zzz")
    assert ended.status == 2
    assert "other has no rule 'zzz'" in ended.err


def test_try_shows_a_page_with_its_cuts(workplace, newslake, tmp_path):
    article = read_articles()[0]
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join(["Bbabo NET", article.title, *article.paragraphs, article.title]))
    ended = newslake("try", str(page))
    assert ended.status == 0
    assert "site_header" in ended.out
    assert "repeated_title" in ended.out
    ended = newslake("try", str(page), "--json")
    preview = json.loads(ended.out)
    assert preview["record"]["title"] == article.title
    assert all(isinstance(block["words"], list) for block in preview["clean"]["kept"])
    assert not workplace.lake.exists()


def test_try_names_a_page_that_is_no_article(newslake, tmp_path):
    page = tmp_path / "empty.html"
    page.write_text("<html><body></body></html>")
    ended = newslake("try", str(page))
    assert ended.status == 1
    assert "empty_page" in ended.err


@pytest.mark.parametrize("url", ["ftp://x/y", "file:///etc/passwd", "http://", "http://[::bad/"])
def test_try_names_an_address_that_is_none_of_a_page(workplace, newslake, url):
    ended = newslake("try", url)
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert f"{url}: is no address of a page" in line


def test_try_refuses_to_ask_a_private_address(newslake, site):
    ended = newslake("try", f"{site}/")
    assert ended.status == 1
    assert "guard" in ended.err
