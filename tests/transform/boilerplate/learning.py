"""Articles of one source with lines of its own around them, and what is learned of them, for tests."""

import random

from benchmarks.generated_sites.prose import write_paragraph
from config.patterns.prompts import PromptBook
from config.schema import Learning
from records.article import BlockKind, ParsedArticle, TextBlock
from records.site_rules import RuleOverrides
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


PARAGRAPH = "A short item of a hundred letters and some more, about a bridge that nobody in the town ever wanted."
PLACES = ["Minsk", "Brest", "Grodno", "Vilnius", "Warsaw", "Riga", "Tallinn", "Kyiv", "Gomel"]


def clean_with(parsed, rules):
    return clean_article(parsed, prompts=PromptBook(version="none", files=()), site_rules=rules)
