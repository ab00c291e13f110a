"""The rows of one part file in; what is wrong with them out (pure)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from load.errors import LakeError
from load.part_file import count_distinct, sort_rows
from load.schema import ARTICLES, REVISIONS, Dataset
from records.content_hash import HASHED_COLUMNS, hash_content


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the lake that is not as promised."""

    place: str
    problem: str


def report_error(error: LakeError) -> Finding:
    """Return an error met on the way as a finding."""
    return Finding(place=error.place, problem=error.problem)


def check_rows(rows: pa.Table, dataset: Dataset, path: str) -> Iterator[Finding]:
    """Yield doubled keys, rows out of order, and texts that are not what their hash says."""
    doubled = rows.num_rows - count_distinct(rows.select(dataset.key))
    if doubled:
        yield Finding(place=path, problem=f"holds {doubled} rows whose key stands there already")
    if not sort_rows(rows, dataset).equals(rows):
        yield Finding(place=path, problem="its rows are out of order")
    if dataset in {ARTICLES, REVISIONS}:
        yield from check_hashes(rows, path)


def check_hashes(rows: pa.Table, path: str) -> Iterator[Finding]:
    """Yield articles whose text or fields are not those that were hashed."""
    columns = [*HASHED_COLUMNS, "article_id", "content_hash", "text", "char_count"]
    for batch in rows.select(columns).to_batches(max_chunksize=1_000):
        for row in batch.to_pylist():
            problem = check_hash(row)
            if problem is not None:
                yield Finding(place=f"{path} {row['article_id']}", problem=problem)


def check_hash(row: dict[str, Any]) -> str | None:
    """Return what is wrong with an article's text, or None."""
    if hash_content(**{name: row[name] for name in HASHED_COLUMNS}) != row["content_hash"]:
        return "its fields are not those of its content_hash"
    if row["text"] != "\n\n".join(row["paragraphs"]):
        return "its text is not its paragraphs"
    if row["char_count"] != len(row["text"]):
        return "its char_count is not the length of its text"
    return None


def check_history(now: pa.Table, past: pa.Table, path: str) -> Iterator[Finding]:
    """Yield articles whose `revisions` are not all those before the one that stands.

    A commit copies the standing row there before it replaces it: a kill in between leaves a copy.
    """
    known: dict[str, dict[int, str]] = defaultdict(dict)
    for row in past.to_pylist():
        known[row["article_id"]][row["revision"]] = row["content_hash"]
    for row in now.to_pylist():
        earlier = known.pop(row["article_id"], {})
        copied = earlier.pop(row["revision"], row["content_hash"])
        if copied != row["content_hash"] or sorted(earlier) != list(range(1, row["revision"])):
            problem = f"stands at revision {row['revision']}, revisions hold {sorted(earlier)}"
            yield Finding(place=f"{path} {row['article_id']}", problem=problem)
    for article_id in sorted(known):
        yield Finding(place=f"{path} {article_id}", problem="has revisions, but is not there")
