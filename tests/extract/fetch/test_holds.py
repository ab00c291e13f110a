import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier, Lock

import pytest

from extract.fetch.fetcher import Fetcher
from extract.fetch.holds import Holds
from extract.fetch.host_files import HostFiles
from extract.fetch.pace import Pacer
from records.pages import RawPage
from tests.extract.fetch.fake_time import FakeTime
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

HOST = "a.example"


def test_requests_of_threads_to_one_host_never_overlap(
    server: FaultServer, fetcher: Fetcher
) -> None:
    lock, live, most = Lock(), 0, 0

    def answer_slowly(connection: socket.socket) -> None:
        nonlocal live, most
        with lock:
            live += 1
            most = max(most, live)
        server.closing.wait(0.02)
        with lock:
            live -= 1
        connection.sendall(respond())

    urls = [server.answer(f"/{number}", answer_slowly) for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        pages = list(
            pool.map(lambda url: fetcher.fetch(make_link(url), source=make_source()), urls)
        )
    assert all(isinstance(page, RawPage) for page in pages)
    assert most == 1


ASK_IN_TURN = """
import os, sys, time
from pathlib import Path
from extract.fetch.pace import Pacer
pacer = Pacer(Path(sys.argv[1]), read_clock=time.time, sleep=time.sleep)
for _ in range(10):
    with pacer.take_turn("a.example", 0.0):
        os.write(1, b"(")
        os.sched_yield()
        os.write(1, b")")
"""


def test_requests_of_processes_to_one_host_never_overlap(tmp_path: Path) -> None:
    with (tmp_path / "seen").open("wb") as seen:
        command = [sys.executable, "-c", ASK_IN_TURN, str(tmp_path / "pace")]
        processes = [subprocess.Popen(command, stdout=seen) for _ in range(3)]
        assert [process.wait(timeout=30) for process in processes] == [0, 0, 0]
    assert (tmp_path / "seen").read_bytes() == b"()" * 30


HOLD = """
import sys, time
from pathlib import Path
from extract.fetch.holds import Holds
from extract.fetch.host_files import HostFiles
with Holds(HostFiles(Path(sys.argv[1]))).try_hold("a.example") as is_ours:
    print(is_ours, flush=True)
    time.sleep(60)
"""


def test_a_killed_process_lets_go_of_its_host(tmp_path: Path, fake_time: FakeTime) -> None:
    pacer = Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"

        def ask() -> bool:
            with pacer.take_turn(HOST, 0.0):
                return True

        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(ask)
            os.kill(holder.pid, signal.SIGKILL)
            assert asked.result(timeout=10)


def test_a_host_is_free_for_others_while_its_turn_is_waited_for(tmp_path: Path) -> None:
    holds = Holds(HostFiles(tmp_path))
    found_free = []

    def sleep(_: float) -> None:
        with holds.try_hold(HOST) as is_ours:
            found_free.append(is_ours)

    pacer = Pacer(tmp_path, read_clock=lambda: 1_000.0, sleep=sleep)
    for _ in range(3):
        with pacer.take_turn(HOST, 5.0), holds.try_hold(HOST) as is_ours:
            assert not is_ours
    assert found_free == [True, True]


def test_who_finds_a_host_busy_takes_a_later_turn(
    tmp_path: Path, fake_time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)
    waiting = Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)
    first_at = fake_time.now
    with ExitStack() as request:
        request.enter_context(slow.take_turn(HOST, 10.0))
        wait_until_free = Holds.wait_until_free

        def answer_late(holds: Holds, host: str) -> None:
            request.close()
            wait_until_free(holds, host)

        monkeypatch.setattr(Holds, "wait_until_free", answer_late)
        with waiting.take_turn(HOST, 10.0):
            assert fake_time.now == pytest.approx(first_at + 20)


def test_chains_that_cross_two_hosts_do_not_wait_for_each_other(
    server: FaultServer, fetcher: Fetcher
) -> None:
    both_under_way = Barrier(2)

    def redirect(target: str) -> bytes:
        return f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()

    def redirect_together(target: str) -> object:
        def answer(connection: socket.socket) -> None:
            both_under_way.wait(10)
            connection.sendall(redirect(target))

        return answer

    here, there = server.base, f"http://localhost:{server.port}"
    server.answer("/to-there", redirect_together(f"{there}/end"))
    server.answer("/to-here", redirect_together(f"{here}/end"))
    server.answer("/end", respond())
    with ThreadPoolExecutor(2) as pool:
        chains = [
            pool.submit(fetcher.fetch, make_link(url), source=make_source())
            for url in (f"{here}/to-there", f"{there}/to-here")
        ]
        assert all(isinstance(chain.result(timeout=10), RawPage) for chain in chains)
