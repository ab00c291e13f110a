"""Damaged and foreign files are named and left alone, and nothing wrong is committed."""

import errno
import os
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from load.errors import (
    CorruptFile,
    ForeignFile,
    LakeError,
)
from load.lake import open_lake
from load.part_file import read_part
from load.publish import publish
from load.read import read_articles
from load.schema import ARTICLES
from load.verify import verify_lake
from tests.load.parts import PART


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_part_file_is_named_and_left_alone(data, tmp_path_factory, make_article):
    root = tmp_path_factory.mktemp("damaged") / "lake"
    lake = open_lake(root)
    publish(lake, [make_article(n) for n in range(5)], run_id="r1")
    path = root / "articles" / PART
    good = path.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    kind = data.draw(st.sampled_from(["cut", "flip"]))
    bad = (
        good[:place]
        if kind == "cut"
        else good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
    )
    path.write_bytes(bad)

    changed = [make_article(n, text="New.", hours=9) for n in range(5)]
    fault = ""
    try:
        publish(lake, changed, run_id="r2")
    except LakeError as error:
        fault = str(error)

    if fault:
        assert f"articles/{PART}" in fault
        assert path.read_bytes() == bad
    else:  # the flipped byte says nothing about the rows: an index, a statistic
        assert kind == "flip"
        assert read_articles(root)["text"].tolist() == ["New."] * 5


def test_a_damaged_text_is_found_by_its_checksum(lake, root, make_article):
    publish(lake, [make_article(n, text=os.urandom(2000).hex()) for n in range(5)], run_id="r1")
    path = root / "articles" / PART
    data = bytearray(path.read_bytes())
    column = next(
        pq.ParquetFile(path).metadata.row_group(0).column(i)
        for i in range(20)
        if pq.ParquetFile(path).metadata.row_group(0).column(i).path_in_schema == "text"
    )
    data[column.data_page_offset + column.total_compressed_size // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(CorruptFile, match=f"{re.escape(PART)}.*not a readable part file"):
        publish(lake, [make_article(1, hours=1)], run_id="r2")
    with pytest.raises(CorruptFile):
        read_articles(root)
    assert [finding.place for finding in verify_lake(root)][:1] == [f"{root}/articles/{PART}"]


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "v2/date=2026-11-19/part-0.parquet", "v1/README", "v1/date=2026-11-19/x.parquet"],
)
def test_a_foreign_file_in_a_dataset_is_named(lake, root, make_article, name):
    publish(lake, [make_article(1)], run_id="r1")
    path = root / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")

    with pytest.raises(ForeignFile, match=r"articles/.*move it out"):
        publish(open_lake(root), [make_article(2)], run_id="r2")
    assert any("articles/" in finding.place for finding in verify_lake(root))


def test_a_foreign_file_among_the_books_is_named(lake, root):
    (root / "_lake/runs").mkdir()
    (root / "_lake/runs/notes.txt").write_text("x")

    with pytest.raises(ForeignFile, match=r"_lake/runs/notes\.txt.*move it out"):
        open_lake(root)


def test_a_staged_file_that_does_not_read_back_is_never_committed(
    lake, root, make_article, monkeypatch, take_picture
):
    publish(lake, [make_article(1)], run_id="r1")
    before = take_picture(root, "articles")
    monkeypatch.setattr("load.parts.encode_rows", lambda *_, **__: b"PAR1 not really PAR1")

    with pytest.raises(CorruptFile, match=PART):
        publish(lake, [make_article(2)], run_id="r2")

    assert take_picture(root, "articles") == before
    assert list((root / "_lake/staging").iterdir()) == []


def test_rows_that_stand_twice_are_never_committed(lake, root, make_article, monkeypatch):
    publish(lake, [make_article(1)], run_id="r1")
    monkeypatch.setattr(
        "load.publish.merge_articles", lambda stored, _: pa.concat_tables([stored, stored])
    )

    with pytest.raises(CorruptFile, match="reads back 2 rows, 1 keys"):
        publish(lake, [make_article(2)], run_id="r2")
    assert len(read_articles(root)) == 1


def test_an_error_of_the_disk_names_the_file(lake, make_article, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("load.storage.disk.os.fsync", fail)
    with pytest.raises(LakeError, match=r"tail\.arrow.*Input/output error.*check the disk"):
        publish(lake, [make_article(1)], run_id="r1")


def test_no_flipped_byte_passes_for_other_rows(lake, root, make_article):
    publish(lake, [make_article(n) for n in range(5)], run_id="r1")
    good = (root / "articles" / PART).read_bytes()
    rows = read_part(pa.py_buffer(good), ARTICLES, PART)
    refused = 0
    for place in range(0, len(good), 3):
        flipped = good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
        try:
            assert read_part(pa.py_buffer(flipped), ARTICLES, PART).equals(rows), place
        except LakeError:
            refused += 1
    assert refused > len(good) / 9
