"""The row types in; one pyarrow schema a dataset out, with a description on every column."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from load.rows import RejectedPageRow, RemovedBlockRow, UrlStateRow
from records.pages import RawRef
from records.row import ArticleRecord

SCHEMA_VERSION = 1

INSTANT = pa.timestamp("us", "UTC")
_ARROW_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: INSTANT,
    tuple[str, ...]: pa.list_(pa.field("element", pa.string(), nullable=False)),
    RawRef: pa.struct(
        [
            pa.field("segment", pa.string(), nullable=False),
            pa.field("offset", pa.int64(), nullable=False),
        ]
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One tree of part files: its name, its columns and the order of its rows.

    `key` identifies a row; `sort` is a total order, so the same rows always give the same bytes.
    `pin` is the column whose first partition is kept for ever, None where rows follow an article.
    """

    name: str
    meaning: str
    schema: pa.Schema
    key: tuple[str, ...]
    sort: tuple[str, ...]
    low_cardinality: tuple[str, ...]
    pin: str | None

    @property
    def tree(self) -> str:
        """Return the folder analysts point at, relative to the lake."""
        return f"{self.name}/v1"

    @property
    def bloom_column(self) -> str:
        """Return the column that single rows are looked up by."""
        return self.key[0]


def derive_schema(row_type: type) -> pa.Schema:
    """Return the pyarrow schema of a row type: one column a field, typed, described, in order."""
    hints = get_type_hints(row_type)
    columns = []
    for field in dataclasses.fields(row_type):
        hint, nullable = split_optional(hints[field.name])
        description = {"description": field.metadata["description"]}
        columns.append(pa.field(field.name, _ARROW_TYPES[hint], nullable, description))
    return pa.schema(columns, metadata={"newslake_schema": str(SCHEMA_VERSION)})


def split_optional(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type hint is any object
    """Return a field's type without None, and whether None was allowed."""
    if get_origin(hint) is not UnionType:
        return hint, False
    (inner,) = (part for part in get_args(hint) if part is not NoneType)
    return inner, True


def describe_dataset(
    name: str,
    row_type: type,
    meaning: str,
    *,
    key: tuple[str, ...],
    sort: tuple[str, ...],
    pin: str | None,
) -> Dataset:
    """Return the dataset of a row type."""
    low = tuple(f.name for f in dataclasses.fields(row_type) if f.metadata["low_cardinality"])
    schema = derive_schema(row_type)
    return Dataset(
        name=name, meaning=meaning, schema=schema, key=key, sort=sort, low_cardinality=low, pin=pin
    )


ARTICLES = describe_dataset(
    "articles",
    ArticleRecord,
    "One row an article, as it stands now. The partition `date` is the UTC day of publication "
    "(of first sight where none is known) when the article was first stored; it never changes.",
    key=("article_id",),
    sort=("source", "published_at", "article_id"),
    pin="article_id",
)
REVISIONS = describe_dataset(
    "revisions",
    ArticleRecord,
    "The rows that later revisions replaced in `articles`, unchanged; the same columns, in the "
    "partition of their article.",
    key=("article_id", "revision"),
    sort=("source", "article_id", "revision"),
    pin=None,
)
REMOVED_BLOCKS = describe_dataset(
    "removed_blocks",
    RemovedBlockRow,
    "Every block that cleaning took out of an article, with the rule that did it. The blocks of "
    "one version are joined by `article_id` and `content_hash`; blocks of replaced versions stay.",
    key=("article_id", "content_hash", "position"),
    sort=("source", "article_id", "content_hash", "position"),
    pin=None,
)
REJECTED_PAGES = describe_dataset(
    "rejected_pages",
    RejectedPageRow,
    "Fetched pages that were not stored, with the last reason. The partition is the UTC day of "
    "the first rejection. A page that is accepted later keeps its row: `url_ledger` says how it stands.",
    key=("url_id",),
    sort=("source", "url", "url_id"),
    pin="url_id",
)
URL_LEDGER = describe_dataset(
    "url_ledger",
    UrlStateRow,
    "How every discovered address stands. The partition is the UTC day it was first seen.",
    key=("url_id",),
    sort=("source", "url_key", "url_id"),
    pin="url_id",
)

DATASETS: tuple[Dataset, ...] = (ARTICLES, REVISIONS, REMOVED_BLOCKS, REJECTED_PAGES, URL_LEDGER)
