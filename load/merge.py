"""The stored rows of a partition and the records a run brings in; what must be written out (pure)."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from load.part_file import find_rows
from load.schema import ARTICLES, Dataset
from records.row import ArticleRecord

PROBED_COLUMNS = (
    "article_id",
    "content_hash",
    "fetched_at",
    "first_seen_at",
    "revision",
)


class Fate(StrEnum):
    """What publication did with an article."""

    STORED = "stored"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    OLDER = "older"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides about the next record of an article: the version that stands now."""

    content_hash: str
    fetched_at: datetime
    first_seen_at: datetime
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """What a partition's merge comes to.

    `rows` are the records to write as they will stand, `replaced` the article_ids whose stored row
    goes to `revisions`, `passed` records that were already replaced within this very run.
    """

    fates: dict[str, Fate]
    rows: tuple[ArticleRecord, ...]
    replaced: frozenset[str]
    passed: tuple[ArticleRecord, ...]


_WEIGHTIEST = (Fate.STORED, Fate.REVISED, Fate.UNCHANGED, Fate.OLDER)


def plan_merge(probe: pa.Table | None, records: Iterable[ArticleRecord]) -> MergePlan:
    """Decide for every record what becomes of it, oldest fetch first.

    `probe` has PROBED_COLUMNS of the stored rows, None where nothing is stored. Pure.
    """
    ordered = sorted(records, key=lambda r: (r.article_id, r.fetched_at, r.content_hash))
    standing = read_standing(probe, sorted({record.article_id for record in ordered}))
    stored = frozenset(standing)
    fates: dict[str, Fate] = {}
    rows: dict[str, ArticleRecord] = {}
    passed = []
    for record in ordered:
        key = record.article_id
        fate = judge_record(record, standing.get(key))
        fates[key] = min(fates.get(key, fate), fate, key=_WEIGHTIEST.index)
        if fate in {Fate.UNCHANGED, Fate.OLDER}:
            continue
        if key in rows:
            passed.append(rows[key])
        rows[key] = continue_row(record, standing.get(key))
        standing[key] = take_standing(rows[key])
    return MergePlan(
        fates=fates,
        rows=tuple(rows.values()),
        replaced=stored & rows.keys(),
        passed=tuple(passed),
    )


def judge_record(record: ArticleRecord, standing: Standing | None) -> Fate:
    """Return what becomes of one record beside the version that stands."""
    if standing is None:
        return Fate.STORED
    if record.content_hash == standing.content_hash:
        return Fate.UNCHANGED
    return Fate.OLDER if record.fetched_at < standing.fetched_at else Fate.REVISED


def continue_row(record: ArticleRecord, standing: Standing | None) -> ArticleRecord:
    """Return a record as it is stored: the first instant kept, the revision counted on."""
    return dataclasses.replace(
        record,
        first_seen_at=record.fetched_at if standing is None else standing.first_seen_at,
        revision=1 if standing is None else standing.revision + 1,
        updated_at=record.fetched_at,
    )


def take_standing(record: ArticleRecord) -> Standing:
    """Return what decides about the record after this one."""
    return Standing(
        content_hash=record.content_hash,
        fetched_at=record.fetched_at,
        first_seen_at=record.first_seen_at,
        revision=record.revision,
    )


def read_standing(probe: pa.Table | None, keys: Sequence[str]) -> dict[str, Standing]:
    """Return the standing of those keys that are stored."""
    if probe is None:
        return {}
    places = find_rows(probe["article_id"].combine_chunks(), keys)
    rows = probe.take(places[places >= 0]).to_pylist()
    return {row.pop("article_id"): Standing(**row) for row in rows}


def build_table(rows: Sequence[Any], dataset: Dataset) -> pa.Table:
    """Return row objects as a table of the dataset's columns."""
    columns = [
        pa.array([to_value(getattr(row, column.name)) for row in rows], column.type)
        for column in dataset.schema
    ]
    return pa.Table.from_arrays(columns, schema=dataset.schema)


def to_value(value: Any) -> Any:  # noqa: ANN401 - any field of a row
    """Return a field as pyarrow reads it."""
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) else value  # type: ignore[arg-type]


def drop_rows(table: pa.Table, key: str, values: Iterable[str]) -> pa.Table:
    """Return the rows whose key is none of the values."""
    return table.filter(pc.invert(pc.is_in(table[key], pa.array(list(values), pa.string()))))


def pick_rows(table: pa.Table, key: str, values: Iterable[str]) -> pa.Table:
    """Return the rows whose key is one of the values."""
    return table.filter(pc.is_in(table[key], pa.array(list(values), pa.string())))


def pick_missing(stored: pa.Table | None, rows: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Return those rows whose values in some columns no stored row bears."""
    if stored is None:
        return rows
    known = pc.is_in(join_keys(rows, columns), join_keys(stored, columns))
    return rows.filter(pc.invert(known))


def join_keys(table: pa.Table, columns: Sequence[str]) -> pa.Array:
    """Return one text a row that names its values in these columns."""
    texts = [table[name].combine_chunks().cast(pa.string()) for name in columns]
    return pc.binary_join_element_wise(*texts, "\n")


def merge_articles(stored: pa.Table | None, plan: MergePlan) -> pa.Table:
    """Return the partition's rows after the merge."""
    rows = build_table(plan.rows, ARTICLES)
    if stored is None:
        return rows
    return pa.concat_tables([drop_rows(stored, "article_id", plan.replaced), rows])
