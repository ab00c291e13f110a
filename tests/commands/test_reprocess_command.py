"""`newslake reprocess`: archived pages read again give the same rows, and what changed is told."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from config.read import choose_sources, read_settings, read_sources
from examples.aggregator.server import serve_site
from flows.replaying import replay
from flows.scheduling.due import ingest_due
from flows.scheduling.lease import lease_source
from flows.steps import map_jobs_in_threads, start_run
from load.lake import open_lake
from load.ledger import open_ledger
from records.outcome import Outcome

LATER = datetime(2022, 1, 15, 10, 0, tzinfo=UTC)


DATASETS = ("articles", "revisions", "removed_blocks", "rejected_pages")


def test_reprocessing_with_the_same_code_changes_nothing(filled, newslake):
    before = filled.list_parts()
    ended = newslake("reprocess", "sample", "--json")
    report = json.loads(ended.out)
    assert report["changed_rows"] == report["stored"] == 0
    assert filled.list_parts() == before


def test_reprocessing_refuses_a_range_that_ends_before_it_begins(filled, newslake):
    ended = newslake("reprocess", "sample", "--from", "2022-01-07", "--to", "2022-01-05")
    assert ended.status == 2
    assert "2022-01-05 lies before the first 2022-01-07" in ended.err


def test_reprocessing_an_emptied_lake_brings_the_same_rows_back(
    filled, newslake, tmp_path, monkeypatch
):
    before = filled.read()
    again = tmp_path / "again"
    again.mkdir()
    (again / "raw").symlink_to(filled.lake / "raw")
    monkeypatch.setenv("NEWSLAKE_LAKE", str(again))
    assert newslake("reprocess", "sample").status == 0
    filled.lake = again
    assert filled.read().equals(before)


@pytest.mark.parametrize("datasets", [("articles",), ("articles", "removed_blocks")])
def test_a_lost_day_of_publication_comes_back_by_reprocessing_the_source(
    filled, newslake, datasets
):
    before = {path: data for path, (_, data) in filled.list_parts().items()}
    part = next(filled.lake.glob("articles/v1/*/*.parquet"))
    part.write_bytes(part.read_bytes()[:-5])
    ended = newslake("reprocess", "sample")
    assert ended.status == 3
    assert "move it away and run `newslake reprocess SOURCE` without days" in ended.err
    for name in datasets:
        shutil.rmtree(filled.lake / name / "v1" / part.parent.name)

    assert newslake("reprocess", "sample").status == 0

    assert {path: data for path, (_, data) in filled.list_parts().items()} == before
    assert newslake("verify").status == 0


def test_reprocessing_tells_the_ledger_what_pages_read_otherwise_now_are(filled, newslake):
    before = filled.read("url_ledger").set_index("url_key")
    limits = "{max_list_pages: 20, min_words: 100000}"
    home = read_sources()["sample"].home
    filled.write_source("sample", home, limits=limits)
    assert newslake("reprocess", "sample").status == 0
    after = filled.read("url_ledger").set_index("url_key")
    read = before.index[before["state"].isin(["stored", "duplicate"])]
    assert len(read) > 40
    assert set(after.loc[read, "state"]) == {"rejected"}
    assert after["first_seen_at"].equals(before["first_seen_at"])
    with open_ledger(open_lake(str(filled.lake))) as ledger:
        held = ledger.get("sample", read)
    assert {entry.state for entry in held.values()} == {Outcome.REJECTED}
    assert all(entry.etag for entry in held.values())


def test_reprocessing_leaves_a_source_alone_that_a_run_holds(filled, newslake):
    before = filled.list_parts()
    with lease_source(read_settings(), "sample", run_id="r9", kind="ingest", now=LATER) as lease:
        assert lease.granted
        ended = newslake("reprocess", "sample")
    assert ended.status == 1
    assert "sample: held by ingest r9" in ended.err
    assert filled.list_parts() == before
    assert newslake("reprocess", "sample").status == 0


def test_a_run_leaves_a_source_alone_that_is_reprocessed(filled, newslake, monkeypatch):
    skipped = []
    read = replay.read_rows

    def run_meanwhile(*arguments):
        (source,) = choose_sources(read_sources(), ["sample"])
        run = start_run(read_settings(), now=LATER)
        report = ingest_due([source], run, map_jobs_in_threads, only_due=False)
        skipped.extend(report.skipped)
        return read(*arguments)

    monkeypatch.setattr(replay, "read_rows", run_meanwhile)
    assert newslake("reprocess", "sample").status == 0
    assert [line.startswith("sample: held by reprocess") for line in skipped] == [True, True]


def test_reprocessing_brings_revisions_and_rejections_back(
    workplace, newslake, tmp_path, monkeypatch
):
    with serve_site() as home:
        port = int(home.rsplit(":", 1)[1])
        workplace.write_source("sample", f"{home}/", limits="{max_list_pages: 20}")
        workplace.ingest("sample", run_id="r1")
    with serve_site(port=port, edited=True):
        workplace.ingest("sample", run_id="r2", now=LATER)
    before = {name: workplace.read(name) for name in DATASETS}
    again = tmp_path / "again"
    again.mkdir()
    (again / "raw").symlink_to(workplace.lake / "raw")
    monkeypatch.setenv("NEWSLAKE_LAKE", str(again))
    assert newslake("reprocess", "sample").status == 0
    addresses = workplace.read("url_ledger")
    # an address that could not be fetched has no page in the archive
    addresses = addresses[addresses["state"].isin(["stored", "rejected", "duplicate"])]
    workplace.lake = again
    for name, rows in before.items():
        assert workplace.read(name).equals(rows), name
    assert newslake("verify").status == 0
    assert len(addresses) > 40
    assert workplace.read("url_ledger").equals(addresses.reset_index(drop=True))
