"""A full disk, a lake that can't be written: one clear line, nothing half-written."""

import os
import subprocess

import pytest

from load.verify import verify_lake


@pytest.fixture
def mount(tmp_path):
    """Mount a small file system of its own; skips where that is not allowed."""
    mounted = []

    def mount_at(folder, options):
        folder.mkdir(exist_ok=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
            check=False,
            capture_output=True,
        )
        if done.returncode:
            pytest.skip("mounting a small file system needs root")
        mounted.append(folder)

    yield mount_at
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("size", ["64k", "256k", "512k"])
def test_a_full_disk_is_one_line_and_leaves_a_sound_lake(sample, newslake, mount, size):
    mount(sample.lake, f"size={size}")
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status in {1, 3}
    (line,) = ended.err.splitlines()
    assert "no space" in line.lower() or "full" in line.lower()
    subprocess.run(["mount", "-o", "remount,size=64m", sample.lake], check=True)
    assert list(verify_lake(sample.lake)) == [] or not any(sample.lake.glob("_lake/schema.json"))
    assert newslake("ingest", "sample", "--no-prefect").status == 0
    assert list(verify_lake(sample.lake)) == []


def test_a_read_only_lake_is_one_line(sample, newslake, mount):
    mount(sample.lake, "size=64m")
    subprocess.run(["mount", "-o", "remount,ro", sample.lake], check=True)
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status == 3
    (line,) = ended.err.splitlines()
    assert str(sample.lake) in line


@pytest.mark.parametrize(
    "command",
    [
        ["ingest", "sample"],
        ["backfill", "sample", "--from", "2022-01-09", "--to", "2022-01-09"],
        ["up", "--no-sample"],
    ],
)
def test_a_folder_that_prefect_cannot_write_is_one_line(
    sample, newslake, mount, tmp_path, monkeypatch, command
):
    mount(tmp_path / "closed", "ro")
    home = tmp_path / "closed" / "prefect"
    monkeypatch.setenv("PREFECT_HOME", str(home))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    ended = newslake(*command)
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert f"PREFECT_HOME: {home} can't be written (Read-only file system)" in line
    assert "--no-prefect" in line


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("NEWSLAKE_STATE", "{file}", "NEWSLAKE_STATE"),
        ("NEWSLAKE_CONTACT", "büro@bay.example", "NEWSLAKE_CONTACT"),
    ],
)
def test_what_fetching_cannot_work_with_is_one_line(
    sample, newslake, monkeypatch, tmp_path, variable, value, told
):
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv(variable, value.format(file=file))
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert told in line


def test_a_lake_that_is_a_file_is_one_line(sample, newslake):
    sample.lake.write_text("not a folder")
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status == 3
    assert len(ended.err.splitlines()) == 1
    assert os.fspath(sample.lake) in ended.err


def test_a_backfill_that_could_fetch_nothing_says_so_and_ends_with_1(sample, newslake):
    overrides = sample.lake / "_lake/site_rules/sample/overrides.json"
    assert newslake("ingest", "sample", "--no-prefect").status == 0
    overrides.write_text("{")
    days = ["--from", "2021-12-30", "--to", "2021-12-31", "--again"]
    ended = newslake("backfill", "sample", *days, "--no-prefect")
    assert ended.status == 1
    (line,) = ended.err.splitlines()
    assert str(overrides) in line
