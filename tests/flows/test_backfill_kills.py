"""A backfill that is killed is carried on with, and leaves the files of one that was not."""

import multiprocessing
import os
import random
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import steps
from load.verify import verify_lake
from records.outcome import Outcome
from tests.flows.backfills import LISTED, backfill, write_days

KILLS = 10


def test_a_backfill_killed_between_archive_and_lake_is_carried_on_under_its_name(
    workplace, paper, monkeypatch
):
    day = date(2022, 1, 10)
    write_days(paper, day)
    workplace.write_source("sample", paper.home, **LISTED)

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(steps, "publish", stop)
        with pytest.raises(KeyboardInterrupt):
            backfill(start=day, end=day)
    assert backfill(start=day, end=day).count(Outcome.STORED) == 2
    assert list(verify_lake(workplace.lake)) == []
    segments = [path.name for path in sorted(workplace.lake.rglob("*.warc.gz"))]
    assert segments == ["b1-2022-01-10-0.warc.gz", "b1-2022-01-10-2-0.warc.gz"]


def backfill_in_child(environment, run_id, ready):
    os.environ.update(environment)
    ready.set()
    backfill(run_id=run_id)


@pytest.mark.soak
def test_ten_kills_leave_the_files_of_an_undisturbed_backfill(workplace, counted, tmp_path):
    workplace.write_source("sample", counted.home)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.backfilling.days"])
    names = ("NEWSLAKE_CONFIG", "NEWSLAKE_LAKE", "NEWSLAKE_STATE")
    environment = {name: os.environ[name] for name in names}
    calm_lake = tmp_path / "calm"

    def start(run_id, **more):
        ready = context.Event()
        child = context.Process(target=backfill_in_child, args=(environment | more, run_id, ready))
        child.start()
        assert ready.wait(60)
        return child

    begun = datetime.now(UTC)
    calm = start("calm", NEWSLAKE_LAKE=str(calm_lake))
    calm.join()
    assert calm.exitcode == 0
    seconds = (datetime.now(UTC) - begun).total_seconds()
    moments = random.Random(20220110)
    for number in range(KILLS):
        child = start(f"b{number}")
        # short enough that ten of them cannot do the whole
        child.join(moments.uniform(0.02, 0.12) * seconds)
        assert child.is_alive()
        child.kill()
        child.join()
    last = start("last")
    last.join()
    assert last.exitcode == 0
    asked = counted.count_articles()
    again = start("again")
    again.join()
    assert again.exitcode == 0
    assert counted.count_articles() == asked
    assert read_files(workplace.lake) == read_files(calm_lake)
    assert list(verify_lake(workplace.lake)) == []
    assert not list((workplace.lake / "revisions").rglob("*.parquet"))


def read_files(lake):
    """Every part file as it is, but for the place of the raw bytes, which names the run that fetched them."""
    files = {}
    for path in sorted(lake.glob("*/v1/**/*.parquet")):
        table = pq.read_table(path, partitioning=None)
        if "raw_ref" in table.column_names:
            table = table.drop_columns("raw_ref")
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        files[str(path.relative_to(lake))] = sink.getvalue().to_pybytes()
    assert files
    return files
