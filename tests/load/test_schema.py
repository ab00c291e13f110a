"""The schemas derived from the row types, and the bytes of part files."""

import dataclasses
import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import load.part_file
from load.data_dictionary import write_dictionary
from load.merge import build_table
from load.part_file import encode_rows, read_part
from load.schema import ARTICLES, DATASETS, SCHEMA_VERSION
from records.row import ArticleRecord

DICTIONARY = Path(__file__).parents[2] / "docs/data-dictionary.md"


def test_the_article_schema_is_the_record():
    assert ARTICLES.schema.names == [field.name for field in dataclasses.fields(ArticleRecord)]
    assert ARTICLES.schema.field("published_at").type == pa.timestamp("us", "UTC")
    assert ARTICLES.schema.field("published_at").nullable
    assert not ARTICLES.schema.field("title").nullable


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_every_column_is_typed_and_described(dataset):
    for column in dataset.schema:
        assert column.type != pa.null()
        assert len(column.metadata[b"description"].decode().split()) >= 2


def test_the_data_dictionary_is_in_step_with_the_code():
    assert DICTIONARY.read_text() == write_dictionary(), "run `make docs`"


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_an_empty_file_has_all_columns(dataset):
    data = encode_rows(dataset.schema.empty_table(), dataset)

    back = read_part(pa.py_buffer(data), dataset, "a")

    assert back.schema.equals(dataset.schema, check_metadata=False)
    assert b"pandas" not in back.schema.metadata


@settings(max_examples=25, deadline=None)
@given(
    numbers=st.lists(st.integers(0, 500), unique=True, min_size=1, max_size=40),
    rotation=st.integers(0, 40),
)
def test_rows_survive_and_their_order_and_chunks_do_not_matter(numbers, rotation, make_article):
    records = [
        make_article(
            n, source=f"s{n % 3}", published_at=None if n % 5 == 0 else make_article(n).published_at
        )
        for n in numbers
    ]
    table = build_table(records, ARTICLES)
    turned = pa.concat_tables(
        [table.slice(rotation % len(records)), table.slice(0, rotation % len(records))]
    )

    data = encode_rows(table, ARTICLES)
    back = read_part(pa.py_buffer(data), ARTICLES, "a")

    assert encode_rows(turned, ARTICLES) == data
    assert sorted(back.to_pylist(), key=lambda row: row["article_id"]) == sorted(
        table.to_pylist(), key=lambda row: row["article_id"]
    )


def test_files_are_made_for_pushdown(make_article, monkeypatch):
    assert 5_000 <= load.part_file.ROWS_PER_GROUP <= 10_000
    monkeypatch.setattr(load.part_file, "ROWS_PER_GROUP", 50)
    records = [make_article(n, source=f"s{n % 7}") for n in range(120)]
    data = encode_rows(build_table(records, ARTICLES), ARTICLES)

    part = pq.ParquetFile(pa.BufferReader(data))
    group = part.metadata.row_group(0)
    columns = {group.column(i).path_in_schema: group.column(i) for i in range(group.num_columns)}

    assert part.metadata.num_row_groups == 3
    assert columns["article_id"].compression == "ZSTD"
    assert columns["article_id"].has_column_index
    assert columns["article_id"].has_offset_index
    assert columns["source"].has_dictionary_page
    assert not columns["text"].has_dictionary_page
    assert columns["source"].statistics.max < "s6"
    assert group.sorting_columns[0].column_index == ARTICLES.schema.get_field_index("source")


def test_columns_change_only_with_the_schema_version():
    """A lake on disk has the columns of its version: another column is another version."""
    columns = [
        f"{dataset.name} {column.name} {column.type} {column.nullable}"
        for dataset in DATASETS
        for column in dataset.schema
    ]
    digest = hashlib.sha256("\n".join(columns).encode()).hexdigest()[:12]

    assert (SCHEMA_VERSION, digest) == (1, "fa0365818426"), "raise SCHEMA_VERSION, then change this"
