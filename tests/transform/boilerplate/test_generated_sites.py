"""Sites of generated articles: rules learned from five articles clean the rest exactly."""

from collections import Counter

import pytest

from benchmarks.generated_sites.generate import generate_articles, parse_plainly
from benchmarks.generated_sites.templates import SITES
from config.schema import Learning
from transform.boilerplate.clean import clean_article
from transform.boilerplate.learning.learn import learn_site_rules, observe_article

SEEN = 5


def clean_site(site, *, seed, count, evidence, prompts):
    """Count what became of the articles after the first five, whose rules were learned."""
    articles = generate_articles(site, seed=seed, count=count)
    parsed = [parse_plainly(article, evidence=evidence) for article in articles]
    rules = learn_site_rules(
        [observe_article(str(number), page) for number, page in enumerate(parsed[:SEEN])],
        source=site.name,
        learning=Learning(keep=site.keep),
    )
    counts = Counter()
    for article, page in zip(articles[SEEN:], parsed[SEEN:], strict=True):
        kept = [block.text for block in clean_article(page, prompts=prompts, site_rules=rules).kept]
        roles = {line.text: line.role for line in article.lines}
        counts["articles"] += 1
        counts["exact"] += kept == article.body
        counts["paragraphs"] += len(article.body)
        counts.update(
            f"lost {roles[text]}" for text in (Counter(article.body) - Counter(kept)).elements()
        )
        counts.update(f"left {roles[text]}" for text in kept if roles[text] == "prompt")
    return counts


def check_counts(counts):
    assert counts["exact"] >= 0.99 * counts["articles"]
    assert counts["left prompt"] == 0
    assert counts["lost honest"] == 0
    assert counts["lost body"] <= 0.0005 * counts["paragraphs"]


def test_the_sites_are_as_varied_as_promised():
    assert len(SITES) >= 10
    assert len({site.language for site in SITES}) >= 5
    planted = [line for site in SITES for line in (*site.head, *site.middle, *site.tail)]
    assert {line.role for line in planted} == {"site", "prompt", "honest"}


@pytest.mark.parametrize("evidence", [False, True], ids=["plain text", "with links and names"])
def test_all_sites_come_out_exactly(evidence, prompts):
    counts = sum(
        (clean_site(site, seed=7, count=25, evidence=evidence, prompts=prompts) for site in SITES),
        Counter(),
    )
    check_counts(counts)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("evidence", [False, True], ids=["plain text", "with links and names"])
def test_sixty_articles_of_every_site_come_out_exactly(seed, evidence, prompts):
    counts = sum(
        (
            clean_site(site, seed=seed, count=60, evidence=evidence, prompts=prompts)
            for site in SITES
        ),
        Counter(),
    )
    check_counts(counts)
