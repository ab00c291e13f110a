"""A host that does not answer is left alone, and asked again later."""

from pathlib import Path

import pytest

from extract.fetch.closing import (
    FIRST_REFUSAL_SECONDS,
    FIRST_SILENCE_SECONDS,
    LONGEST_GROWN_SECONDS,
    MOST_SILENCES,
)
from extract.fetch.faults import FetchFault
from extract.fetch.fetcher import Fetcher
from extract.fetch.pace import Pacer
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fake_time import FakeTime
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond
from tests.extract.fetch.test_faults import drip_body, hang_up, stay_silent

HOST = "a.example"
SILENCE = FetchFault(FailureKind.TIMEOUT, "silence", unanswered=True)
REFUSAL = FetchFault(FailureKind.STATUS, "refusal", status=429)


@pytest.mark.parametrize("behaviour", [hang_up, stay_silent, drip_body])
def test_the_pages_of_a_silent_host_end_at_once(
    server: FaultServer, fetcher: Fetcher, behaviour: object
) -> None:
    source = make_source(limits={"deadline_seconds": 0.1})
    urls = [server.answer(f"/{number}", behaviour) for number in range(20)]
    results = [fetcher.fetch(make_link(url), source=source) for url in urls]
    assert len(server.requests) == MOST_SILENCES
    for result in results[MOST_SILENCES:]:
        assert isinstance(result, FetchFailure)
        assert (result.kind, result.passing) == (FailureKind.CONNECT, True)
        assert "did not answer 5 times in a row; not asked again for" in result.detail


def test_the_pages_of_another_host_are_asked_for(server: FaultServer, fetcher: Fetcher) -> None:
    silent = server.answer("/silent", hang_up)
    for _ in range(3):
        fetcher.fetch(make_link(silent), source=make_source())
    server.answer("/page", respond())
    there = f"http://localhost:{server.port}/page"
    assert isinstance(fetcher.fetch(make_link(there), source=make_source()), RawPage)


def test_any_answer_counts_against_silence(server: FaultServer, fetcher: Fetcher) -> None:
    silent = server.answer("/silent", hang_up)
    missing = server.answer("/missing", respond(status="404 Not Found"))
    for _ in range(3):
        for url in (silent, missing):
            fetcher.fetch(make_link(url), source=make_source())
    assert (len(server.asked("/silent")), len(server.asked("/missing"))) == (9, 3)


@pytest.fixture
def pacer(tmp_path: Path, fake_time: FakeTime) -> Pacer:
    return Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)


def ask_in_vain(pacer: Pacer, fault: FetchFault) -> FetchFault:
    """Make a request that ends with a fault; return that, or why it is not made."""
    with pytest.raises(FetchFault) as raised, pacer.take_turn(HOST, 0.0):
        raise fault.copy()
    return raised.value


def count_requests(pacer: Pacer, fault: FetchFault, *, most: int) -> int:
    """Make requests in vain until the host is closed, and return how many."""
    return next(n for n in range(most + 1) if ask_in_vain(pacer, fault).detail != fault.detail)


def test_one_request_tries_a_silent_host_again_and_doubles_its_time(
    pacer: Pacer, fake_time: FakeTime
) -> None:
    assert count_requests(pacer, SILENCE, most=9) == MOST_SILENCES
    seconds = FIRST_SILENCE_SECONDS
    for _ in range(9):
        fake_time.now += seconds - 1
        assert count_requests(pacer, SILENCE, most=9) == 0
        fake_time.now += 1
        assert count_requests(pacer, SILENCE, most=9) == 1
        seconds = min(2 * seconds, LONGEST_GROWN_SECONDS)
    assert seconds == LONGEST_GROWN_SECONDS
    assert fake_time.slept == []


def test_a_silent_host_that_answers_again_is_as_before(pacer: Pacer, fake_time: FakeTime) -> None:
    assert count_requests(pacer, SILENCE, most=9) == MOST_SILENCES
    fake_time.now += FIRST_SILENCE_SECONDS
    with pacer.take_turn(HOST, 0.0):
        pass
    assert count_requests(pacer, SILENCE, most=9) == MOST_SILENCES


def test_processes_know_of_each_others_silences(tmp_path: Path, fake_time: FakeTime) -> None:
    for number in range(MOST_SILENCES + 1):
        fresh = Pacer(tmp_path, read_clock=fake_time.read, sleep=fake_time.sleep)
        assert (ask_in_vain(fresh, SILENCE).kind is FailureKind.CONNECT) == (
            number == MOST_SILENCES
        )


@pytest.mark.parametrize("headers", [[], ["Retry-After: 0"], ["Retry-After: soon"]])
def test_a_host_that_refuses_every_page_is_asked_ever_more_rarely(
    server: FaultServer, fetcher: Fetcher, slept: list[float], headers: list[str]
) -> None:
    refused = respond(b"", *headers, status="429 Too Many Requests")
    urls = [server.answer(f"/{number}", refused) for number in range(20)]
    results = [fetcher.fetch(make_link(url), source=make_source()) for url in urls]
    assert len(server.requests) == 4
    waits = [seconds for seconds in slept if seconds > 3]
    assert waits == pytest.approx([10, 20, 40], abs=2)
    for result in results:
        assert isinstance(result, FetchFailure)
        assert (result.kind, result.status, result.passing) == (FailureKind.STATUS, 429, True)
    assert "answered 429 4 times in a row; not asked again for" in results[-1].detail


def test_a_host_that_refuses_once_is_waited_for(
    server: FaultServer, fetcher: Fetcher, slept: list[float]
) -> None:
    refused = respond(status="429 Too Many Requests")
    urls = [server.answer(f"/{number}", refused, respond()) for number in range(5)]
    results = [fetcher.fetch(make_link(url), source=make_source()) for url in urls]
    assert all(isinstance(result, RawPage) for result in results)
    assert max(slept) <= FIRST_REFUSAL_SECONDS


def test_silences_and_refusals_are_counted_apart(pacer: Pacer, fake_time: FakeTime) -> None:
    for fault in (SILENCE, SILENCE, SILENCE, SILENCE, REFUSAL, SILENCE, REFUSAL):
        assert ask_in_vain(pacer, fault).detail == fault.detail
    assert max(fake_time.slept) <= FIRST_REFUSAL_SECONDS
    assert count_requests(pacer, SILENCE, most=9) == MOST_SILENCES
