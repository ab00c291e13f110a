"""The datasets' row types and the reasons in; docs/data-dictionary.md out (`python -m load.data_dictionary`)."""

import dataclasses
import json
import sys
from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa

from load.rows import RejectedPageRow, RemovedBlockRow, UrlStateRow
from load.schema import (
    ARTICLES,
    DATASETS,
    REJECTED_PAGES,
    REMOVED_BLOCKS,
    REVISIONS,
    SCHEMA_VERSION,
    URL_LEDGER,
    Dataset,
)
from records.content_hash import HASHED_COLUMNS
from records.outcome import REASON_MEANINGS
from records.row import ArticleRecord

ROW_TYPES: dict[str, type] = {
    ARTICLES.name: ArticleRecord,
    REVISIONS.name: ArticleRecord,
    REMOVED_BLOCKS.name: RemovedBlockRow,
    REJECTED_PAGES.name: RejectedPageRow,
    URL_LEDGER.name: UrlStateRow,
}

_INTRODUCTION = f"""\
# Data dictionary

Derived from the code by `make docs`; do not edit. Schema version {SCHEMA_VERSION}.

Every dataset is a tree `lake/<name>/v1/date=YYYY-MM-DD/part-0.parquet` that any Parquet reader
opens. Readers add the column `date` from the path. All instants are UTC. Nulls mean "not known";
columns without a mark in "null" always hold a value. How files are written and what readers are
promised stands in [lake.md](lake.md).
"""


def write_dictionary() -> str:
    """Return the whole document."""
    sections = [
        _INTRODUCTION,
        *map(describe_dataset, DATASETS),
        describe_reasons(),
        describe_hash(),
    ]
    return "\n".join(sections)


def describe_dataset(dataset: Dataset) -> str:
    """Return one dataset's section: what a row is, and every column."""
    lines = [f"## {dataset.name}", "", dataset.meaning, ""]
    lines.append(f"One row per {', '.join(f'`{name}`' for name in dataset.key)}; ")
    lines[-1] += f"sorted by {', '.join(f'`{name}`' for name in dataset.sort)}."
    lines.append("")
    if dataset is REVISIONS:
        return "\n".join([*lines, "The columns are those of [articles](#articles).", ""])
    return "\n".join([*lines, *list_columns(dataset), ""])


def list_columns(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of a dataset's table of columns."""
    yield "| column | type | null | meaning | example |"
    yield "|---|---|---|---|---|"
    fields = dataclasses.fields(ROW_TYPES[dataset.name])
    for column, field in zip(dataset.schema, fields, strict=True):
        cells = [
            f"`{column.name}`",
            name_type(column.type),
            "yes" if column.nullable else "",
            column.metadata[b"description"].decode(),
            f"`{write_example(field.metadata['example'])}`",
        ]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def name_type(kind: pa.DataType) -> str:
    """Return a column's type in a few words."""
    if pa.types.is_list(kind):
        return f"list of {name_type(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "struct of " + ", ".join(f"{each.name} {name_type(each.type)}" for each in kind)
    return "timestamp (µs, UTC)" if pa.types.is_timestamp(kind) else str(kind)


def write_example(example: object) -> str:
    """Return an example on one line."""
    if isinstance(example, datetime):
        return example.isoformat().replace("+00:00", "Z")
    return example if isinstance(example, str) and "\n" not in example else json.dumps(example)


def describe_reasons() -> str:
    """Return the meanings of the reasons in `rejected_pages`."""
    lines = ["## Reasons of rejected pages", "", "| reason | meaning |", "|---|---|"]
    lines += [f"| `{reason.value}` | {meaning} |" for reason, meaning in REASON_MEANINGS.items()]
    return "\n".join([*lines, ""])


def describe_hash() -> str:
    """Return what content_hash covers."""
    names = ", ".join(f"`{name}`" for name in HASHED_COLUMNS)
    return (
        "## What makes a revision\n\n"
        f"`content_hash` covers {names}. A page that is fetched again and differs only in other "
        "columns leaves its row untouched.\n"
    )


if __name__ == "__main__":
    sys.stdout.write(write_dictionary())
