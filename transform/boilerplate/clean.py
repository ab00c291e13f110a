"""A parsed article, the patterns and the learned rules in; the article without the page's additions out."""

from collections.abc import Callable
from typing import Final

from config.patterns.prompts import PromptBook
from records.article import CleanArticle, ParsedArticle, RemovedBlock
from records.site_rules import NO_RULES_VERSION, SiteRules
from transform.boilerplate.facts.context import Context, build_context
from transform.boilerplate.facts.dateline import find_dateline
from transform.boilerplate.facts.split import Blocks, Split
from transform.boilerplate.rules.above_title import drop_above_title
from transform.boilerplate.rules.byline import drop_byline, find_byline
from transform.boilerplate.rules.captions import drop_captions
from transform.boilerplate.rules.comments import drop_comments
from transform.boilerplate.rules.copyright import drop_copyright
from transform.boilerplate.rules.date_line import drop_date_line
from transform.boilerplate.rules.details_line import drop_details_line
from transform.boilerplate.rules.kicker import drop_kicker
from transform.boilerplate.rules.prompts import drop_prompts
from transform.boilerplate.rules.related_links import drop_related_links
from transform.boilerplate.rules.repeated_paragraph import drop_repeated_paragraph
from transform.boilerplate.rules.repeated_title import drop_repeated_title
from transform.boilerplate.rules.share_bar import drop_share_bar
from transform.boilerplate.rules.site_header import drop_site_header
from transform.boilerplate.rules.site_lines import drop_site_lines
from transform.boilerplate.rules.unlikely import drop_unlikely

Rule = Callable[[Blocks, Context], Split]

# the most telling name first: the extractor's bare doubt comes last
RULES: Final[tuple[Rule, ...]] = (
    drop_site_header,
    drop_repeated_title,
    drop_kicker,
    drop_repeated_paragraph,
    drop_share_bar,
    drop_prompts,
    drop_comments,
    drop_related_links,
    drop_captions,
    drop_byline,
    drop_date_line,
    drop_details_line,
    drop_copyright,
    drop_above_title,
    drop_site_lines,
    drop_unlikely,
)


def clean_article(
    parsed: ParsedArticle, *, prompts: PromptBook, site_rules: SiteRules | None
) -> CleanArticle:
    """Run every rule in order over the article's blocks; what is kept and what is cut make up the whole.

    `site_rules` is None where the source has learned nothing yet.
    """
    context = build_context(parsed, prompts=prompts, site_rules=site_rules)
    kept = parsed.blocks
    removed: list[RemovedBlock] = []
    for drop in RULES:
        kept, cuts = drop(kept, context)
        removed.extend(cuts)
    removed.sort(key=lambda cut: cut.position)
    return CleanArticle(
        parsed=parsed,
        kept=kept,
        removed=tuple(removed),
        byline=find_byline(removed),
        dateline=find_dateline(kept),
        rules_version=site_rules.version if site_rules is not None else NO_RULES_VERSION,
    )
