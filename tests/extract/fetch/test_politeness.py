"""A fetcher waits for its host's turn, tries again what may pass, and heeds what a host asks for."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from extract.fetch.faults import FetchSetupError
from extract.fetch.fetcher import Fetcher
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond
from tests.extract.fetch.test_faults import hang_up


def test_a_user_agent_that_cannot_be_sent_is_a_setup_error(tmp_path: Path) -> None:
    with pytest.raises(FetchSetupError, match="ASCII"):
        Fetcher(user_agent="newslake/1 (Михаил)", pace_dir=tmp_path)


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


def test_pauses_grow_and_are_spread(
    server: FaultServer, fetcher: Fetcher, slept: list[float]
) -> None:
    for number in range(4):
        url = server.answer(f"/{number}", respond(status="502 Bad Gateway"))
        fetcher.fetch(make_link(url), source=make_source())
    firsts, seconds = slept[::2], slept[1::2]
    assert all(second > first for first, second in zip(firsts, seconds, strict=True))
    assert all(a != b for a, b in pairwise(firsts))
