"""What a source's articles say about its boilerplate in; its learned rules out."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from config.patterns.folding import fold_text
from config.schema import Learning
from records.site_rules import (
    ArticleEvidence,
    RuleOverrides,
    RuleState,
    SiteRule,
    SiteRules,
    Zone,
)
from transform.boilerplate.facts.line_shapes import Shape, write_shape
from transform.boilerplate.learning.judge_shapes import judge_shape
from transform.boilerplate.learning.observe import observe_article
from transform.boilerplate.learning.recurring_lines import Recurrence, find_recurring
from transform.boilerplate.learning.same_content import group_by_content
from transform.boilerplate.learning.sibling_shapes import widen_shapes

__all__ = ["learn_site_rules", "observe_article"]

NO_OVERRIDES: Final = RuleOverrides()
OPENS_LIST_SHARE: Final = 0.8
MOST_WATCHED: Final = 50


def learn_site_rules(
    evidence: Iterable[ArticleEvidence],
    *,
    source: str,
    learning: Learning,
    overrides: RuleOverrides = NO_OVERRIDES,
) -> SiteRules:
    """Draw one source's rules from the evidence of its articles.

    The same evidence gives the same rules in any order and from any number of batches: the whole
    evidence is counted afresh, once per article_id. `overrides` are a person's and win.
    """
    articles = pick_articles(evidence)
    groups = group_by_content(articles)
    distinct = len(set(groups))
    least = max(learning.min_articles, math.ceil(learning.min_share * distinct))
    lines = [(group, article.sightings) for group, article in zip(groups, articles, strict=True)]
    recurring = find_recurring(lines, least) if distinct >= least else {}
    supported = {
        shape: recurrence
        for shape, recurrence in widen_shapes(*part_rare(recurring, least)).items()
        if len(recurrence.groups) >= least
    }
    keep = {fold_text(line) for line in learning.keep}
    rules = [
        make_rule(shape, recurrence, distinct)
        for shape, recurrence in supported.items()
        if not any(fold_text(text) in keep for text in recurrence.examples)
    ]
    return name_rules(
        source=source,
        articles=distinct,
        rules=apply_overrides(rules, overrides),
        learning=learning,
    )


def pick_articles(evidence: Iterable[ArticleEvidence]) -> list[ArticleEvidence]:
    """Return one evidence for each article_id, in the order of the ids.

    A store replaces what it held of a refetched article; should two differ all the same, the choice
    must not depend on their order.
    """
    by_id: dict[str, ArticleEvidence] = {}
    for article in evidence:
        held = by_id.get(article.article_id)
        if held is None or repr(article) > repr(held):
            by_id[article.article_id] = article
    return [by_id[article_id] for article_id in sorted(by_id)]


def part_rare(
    recurring: dict[Shape, Recurrence], least: int
) -> tuple[dict[Shape, Recurrence], dict[Shape, Recurrence]]:
    """Return the shapes seen often and those seen once or so: these could only add noise to the search for wider ones."""
    floor = max(2, least // 4)
    often: dict[Shape, Recurrence] = {}
    rare: dict[Shape, Recurrence] = {}
    for shape, recurrence in recurring.items():
        (often if len(recurrence.groups) >= floor else rare)[shape] = recurrence
    return often, rare


def make_rule(shape: Shape, recurrence: Recurrence, articles: int) -> SiteRule:
    """Judge a supported shape and write it down."""
    verdict = judge_shape(shape, recurrence, articles)
    written = write_shape(shape)
    return SiteRule(
        rule_id=name_rule(written, verdict.zone),
        shape=written,
        zone=verdict.zone,
        state=RuleState.ACTIVE if verdict.removes else RuleState.WATCHED,
        reason=verdict.reason,
        support=len(recurrence.groups),
        share=round(len(recurrence.groups) / articles, 4),
        examples=tuple(sorted(recurrence.examples)),
        opens_list=recurrence.opens_list >= OPENS_LIST_SHARE * recurrence.sightings,
        longest_slot=recurrence.longest_slot,
    )


def name_rule(shape: str, zone: Zone) -> str:
    """Return the id that a shape in a zone has for ever: eight hexadecimal digits."""
    return hashlib.sha256(f"{zone}\n{shape}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


def apply_overrides(rules: list[SiteRule], overrides: RuleOverrides) -> list[SiteRule]:
    """Let a person's pins and bans win; a pinned rule lives on when its evidence has faded."""
    by_id = {rule.rule_id: rule for rule in overrides.pinned}
    by_id |= {rule.rule_id: rule for rule in rules}
    pinned = {rule.rule_id for rule in overrides.pinned}
    decided = []
    for rule_id, rule in by_id.items():
        state = rule.state
        if rule_id in pinned:
            state = RuleState.PINNED
        if rule_id in overrides.forbidden:
            state = RuleState.FORBIDDEN
        decided.append(replace(rule, state=state))
    return decided


def name_rules(
    *, source: str, articles: int, rules: list[SiteRule], learning: Learning
) -> SiteRules:
    """Put the rules in order, the strongest first, and name their version by what they do."""
    ordered = sorted(rules, key=lambda rule: (not rule.removes, -rule.support, rule.rule_id))
    watched = [rule for rule in ordered if rule.state is RuleState.WATCHED][MOST_WATCHED:]
    kept = tuple(rule for rule in ordered if rule not in watched)
    said = (
        sorted((rule.rule_id, rule.opens_list, rule.longest_slot) for rule in kept if rule.removes),
        learning.max_removed_share,
        sorted(learning.keep),
    )
    return SiteRules(
        source=source,
        version=hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:8],
        articles=articles,
        rules=kept,
        max_removed_share=learning.max_removed_share,
        keep=learning.keep,
    )
