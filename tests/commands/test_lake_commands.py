"""`newslake verify`, `maintain`, `snapshot`, `sources` and the help."""

import json
import shutil
from datetime import UTC, date, datetime

import pytest

from flows.backfilling.done_days import note_done_day, note_undated
from flows.scheduling.source_state import SourceState, write_state
from load.lake import open_store

LATER = datetime(2022, 1, 15, 10, 0, tzinfo=UTC)


def test_a_sound_lake_verifies(filled, newslake):
    ended = newslake("verify")
    assert (ended.status, ended.err) == (0, "")
    assert "sound" in ended.out


def test_a_damaged_file_is_named(filled, newslake):
    part = next(filled.lake.glob("articles/v1/*/*.parquet"))
    data = bytearray(part.read_bytes())
    for offset in range(200, 400):
        data[offset] ^= 0xFF
    part.write_bytes(bytes(data))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    assert any(part.parent.name in finding["place"] for finding in json.loads(ended.out))


@pytest.mark.parametrize("lost", ["*.warc.gz", "*.index.jsonl"])
def test_a_lost_file_of_the_raw_archive_is_named(filled, newslake, lost):
    (gone,) = (filled.lake / "raw").rglob(lost)
    gone.unlink()
    rows = len(filled.read()) + len(filled.read("rejected_pages"))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    assert json.loads(ended.out) == [
        {
            "place": str(gone.relative_to(filled.lake)),
            "problem": f"is gone; {rows} rows were read from its pages",
        }
    ]


def cut_lines(data):
    return b"".join(data.splitlines(keepends=True)[:-1])


@pytest.mark.parametrize(
    ("file", "damage", "problem"),
    [
        ("*.index.jsonl", lambda _: b"", "the index names no page"),
        ("*.index.jsonl", cut_lines, "lacks 1 pages that rows were read from, such as that at"),
        (
            "*.index.jsonl",
            lambda data: data.replace(b"r1-0.warc", b"r3-0.warc"),
            "the index names a page of another segment",
        ),
        (
            "*.index.jsonl",
            lambda data: data.replace(b"date=2022-01-15", b"date=2022-01-14"),
            "pages that rows were read from, such as that at 0 of",
        ),
        ("*.warc.gz", lambda data: data[:-1], "before 1 of its pages"),
        ("*.warc.gz", lambda _: b"", "ends at byte 0, before"),
    ],
)
def test_pages_that_the_raw_archive_holds_no_more_are_named(
    filled, newslake, file, damage, problem
):
    (damaged,) = (filled.lake / "raw").rglob(file)
    damaged.write_bytes(damage(damaged.read_bytes()))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    (finding,) = json.loads(ended.out)
    assert finding["place"] == str(damaged.relative_to(filled.lake))
    assert problem in finding["problem"]


def test_damaged_notes_of_schedules_and_backfills_are_named(filled, newslake):
    store, day = open_store(str(filled.lake)), date(2022, 1, 10)
    write_state(store, SourceState(source="sample", started_at=LATER))
    note_done_day(store, "sample", day, "auto", discovered=3, done_at=LATER)
    note_undated(store, "sample", (day, day), "auto", done_at=LATER)
    assert newslake("verify").status == 0
    state = filled.lake / "_lake/sources/sample.json"
    shutil.copy(state, state.with_name("other.json"))
    days = sorted((filled.lake / "_lake/backfills").rglob("*.json"))
    for path in (state, *days):
        path.write_bytes(path.read_bytes()[:-9])

    found = {
        each["place"]: each["problem"] for each in json.loads(newslake("verify", "--json").out)
    }

    damaged = [state, state.with_name("other.json"), *days]
    assert found.keys() == {str(path.relative_to(filled.lake)) for path in damaged}
    assert found["_lake/sources/other.json"] == "is the state of sample"
    assert len(days) == 2


def test_maintenance_keeps_every_row(filled, newslake):
    before = filled.read()
    assert newslake("maintain").status == 0
    assert filled.read().equals(before)
    assert newslake("verify").status == 0


def test_a_snapshot_is_a_sound_lake(filled, newslake, tmp_path, monkeypatch):
    copy = tmp_path / "copy"
    assert newslake("snapshot", str(copy)).status == 0
    monkeypatch.setenv("NEWSLAKE_LAKE", str(copy))
    assert newslake("verify").status == 0


@pytest.mark.parametrize(
    "command",
    [["rules", "sample"], ["reprocess", "sample"], ["maintain"], ["migrate"], ["snapshot", "copy"]],
)
def test_a_lake_that_is_not_there_is_named_and_not_made(sample, newslake, monkeypatch, command):
    monkeypatch.chdir(sample.config)
    ended = newslake(*command)
    assert ended.status == 3
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert f"{sample.lake}: is no lake" in line
    assert not sample.lake.exists()
    assert not (sample.config / "copy").exists()


def test_sources_are_listed_and_checked(sample, newslake):
    assert "sample" in newslake("sources", "list").out
    assert newslake("sources", "check").status == 0


def test_help_names_every_command(newslake):
    ended = newslake("--help")
    assert ended.status == 0
    for command in ("tour", "ingest", "backfill", "try", "rules", "reprocess", "verify"):
        assert command in ended.out
