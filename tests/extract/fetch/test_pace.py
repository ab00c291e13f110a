"""Turns of one host keep their delay, across threads and processes, whatever becomes of one."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extract.fetch.faults import FetchFault, FetchSetupError
from extract.fetch.fetcher import Fetcher
from extract.fetch.pace import Pacer
from records.pages import FailureKind
from tests.extract.fetch.fake_time import FakeTime


@pytest.fixture
def pacer(tmp_path: Path, fake_time: FakeTime) -> Pacer:
    return Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)


def ask(pacer: Pacer, host: str, delay_seconds: float) -> FetchFault | None:
    """Make a request that is answered; return why it is not made."""
    try:
        with pacer.take_turn(host, delay_seconds):
            return None
    except FetchFault as fault:
        return fault


def wish(seconds: float, status: int = 503) -> FetchFault:
    return FetchFault(FailureKind.STATUS, "", status=status, retry_after_seconds=seconds)


def test_turns_of_one_host_keep_the_delay_and_hosts_do_not_wait_for_each_other(
    pacer: Pacer, fake_time: FakeTime
) -> None:
    for host in ("a.example", "a.example", "b.example:8080", "a.example"):
        assert ask(pacer, host, 2.0) is None
    assert fake_time.slept == pytest.approx([2.0, 2.0])


def test_two_pacers_of_one_folder_share_their_turns(tmp_path: Path, fake_time: FakeTime) -> None:
    first, second = (
        Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep) for _ in range(2)
    )
    ask(first, "a.example", 3.0)
    ask(second, "a.example", 3.0)
    assert fake_time.slept == pytest.approx([3.0])


def test_a_closed_host_is_waited_for_when_it_soon_opens_and_else_reported(
    pacer: Pacer, fake_time: FakeTime
) -> None:
    pacer.note("a.example", wish(20.0))
    pacer.note("a.example", wish(5.0, status=429))
    assert ask(pacer, "a.example", 0.0) is None
    assert fake_time.slept == pytest.approx([20.0])

    pacer.note("a.example", wish(3600.0, status=429))
    closed = ask(pacer, "a.example", 0.0)
    assert closed is not None
    assert (closed.status, closed.retry_after_seconds) == (429, pytest.approx(3600.0))


def test_a_turn_is_given_up_when_the_host_closes_meanwhile(tmp_path: Path) -> None:
    clock = FakeTime()

    def sleep(seconds: float) -> None:
        if not clock.slept:
            other.note("a.example", wish(30.0))
        clock.sleep(seconds)

    pacer = Pacer(tmp_path, read_clock=clock.read, sleep=sleep)
    other = Pacer(tmp_path, read_clock=clock.read, sleep=clock.sleep)
    ask(pacer, "a.example", 10.0)
    started = clock.now
    assert ask(pacer, "a.example", 10.0) is None
    assert clock.now - started >= 30.0


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 10, b"not numbers at all here", b"1 2 3", b"1 2 3 4 x", b"\xff"]
)
def test_a_damaged_pace_file_holds_nobody_up(
    tmp_path: Path, pacer: Pacer, fake_time: FakeTime, content: bytes
) -> None:
    (tmp_path / "a.example").write_bytes(content)
    assert ask(pacer, "a.example", 1.0) is None
    assert fake_time.slept == []


def test_a_pace_file_of_an_older_version_is_understood(
    tmp_path: Path, pacer: Pacer, fake_time: FakeTime
) -> None:
    now = fake_time.now
    (tmp_path / "a.example").write_text(f"{now:.6f} {now + 900:.6f} {now:.6f} 503\n")
    closed = ask(pacer, "a.example", 1.0)
    assert closed is not None
    assert closed.retry_after_seconds == pytest.approx(900)


def test_a_pace_file_from_the_future_holds_nobody_up(tmp_path: Path, fake_time: FakeTime) -> None:
    ahead = FakeTime()
    ahead.now += 1e6
    Pacer(tmp_path, read_clock=ahead.read, sleep=ahead.sleep).note("a.example", wish(900))
    pacer = Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)
    assert ask(pacer, "a.example", 1.0) is None
    assert fake_time.slept == []


def test_a_host_of_any_length_has_files_of_its_own(tmp_path: Path, pacer: Pacer) -> None:
    for host in ("../../etc/passwd", "a" * 300, "[::1]:80", "b" * 300, "b" * 300):
        ask(pacer, host, 0.0)
    assert len(list(tmp_path.iterdir())) == 2 * 4


def test_an_unusable_pace_folder_is_a_setup_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchSetupError, match="pace folder"):
        Fetcher(user_agent="newslake/1", pace_dir=tmp_path / "file" / "pace")


HOLD_LOCK = """
import fcntl, os, sys, time
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(60)
"""


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path, pacer: Pacer) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, str(tmp_path / "a.example")], stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        with ThreadPoolExecutor(1) as pool:
            turn = pool.submit(ask, pacer, "a.example", 0.0)
            os.kill(holder.pid, signal.SIGKILL)
            assert turn.result(timeout=10) is None


TAKE_TURNS = """
import sys, time
from pathlib import Path
from extract.fetch.pace import Pacer
pacer = Pacer(Path(sys.argv[1]), read_clock=time.time, sleep=time.sleep)
for _ in range(4):
    with pacer.take_turn("a.example", 0.05):
        print(time.time(), flush=True)
"""


def test_separate_processes_keep_the_delay_together(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TAKE_TURNS, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=30)[0] for process in processes]
    turns = sorted(float(line) for output in outputs for line in output.split())
    assert len(turns) == 12
    # every turn is given 0.05 s after the one before; waking up late cannot pull the first ones ahead
    assert turns[-1] - turns[0] > 11 * 0.05 - 0.04


def test_closing_a_host_is_bounded(pacer: Pacer) -> None:
    pacer.note("a.example", wish(1e12))
    closed = ask(pacer, "a.example", 0)
    assert closed is not None
    assert closed.retry_after_seconds is not None
    assert closed.retry_after_seconds <= 86_400
