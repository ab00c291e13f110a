"""A lake in; rejected pages and cleaning rules that its rows speak of and that are damaged or not there out."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from load.claim_set import Identities, pack_ids
from load.errors import LakeError
from load.missing_articles import join_ids, read_columns, unpack_id, walk
from load.row_checks import Finding, report_error
from load.rows import identify_url
from load.schema import ARTICLES, REJECTED_PAGES, REVISIONS, URL_LEDGER, Dataset
from load.site_rules import RULES, RulesStore
from load.storage.store import Store
from records.addresses import normalise_url
from records.outcome import Outcome
from records.site_rules import NO_RULES_VERSION


def check_rejections(store: Store) -> Iterator[Finding]:
    """Yield that addresses which `url_ledger` calls rejected have no row in `rejected_pages`.

    The addresses are read first: a run writes them after its rejected pages.
    """
    wanted = join_ids(read_rejected_addresses(store))
    lost = np.setdiff1d(wanted, join_ids(read_rejections(store)))
    if len(lost):
        problem = (
            f"lacks {len(lost)} addresses that url_ledger calls rejected, such as that of url_id "
            f"{unpack_id(lost[0])}"
        )
        yield Finding(place=REJECTED_PAGES.tree, problem=problem)


def read_rejected_addresses(store: Store) -> Iterator[Identities]:
    """Yield the url_ids of the addresses that `url_ledger` calls rejected."""
    for rows in read_tables(store, URL_LEDGER, ("url_id", "state")):
        is_rejected = pc.equal(rows["state"], Outcome.REJECTED.value)
        yield pack_ids(rows["url_id"].filter(is_rejected).to_pylist())


def read_rejections(store: Store) -> Iterator[Identities]:
    """Yield the url_ids that `url_ledger` gives the addresses of rejected pages."""
    for rows in read_tables(store, REJECTED_PAGES, ("source", "url")):
        pairs = zip(rows["source"].to_pylist(), rows["url"].to_pylist(), strict=True)
        yield pack_ids(identify_url(source, normalise_url(url)) for source, url in pairs)


def check_rules(store: Store) -> Iterator[Finding]:
    """Yield damaged files of cleaning rules, and versions of rules that cleaned articles and are gone.

    The rows are read first: a run keeps its rules before them.
    """
    cleaned: Counter[tuple[str, str]] = Counter()
    for dataset in (ARTICLES, REVISIONS):
        for table in read_tables(store, dataset, ("source", "rules_version")):
            counts = table.group_by(table.column_names).aggregate([([], "count_all")])
            for row in counts.to_pylist():
                cleaned[row["source"], row["rules_version"]] += row["count_all"]
    for source in store.list_names(RULES):
        yield from find_damage(RulesStore(store), source)
    for (source, version), rows in sorted(cleaned.items()):
        path = f"{RULES}/{source}/versions/{version}.json"
        if version != NO_RULES_VERSION and store.read(path) is None:
            yield Finding(place=path, problem=f"is gone; it cleaned {rows} rows")


def find_damage(rules: RulesStore, source: str) -> Iterator[Finding]:
    """Yield the files of a source's cleaning rules that cannot be read."""
    reads: list[Callable[[], object]] = [
        partial(rules.read_overrides, source),
        partial(rules.read_evidence, source),
        partial(rules.read_rules, source),
        *(partial(rules.read_rules, source, each) for each in rules.list_versions(source)),
    ]
    for read in reads:
        try:
            read()
        except LakeError as error:
            yield report_error(error)
        except ValueError as error:
            yield Finding(place=f"{RULES}/{source}/versions", problem=str(error))


def read_tables(store: Store, dataset: Dataset, columns: tuple[str, ...]) -> Iterator[pa.Table]:
    """Yield some columns of a dataset's rows, a partition at a time."""
    for partition in walk(store, dataset):
        try:
            yield read_columns(store, dataset, partition, columns)
        except LakeError:
            # named already by the check of its dataset
            continue
