"""Writers killed at random moments: nothing acknowledged is lost, nothing doubled, nothing half read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("kill_harness.py")


def run_harness(root, *, kills=100_000, seconds, mutation="none"):
    command = [sys.executable, str(HARNESS), str(root), str(kills), str(seconds), mutation]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds + 120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def find_complaints(root, mutation, seconds=2):
    """Run a broken lake until something is noticed; it takes a round or two."""
    for _ in range(12):
        complaints = run_harness(root, seconds=seconds, mutation=mutation)["complaints"]
        if complaints:
            return complaints
    return []


def test_kills_do_no_harm(root):
    seen = run_harness(root, seconds=12)

    assert seen["complaints"] == []
    assert seen["died"] == 0
    assert seen["kills"] >= 10
    assert seen["mid_write"] >= 3
    assert seen["batches"] >= 3
    assert seen["reads"] >= 10


@pytest.mark.soak
def test_many_kills_do_no_harm(root):
    seen = run_harness(root, kills=250, seconds=600)

    assert seen["complaints"] == []
    assert seen["died"] == 0
    assert seen["kills"] >= 150
    assert seen["mid_write"] > 20


@pytest.mark.parametrize("mutation", ["no_lock", "no_rename", "no_pin"])
def test_the_harness_sees_a_safeguard_that_is_missing(root, mutation):
    assert find_complaints(root, mutation) != []


@pytest.mark.s3
def test_kills_do_no_harm_on_s3(s3_root):
    seen = run_harness(s3_root, seconds=20)

    assert seen["complaints"] == []
    assert seen["died"] == 0
    assert seen["mid_write"] >= 3
    assert seen["batches"] >= 3


@pytest.mark.s3
@pytest.mark.soak
def test_many_kills_do_no_harm_on_s3(s3_root):
    seen = run_harness(s3_root, kills=250, seconds=900)

    assert seen["complaints"] == []
    assert seen["died"] == 0
    assert seen["kills"] >= 150
    assert seen["mid_write"] > 20


@pytest.mark.s3
@pytest.mark.parametrize("mutation", ["no_if_match", "no_pin"])
def test_the_harness_sees_a_safeguard_that_is_missing_on_s3(s3_root, mutation):
    assert find_complaints(s3_root, mutation, seconds=8) != []
