"""A snapshot is a sound lake of its own, or none at all."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pandas as pd
import pytest

from load.errors import CorruptFile, LakeSetupError
from load.lake import open_lake
from load.ledger import LedgerEntry, open_ledger
from load.maintain import maintain_lake
from load.publish import publish
from load.snapshot import take_snapshot
from load.url_states import publish_url_states
from load.verify import verify_lake
from records.outcome import Outcome
from tests.load.parts import PART, START


def test_a_snapshot_is_a_sound_lake_of_the_same_rows(full_lake, tmp_path, take_picture):
    (full_lake / "raw/source=s1").mkdir(parents=True)
    (full_lake / "raw/source=s1/a.warc.gz").write_bytes(b"raw")
    copy = tmp_path / "copy"

    snapshot = take_snapshot(open_lake(full_lake), copy)

    def strip(picture):
        kept = {name: each[2] for name, each in picture.items()}
        return {
            name: data
            for name, data in kept.items()
            if "ledger.sqlite" not in name and "/locks/" not in name
        }

    assert snapshot.files == len(strip(take_picture(copy)))
    original, copied = strip(take_picture(full_lake)), strip(take_picture(copy))
    names = [
        json.loads(each.pop("_lake/schema.json")).pop("lake_id") for each in (original, copied)
    ]
    assert len(set(names)) == 2
    assert copied == original
    assert list(verify_lake(copy)) == []
    with open_ledger(open_lake(copy)) as ledger:
        assert len(list(ledger.iterate())) == 1
    with pytest.raises(LakeSetupError, match="is not empty"):
        take_snapshot(open_lake(full_lake), copy)


def test_a_snapshot_holds_what_is_left_of_a_day_whose_articles_are_lost(full_lake, tmp_path):
    (full_lake / "articles" / PART).unlink()
    take_snapshot(open_lake(full_lake), tmp_path / "copy")

    for dataset in ("revisions", "removed_blocks"):
        kept = (tmp_path / "copy" / dataset / PART).read_bytes()
        assert kept == (full_lake / dataset / PART).read_bytes()


def test_a_snapshot_holds_what_is_known_of_sources_and_days(full_lake, tmp_path):
    lake = open_lake(full_lake)
    kept = {"_lake/sources/s1.json": b"{}", "_lake/backfills/s1/2022-01-01.auto.json": b"{}"}
    for path, data in kept.items():
        lake.store.replace(path, data, expected=None)
    take_snapshot(lake, tmp_path / "copy")
    assert {path: (tmp_path / "copy" / path).read_bytes() for path in kept} == kept


def test_no_snapshot_is_taken_of_a_damaged_file(full_lake, tmp_path):
    part = next((Path(full_lake) / "articles/v1").rglob("*.parquet"))
    data = bytearray(part.read_bytes())
    data[len(data) // 3] ^= 0xFF
    part.write_bytes(data)
    with pytest.raises(CorruptFile, match=part.name):
        take_snapshot(open_lake(full_lake), tmp_path / "copy")


@pytest.mark.parametrize(
    "place",
    ["copy", "raw/copy", "articles/v1/copy", "_lake/runs/copy", "_lake/staging/a/b", ".", ".."],
)
@pytest.mark.parametrize("linked", [False, True])
def test_no_snapshot_is_taken_into_the_lake_itself(
    full_lake, tmp_path, take_picture, place, linked
):
    lake = open_lake(full_lake)
    (tmp_path / "link").symlink_to(full_lake)
    (full_lake / "raw").mkdir()
    before = take_picture(tmp_path)

    with pytest.raises(LakeSetupError, match="lies in the lake, or around it"):
        take_snapshot(lake, (tmp_path / "link" if linked else full_lake) / place)

    assert take_picture(tmp_path) == before


def test_no_snapshot_is_taken_into_a_folder_that_the_lake_links_to(full_lake, tmp_path):
    (tmp_path / "archive").mkdir()
    (full_lake / "raw").symlink_to(tmp_path / "archive")
    with pytest.raises(LakeSetupError, match="lies in the lake"):
        take_snapshot(open_lake(full_lake), tmp_path / "archive/copy")
    assert list((tmp_path / "archive").iterdir()) == []


@pytest.mark.parametrize("step", ["collect_claims", "copy_part"])
def test_a_snapshot_cut_short_is_no_lake(full_lake, tmp_path, monkeypatch, step):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"load.snapshot.{step}", stop)
    with pytest.raises(KeyboardInterrupt):
        take_snapshot(open_lake(full_lake), tmp_path / "copy")

    with pytest.raises(LakeSetupError, match=r"copy/_lake/schema\.json: is missing.*cut short"):
        open_lake(tmp_path / "copy")


def test_a_snapshot_calls_nothing_stored_or_rejected_that_it_does_not_hold(
    full_lake, tmp_path, make_article, make_rejection
):
    lake, writer, numbers = open_lake(full_lake), open_lake(full_lake), count(100)
    plain = lake.store.read

    def store_one_more_and_read(path):
        if path.split("/")[0] not in {"articles", "revisions", "removed_blocks"}:
            article = make_article(next(numbers), source="s1")
            publish(writer, [article], run_id="r3")
            entry = LedgerEntry(
                source="s1",
                key=article.url,
                url=article.url,
                state=Outcome.STORED,
                first_seen_at=START,
                article_id=article.article_id,
            )
            rejection = make_rejection(next(numbers))
            publish(writer, [], {}, [rejection], run_id="r3")
            refused = replace(
                entry,
                key=rejection.url,
                url=rejection.url,
                source=rejection.source,
                state=Outcome.REJECTED,
                article_id=None,
            )
            publish_url_states(writer, [entry, refused])
            with open_ledger(writer) as ledger:
                ledger.upsert([entry])
        return plain(path)

    lake.store.read = store_one_more_and_read
    copy = tmp_path / "copy"
    take_snapshot(lake, copy)

    held = set(pd.read_parquet(copy / "articles/v1")["article_id"])
    assert len(pd.read_parquet(full_lake / "articles/v1")) > 6
    assert set(pd.read_parquet(copy / "url_ledger/v1")["article_id"].dropna()) <= held
    with open_ledger(open_lake(copy)) as ledger:
        assert {entry.article_id for entry in ledger.iterate()} <= {None, *held}
    assert list(verify_lake(copy)) == []


def test_a_lake_can_be_copied_verified_and_maintained_while_it_is_written(
    lake, root, tmp_path, make_article
):
    def write():
        for step in range(1, 12):
            batch = [
                make_article(n, text=f"{step}", hours=step, published_at=long_ago)
                for n in range(step, step + 9)
            ]
            publish(lake, batch, run_id=f"r{step}")

    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    publish(lake, [make_article(0, published_at=long_ago)], run_id="r0")
    with ThreadPoolExecutor(1) as pool:
        writer, copies, findings = pool.submit(write), 0, []
        while not writer.done() or copies == 0:
            copies += 1
            take_snapshot(lake, tmp_path / f"copy{copies}")
            maintain_lake(lake, now=datetime.now(UTC))
            findings += [*verify_lake(root), *verify_lake(tmp_path / f"copy{copies}")]
        writer.result()

    assert findings == []
    assert len(pd.read_parquet(root / "articles/v1")) == 20
