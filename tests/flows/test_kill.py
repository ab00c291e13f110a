"""A run killed at any moment and run again ends in the dataset of an undisturbed run."""

import multiprocessing
import os
import random
import time
from datetime import UTC, datetime

import pandas as pd
from pandas.testing import assert_frame_equal

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)
KILLS = 8


def ingest_in_child(environment, ready):
    """Run once in a process that is already warm, so that kills land in work and not in imports."""
    os.environ.update(environment)
    from config.read import choose_sources, read_settings, read_sources
    from flows.steps import ingest_sources, map_jobs_in_threads, start_run

    run = start_run(read_settings(), now=NOW)
    ready.set()
    ingest_sources(choose_sources(read_sources(), ["sample"]), run, map_jobs_in_threads)


def start_child(context, environment):
    ready = context.Event()
    child = context.Process(target=ingest_in_child, args=(environment, ready))
    child.start()
    assert ready.wait(60)
    return child


def read_rows(lake, dataset, keys):
    rows = pd.read_parquet(lake / dataset / "v1").drop(columns="raw_ref", errors="ignore")
    return rows.sort_values(keys, ignore_index=True)


def test_killed_runs_end_in_the_same_dataset(sample, tmp_path):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.steps"])
    environment = {
        name: os.environ[name] for name in ("NEWSLAKE_CONFIG", "NEWSLAKE_LAKE", "NEWSLAKE_STATE")
    }
    undisturbed = tmp_path / "undisturbed"
    warm = start_child(context, {**environment, "NEWSLAKE_LAKE": str(tmp_path / "warm")})
    warm.join()
    began = time.monotonic()
    calm = start_child(context, {**environment, "NEWSLAKE_LAKE": str(undisturbed)})
    calm.join()
    left_seconds = time.monotonic() - began
    assert calm.exitcode == 0

    # each run carries on where the killed one ended, so it is done sooner than the one before
    moments = random.Random(20220110)
    killed = tried = 0
    while killed < KILLS and tried < 5 * KILLS:
        child = start_child(context, environment)
        began = time.monotonic()
        child.join(moments.uniform(0, left_seconds))
        child.kill()
        child.join()
        tried += 1
        if child.exitcode == 0:
            left_seconds = min(left_seconds, time.monotonic() - began)
        else:
            killed += 1
    assert killed >= KILLS / 2
    sample.ingest("sample", now=NOW)

    for dataset, keys in {
        "articles": ["article_id"],
        "removed_blocks": ["article_id", "position"],
        "rejected_pages": ["url"],
        "url_ledger": ["url_key"],
    }.items():
        assert_frame_equal(
            read_rows(sample.lake, dataset, keys), read_rows(undisturbed, dataset, keys)
        )
    assert not list((sample.lake / "revisions").rglob("*.parquet"))
