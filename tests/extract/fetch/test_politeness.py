import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from extract.fetch.faults import FetchFault, FetchSetupError
from extract.fetch.fetcher import Fetcher
from extract.fetch.pace import Pacer
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fake_time import FakeTime
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond
from tests.extract.fetch.test_faults import hang_up


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


def test_a_user_agent_that_cannot_be_sent_is_a_setup_error(tmp_path: Path) -> None:
    with pytest.raises(FetchSetupError, match="ASCII"):
        Fetcher(user_agent="newslake/1 (Михаил)", pace_dir=tmp_path)


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


def test_a_fetcher_waits_for_its_hosts_turn(tmp_path: Path, server: FaultServer) -> None:
    url = server.answer("/page", respond())
    slept: list[float] = []
    source = make_source(politeness={"delay_seconds": 7.0})
    with Fetcher(user_agent="newslake/1", pace_dir=tmp_path, sleep=slept.append) as fetcher:
        for _ in range(3):
            assert isinstance(fetcher.fetch(make_link(url), source=source), RawPage)
    assert [round(seconds / 7) for seconds in slept] == [1, 2]


def test_threads_share_one_fetcher(server: FaultServer, fetcher: Fetcher) -> None:
    urls = [server.answer(f"/{number}", respond(str(number).encode())) for number in range(30)]
    source = make_source(limits={"deadline_seconds": 10})
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda url: fetcher.fetch(make_link(url), source=source), urls))
    assert [page.body for page in pages if isinstance(page, RawPage)] == [
        str(number).encode() for number in range(30)
    ]


def test_a_connection_serves_many_pages_also_after_a_404(
    server: FaultServer, fetcher: Fetcher
) -> None:
    url = server.answer("/page", respond(b"hello", "Connection: keep-alive"))
    missing = server.answer(
        "/missing", respond(b"no", "Connection: keep-alive", status="404 Not Found")
    )
    source = make_source(limits={"deadline_seconds": 10})
    for address in (url, missing, url):
        fetcher.fetch(make_link(address), source=source)
    assert (len(server.requests), server.connections) == (3, 1)


def test_a_request_on_a_connection_that_was_closed_is_sent_again_in_a_turn_of_its_own(
    server: FaultServer, fetcher: Fetcher, slept: list[float]
) -> None:
    kept = respond(b"one", "Connection: keep-alive")
    url = server.answer("/page", kept, hang_up, respond(b"two"))
    source = make_source(politeness={"delay_seconds": 7.0})
    pages = [fetcher.fetch(make_link(url), source=source) for _ in range(2)]
    assert [page.body for page in pages if isinstance(page, RawPage)] == [b"one", b"two"]
    assert [round(seconds / 7) for seconds in slept] == [1, 2]


# retries and Retry-After


def test_what_fails_in_passing_is_tried_again(
    server: FaultServer, fetcher: Fetcher, slept: list[float]
) -> None:
    busy = respond(status="503 Service Unavailable")
    url = server.answer("/page", busy, busy, respond(b"at last"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert result.body == b"at last"
    first, second = slept
    assert 0.5 <= first <= 1.0 <= second <= 2.0


def test_three_tries_are_all(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/page", respond(status="500 Internal Server Error"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert (result.status, result.passing) == (500, True)
    assert len(server.asked("/page")) == 3


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "410 Gone", "501 No", "522 X"]
)
def test_what_cannot_succeed_is_asked_once(
    server: FaultServer, fetcher: Fetcher, status: str
) -> None:
    url = server.answer("/page", respond(status=status))
    fetcher.fetch(make_link(url), source=make_source())
    assert len(server.asked("/page")) == 1


ASKING = [
    "429 Too Many Requests",
    "500 Oops",
    "502 Bad Gateway",
    "503 Service Unavailable",
    "504 Gateway Timeout",
]


@pytest.mark.parametrize("status", ASKING)
def test_a_short_retry_after_is_waited_for(
    server: FaultServer, fetcher: Fetcher, slept: list[float], status: str
) -> None:
    url = server.answer("/page", respond(b"", "Retry-After: 20", status=status), respond(b"now"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert max(slept) == pytest.approx(20, abs=2)


@pytest.mark.parametrize("status", ASKING)
def test_a_long_retry_after_ends_the_page_and_binds_the_host(
    server: FaultServer, fetcher: Fetcher, status: str
) -> None:
    url = server.answer("/page", respond(b"", "Retry-After: 3600", status=status))
    other = server.answer("/other", respond())
    failure = fetcher.fetch(make_link(url), source=make_source())
    later = fetcher.fetch(make_link(other), source=make_source())
    assert isinstance(failure, FetchFailure)
    assert isinstance(later, FetchFailure)
    for result in (failure, later):
        assert (result.kind, result.passing) == (FailureKind.STATUS, True)
        assert result.status == int(status[:3])
        assert result.retry_after_seconds == pytest.approx(3600, abs=30)
    assert len(server.requests) == 1


def test_a_host_is_the_same_however_it_is_written(server: FaultServer, fetcher: Fetcher) -> None:
    host = f"localhost:{server.port}"
    server.answer("/page", respond(b"", "Retry-After: 3600", status="429 Too Many Requests"))
    fetcher.fetch(make_link(f"http://{host}/page"), source=make_source())
    for spelling in (host.upper(), f"localhost.:{server.port}", f"%6Cocalhost:{server.port}"):
        later = fetcher.fetch(make_link(f"http://{spelling}/page"), source=make_source())
        assert isinstance(later, FetchFailure)
        assert later.status == 429
    assert len(server.requests) == 1


def test_a_retry_after_date_is_read_by_the_servers_clock(
    server: FaultServer, fetcher: Fetcher
) -> None:
    url = server.answer(
        "/page",
        respond(
            b"",
            "Date: Mon, 10 Jan 2022 12:00:00 GMT",
            "Retry-After: Mon, 10 Jan 2022 14:00:00 GMT",
            status="503 Service Unavailable",
        ),
    )
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert result.retry_after_seconds == 7200


@pytest.mark.parametrize("wish", ["soon", "-5", "", "9" * 400, "Mon, 99 Foo 2022", "1e9", "٣"])
def test_a_retry_after_without_sense_does_no_harm(
    server: FaultServer, fetcher: Fetcher, wish: str
) -> None:
    header = f"Retry-After: {wish}".encode().decode("latin-1")
    url = server.answer("/page", respond(b"", header, status="503 Service Unavailable"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.status, result.passing) == (FailureKind.STATUS, 503, True)


def test_closing_a_host_is_bounded(pacer: Pacer) -> None:
    pacer.note("a.example", wish(1e12))
    closed = ask(pacer, "a.example", 0)
    assert closed is not None
    assert closed.retry_after_seconds is not None
    assert closed.retry_after_seconds <= 86_400


def test_pauses_grow_and_are_spread(
    server: FaultServer, fetcher: Fetcher, slept: list[float]
) -> None:
    for number in range(4):
        url = server.answer(f"/{number}", respond(status="502 Bad Gateway"))
        fetcher.fetch(make_link(url), source=make_source())
    firsts, seconds = slept[::2], slept[1::2]
    assert all(second > first for first, second in zip(firsts, seconds, strict=True))
    assert all(a != b for a, b in pairwise(firsts))
