"""`newslake rules`: what a source's own articles taught about its boilerplate, and a person's word on it."""

import json
from collections import Counter
from dataclasses import asdict, replace
from typing import Annotated

import typer

from commands.console import out
from commands.ingest import AsJson
from commands.present_lake import open_present_lake
from config.faults import ConfigError
from config.read import choose_sources, read_settings, read_sources
from load.site_rules import RulesStore
from records.site_rules import NO_RULES_VERSION, RuleOverrides, SiteRule, SiteRules


def show_rules(
    source: Annotated[str, typer.Argument(help="a name in config/sources/")],
    pin: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="keep a rule, whatever is learned later")
    ] = None,
    forbid: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="never apply a rule")
    ] = None,
    release: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="take back a pin or a ban")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show each learned rule with its support and examples; --pin and --forbid overrule the learner.

    Overrides count from the next run on; rows already stored change only by `newslake reprocess`.
    """
    choose_sources(read_sources(), [source])
    store = RulesStore(open_present_lake(read_settings()).store)
    learned = store.read_rules(source)
    rules = learned or SiteRules(source=source, version=NO_RULES_VERSION, articles=0, rules=())
    if pin or forbid or release:
        overrides = store.change_overrides(
            source,
            lambda standing: overrule(standing, rules, pin or [], forbid or [], release or []),
        )
    else:
        overrides = store.read_overrides(source)
    if as_json:
        print(json.dumps(asdict(rules), ensure_ascii=False, indent=2))
    elif learned is None:
        out.print(f"{source}: nothing has been learned yet; it comes with the first ingest")
    else:
        print_rules(rules, overrides)


def overrule(
    overrides: RuleOverrides,
    rules: SiteRules,
    pin: list[str],
    forbid: list[str],
    release: list[str],
) -> RuleOverrides:
    """Return the overrides with rules pinned, forbidden and released by id."""
    known = {rule.rule_id: rule for rule in (*overrides.pinned, *rules.rules)}
    # a rule that is forbidden may have faded since; only a known one can be kept
    named = {*known, *overrides.forbidden}
    if strange := [*(set(pin) - known.keys()), *({*forbid, *release} - named)]:
        raise ConfigError(
            f"{rules.source} has no rule {strange[0]!r}; `newslake rules {rules.source}` lists them"
        )
    if twice := [
        rule_id for rule_id, count in Counter(pin + forbid + release).items() if count > 1
    ]:
        raise ConfigError(f"{twice[0]}: pin, forbid or release it once")
    freed = {*pin, *forbid, *release}
    pinned = [rule for rule in overrides.pinned if rule.rule_id not in freed]
    forbidden = [rule_id for rule_id in overrides.forbidden if rule_id not in freed]
    return replace(
        overrides,
        pinned=(*pinned, *(known[rule_id] for rule_id in pin)),
        forbidden=(*forbidden, *forbid),
    )


def print_rules(rules: SiteRules, overrides: RuleOverrides) -> None:
    """Print every rule, the best supported first."""
    out.print(f"{rules.source}: version {rules.version}, from {rules.articles} distinct articles")
    for rule in sorted(rules.rules, key=lambda rule: (-rule.support, rule.rule_id)):
        print_rule(rule)
    for rule_id in overrides.forbidden:
        out.print(f"forbidden: {rule_id}", markup=False)
    for pinned in overrides.pinned:
        out.print(f"pinned: {pinned.rule_id}", markup=False)


def print_rule(rule: SiteRule) -> None:
    """Print one rule with its support and examples."""
    out.print(
        f"\n{rule.rule_id}  {rule.state}  {rule.zone}  in {rule.support} articles ({rule.share:.0%})  {rule.reason}",
        markup=False,
    )
    out.print(f"  {rule.shape}", markup=False, style="bold")
    for example in rule.examples:
        out.print(f"  e.g. {example}", markup=False)
