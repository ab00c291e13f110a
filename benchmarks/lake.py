"""Measures the lake at a million articles or more: what a run costs, what a reader waits for, what a row weighs.

    python -m benchmarks.lake [ARTICLES] [FOLDER] [--days N]

The articles are words drawn as in prose (Zipf), 6 KB each, over 365 days of 40 sources; the folder
is made once and used again. Prints one table; CPU is user and system time of this process.
"""

import argparse
import os
import platform
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.lake_rows import (
    DAYS,
    LAST_DAY,
    RECENT_DAYS,
    RUN_ROWS,
    build_run,
    draw_paragraphs,
    fill_lake,
)
from load.lake import open_lake
from load.merge import Fate
from load.part_file import CLOSED_ZSTD_LEVEL, encode_rows
from load.partitions import Partition
from load.publish import publish
from load.read import read_articles
from load.schema import ARTICLES
from records.row import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one piece of work cost."""

    cpu_seconds: float
    wall_seconds: float
    written_bytes: int


def measure(work: Callable[[], object]) -> Cost:
    """Run something once and say what it cost."""
    before, cpu, wall = read_written_bytes(), read_cpu_seconds(), time.perf_counter()
    work()
    return Cost(
        cpu_seconds=read_cpu_seconds() - cpu,
        wall_seconds=time.perf_counter() - wall,
        written_bytes=read_written_bytes() - before,
    )


def measure_best(work: Callable[[], object], times: int = 3) -> Cost:
    """Return the cheapest of a few runs: other work on the machine only ever adds."""
    return min((measure(work) for _ in range(times)), key=lambda cost: cost.cpu_seconds)


def read_cpu_seconds() -> float:
    """Return the CPU time of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def read_written_bytes() -> int:
    """Return the bytes this process has handed to the kernel for writing."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("wchar")).split()[1])


def measure_runs(root: Path, pool: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what a run costs."""
    costs, quiet = [], []
    for run in range(3):
        records = build_run(pool, run)
        with tempfile.TemporaryDirectory(dir=root.parent) as folder:
            copy = Path(folder) / "lake"
            # files are replaced by renaming, so links leave the lake itself as it is
            shutil.copytree(root, copy, copy_function=os.link)
            costs.append(measure(partial(publish_and_check, copy, records, Fate.STORED)))
            quiet.append(measure(partial(publish_and_check, copy, records, Fate.UNCHANGED)))
    cost = min(costs, key=lambda each: each.cpu_seconds)
    same = min(quiet, key=lambda each: each.cpu_seconds)
    yield f"{RUN_ROWS} rows of the last {RECENT_DAYS} days, one in ten changed", show(cost)
    yield f"the same {RUN_ROWS} rows again, nothing changed, lake opened anew", show(same)


def publish_and_check(root: Path, records: list[ArticleRecord], fate: Fate) -> None:
    """Publish into the lake as a run does."""
    report = publish(open_lake(root), records, run_id="bench")
    if report.count(fate) < RUN_ROWS * 0.8:
        raise SystemExit(f"{fate}: {report.count(fate)} of {len(records)}")


def measure_reads(root: Path, day: date) -> Iterator[tuple[str, str]]:
    """Yield what a reader waits for."""
    for engine in ("arrow", "pandas", "polars", "duckdb"):
        read: Any = read_articles
        cost = measure_best(partial(read, root, start=day, end=day, engine=engine))
        yield f"one day, all columns, read_articles(engine={engine!r})", show(cost)
    tree = f"{root}/articles/v1"
    cost = measure_best(lambda: pd.read_parquet(f"{tree}/date={day}", columns=["title", "text"]))
    yield "one day, title and text, plain pandas", show(cost)


def measure_counts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what counting a year takes."""
    tree = f"{root}/articles/v1"
    count = measure_best(lambda: count_by_day(root))
    yield "counts by source and day over the year, read_articles", show(count)
    sql = f"select source, date, count(*) from '{tree}/*/*.parquet' group by all"
    yield (
        "the same, DuckDB on the folder",
        show(measure_best(lambda: duckdb.connect().execute(sql).fetchall())),
    )
    lazy = pl.scan_parquet(tree).group_by("source", "date").len()
    yield "the same, Polars on the folder", show(measure_best(lazy.collect))


def count_by_day(root: Path) -> None:
    """Count articles by source and day."""
    rows = read_articles(root, columns=["source", "date"], engine="arrow")
    rows.group_by(["source", "date"]).aggregate([([], "count_all")])


def weigh_rows(root: Path, day: date) -> Iterator[tuple[str, str]]:
    """Yield what an article weighs."""
    path = root / Partition(day=day).locate_part(ARTICLES)
    rows = pq.ParquetFile(path).read()
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="snappy")
    texts = sum(len(text.encode()) for text in rows["text"].to_pylist())
    for name, size in {
        "zstd-3 (fresh days)": path.stat().st_size,
        "zstd-9 (closed days)": len(encode_rows(rows, ARTICLES, level=CLOSED_ZSTD_LEVEL)),
        "pyarrow's defaults (snappy)": sink.tell(),
        "the texts alone, raw": texts,
    }.items():
        yield f"bytes per article, {name}", f"{size / rows.num_rows:,.0f}"


def show(cost: Cost) -> str:
    """Return a cost in one cell."""
    written = cost.written_bytes / 1e6
    return f"{cost.cpu_seconds:.3f} s CPU, {cost.wall_seconds:.3f} s, {written:.1f} MB written"


def describe_machine() -> str:
    """Return where this was measured."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    name = model[1] if model else platform.machine()
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} x {name}, Python {platform.python_version()}, pyarrow {pa.__version__}, load {load:.1f}"


def run_benchmark(articles: int, folder: Path, days: int) -> None:
    """Fill the lake where needed, measure and print the table."""
    pool = draw_paragraphs(np.random.default_rng(1))
    root = folder / f"lake-{articles}"
    fill_lake(open_lake(root), articles, days, pool)
    day = LAST_DAY - timedelta(days=min(100, days - 1))
    print(f"{articles:,} articles in {DAYS} days; {describe_machine()}")
    print("" if days == DAYS else f"all claimed, files of the last {days} days only\n")
    print("| what | cost |\n|---|---|")
    counts = measure_counts(root) if days == DAYS else iter(())
    for measured in (
        measure_runs(root, pool),
        measure_reads(root, day),
        counts,
        weigh_rows(root, day),
    ):
        for what, cost in measured:
            print(f"| {what} | {cost} |", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=int, nargs="?", default=1_000_000)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(tempfile.gettempdir()) / "newslake-bench"
    )
    parser.add_argument("--days", type=int, default=DAYS, help="days whose files are written")
    arguments = parser.parse_args()
    run_benchmark(arguments.articles, arguments.folder, arguments.days)


if __name__ == "__main__":
    main()
