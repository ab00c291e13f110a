"""One source's batches in; its rows, its rejections and the pages that say nothing new out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from config.patterns.prompts import PromptBook
from config.schema import SourceConfig
from flows.known_addresses import read_known
from flows.refine import RefinedPage, hash_parsed, refine_page
from load.lake import Lake
from load.ledger import Ledger, LedgerEntry
from load.site_rules import RulesStore
from load.standing import read_hashes
from records.outcome import PageRejection, RejectedPage
from records.run import BatchResult, ReadPage, RefusedPage
from records.site_rules import SiteRules
from transform.boilerplate.learning.learn import learn_site_rules, observe_article
from transform.duplicates import Original, drop_duplicates
from transform.normalise.article import identify_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What one source's run comes to before it is published; every fetched address stands in one place.

    `known` is the ledger's word on the addresses before this run, by key. `repeats` are refined
    pages with the article they repeat.
    """

    source: SourceConfig
    results: tuple[BatchResult, ...]
    known: dict[str, LedgerEntry]
    kept: tuple[RefinedPage, ...]
    repeats: tuple[tuple[RefinedPage, Original], ...]
    same: tuple[ReadPage, ...]
    refused: tuple[RefusedPage, ...]


def settle_source(
    source: SourceConfig,
    results: Sequence[BatchResult],
    *,
    lake: Lake,
    ledger: Ledger,
    prompts: PromptBook,
) -> Settlement:
    """Learn the source's own lines from what it brought, then clean and normalise what is new."""
    read = [page for result in results for page in result.read]
    known = read_known(ledger, lake, source.name, list_keys(results))
    rules = learn_rules(source, read, lake)
    same: list[ReadPage] = []
    refined: list[RefinedPage] = []
    refused = [page for result in results for page in result.refused]
    for page in read:
        if says_the_same(page, known.get(page.link.key)):
            same.append(page)
            continue
        answer = refine_page(page, source=source, prompts=prompts, rules=rules)
        if isinstance(answer, PageRejection):
            refused.append(refuse_page(page, answer))
        else:
            refined.append(answer)
    originals = ledger.find_originals(source.name, {page.record.content_hash for page in refined})
    concerned = {page.record.article_id for page in refined} | set(originals.values())
    # the lake's word, not the ledger's, says what stands
    standing = read_hashes(lake, source.name, concerned)
    borne = {content: key for content, key in originals.items() if standing.get(key) == content}
    kept, repeats = split_repeats(refined, borne, standing)
    return Settlement(
        source=source,
        results=tuple(results),
        known=known,
        kept=kept,
        repeats=repeats,
        same=tuple(same),
        refused=tuple(refused),
    )


def learn_rules(source: SourceConfig, read: Sequence[ReadPage], lake: Lake) -> SiteRules:
    """Add what these pages show to the source's evidence and draw its rules, with the lines it keeps."""
    seen = {}
    for page in read:
        article_id, _ = identify_article(page.parsed, source=source.name)
        seen[article_id] = observe_article(article_id, page.parsed)
    store = RulesStore(lake.store)
    evidence = store.add_evidence(source.name, seen.values())
    rules = learn_site_rules(
        evidence,
        source=source.name,
        learning=source.learning,
        overrides=store.read_overrides(source.name),
    )
    if evidence:
        store.keep_rules(rules)
    return rules


def says_the_same(page: ReadPage, entry: LedgerEntry | None) -> bool:
    """Say whether a page reads exactly as when it was last read; its row then stays as it is."""
    return entry is not None and entry.parsed_hash == hash_parsed(page.parsed)


def refuse_page(page: ReadPage, rejection: PageRejection) -> RefusedPage:
    """Tie a later stage's rejection to the page's fetch."""
    return RefusedPage(
        link=page.link,
        validators=page.validators,
        rejected=RejectedPage(
            source=page.link.source,
            url=page.link.url,
            reason=rejection.reason,
            stage=rejection.stage,
            detail=rejection.detail,
            fetched_at=page.fetched_at,
            raw_ref=page.raw_ref,
        ),
    )


def split_repeats(
    refined: Sequence[RefinedPage], originals: Mapping[str, str], stored: Collection[str]
) -> tuple[tuple[RefinedPage, ...], tuple[tuple[RefinedPage, Original], ...]]:
    """Part the pages that repeat an article, of this run or of an earlier one, from those that do not.

    `originals` are the articles of earlier runs, by content_hash; `stored` the article_ids with a row.
    """
    pages = {id(page.record): page for page in refined}
    found = drop_duplicates([page.record for page in refined], known=originals, stored=stored)
    return (
        tuple(pages[id(record)] for record in found.kept),
        tuple((pages[id(each.record)], each.original) for each in found.dropped),
    )


def list_keys(results: Iterable[BatchResult]) -> list[str]:
    """Return the keys of all addresses that were asked for."""
    keys: list[str] = []
    for result in results:
        keys += (page.link.key for page in result.read)
        keys += (page.link.key for page in result.refused)
        keys += (answer.link.key for answer in result.unmodified)
        keys += (failure.link.key for failure in result.failures)
    return keys
