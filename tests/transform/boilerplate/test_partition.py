"""Kept and removed blocks are always the whole article, whatever the blocks are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.patterns.prompts import read_prompts
from config.schema import Learning
from records.article import BlockKind, ParsedArticle, TextBlock
from transform.boilerplate.clean import RULES, clean_article
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import build_context
from transform.boilerplate.learning.learn import learn_site_rules, observe_article
from transform.boilerplate.rebuild import rebuild_text

PROMPTS = read_prompts()
LINES = (
    "Bbabo NET",
    "Belarus News",
    "MINSK, January 10 (BelTA) —",
    "By Anna Ivanova",
    "10 January 2022, 12:47",
    "Council meets on the harvest and the price of grain",
    "Photo: TASS",
    "Facebook Twitter Telegram",
    "Read also",
    "Read also: Bread prices rise in the north",
    "Want to know more about the harvest? Subscribe to our news on social networks.",
    "This is a developing story.",
    "Comments (12)",
    "© 2022 Example. All rights reserved.",
    "The ministers spoke for three hours on Monday, and the farmers who had come to the capital by train waited in the hall outside.",
    "Grain is cheaper than it was a year ago, the deputy minister said, but the mills of the south are still working at half their power.",
)
texts = st.one_of(
    st.sampled_from(LINES),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1),
)
blocks = st.builds(
    TextBlock,
    position=st.just(0),
    kind=st.sampled_from(BlockKind),
    text=texts,
    link_density=st.floats(0, 1),
    words=st.frozensets(st.sampled_from(sorted(markup_words.TELLING)), max_size=2),
    likelihood=st.floats(0, 1),
)


@st.composite
def articles(draw):
    drawn = draw(st.lists(blocks, max_size=16))
    return ParsedArticle(
        source="bbabo",
        url="https://bbabo.net/news/1",
        canonical_url=None,
        title=draw(st.sampled_from([None, LINES[5], "A"])),
        authors=draw(st.sampled_from([(), ("Anna Ivanova",)])),
        blocks=tuple(
            TextBlock(
                position=position,
                kind=block.kind,
                text=block.text,
                link_density=block.link_density,
                words=block.words,
                likelihood=block.likelihood,
            )
            for position, block in enumerate(drawn)
        ),
    )


def learn_from(parsed):
    """Rules from articles that share the lines of one and have texts of their own."""
    evidence = [
        replace(observe_article(str(number), parsed), content_keys=(str(number),))
        for number in range(4)
    ]
    return learn_site_rules(evidence, source="bbabo", learning=Learning(min_articles=2))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@settings(max_examples=100, deadline=None)
@given(parsed=articles())
def test_each_rule_only_divides_blocks(rule, parsed):
    context = build_context(parsed, prompts=PROMPTS, site_rules=learn_from(parsed))
    kept, removed = rule(parsed.blocks, context)
    assert sorted(
        [(block.position, block.text) for block in kept]
        + [(cut.position, cut.text) for cut in removed]
    ) == [(block.position, block.text) for block in parsed.blocks]
    assert list(kept) == [block for block in parsed.blocks if block in kept]


@settings(max_examples=300, deadline=None)
@given(parsed=articles())
def test_cleaning_only_divides_blocks_and_the_text_is_rebuilt(parsed):
    clean = clean_article(parsed, prompts=PROMPTS, site_rules=learn_from(parsed))
    assert rebuild_text((block.text for block in clean.kept), clean.removed) == "\n\n".join(
        block.text for block in parsed.blocks
    )
    assert [cut.position for cut in clean.removed] == sorted(cut.position for cut in clean.removed)


@settings(max_examples=100, deadline=None)
@given(parsed=articles())
def test_cleaning_twice_gives_the_same(parsed):
    first = clean_article(parsed, prompts=PROMPTS, site_rules=None)
    assert clean_article(parsed, prompts=PROMPTS, site_rules=None) == first
