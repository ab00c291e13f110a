import socket

import pytest

from extract.fetch.fetcher import Fetcher
from extract.fetch.guard import refuse_address
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::6810:85e5", "64:ff9b::808:808", "::ffff:8.8.8.8"]
PRIVATE = ["127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "::1", "fd12::1",
           "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "100.64.0.1"]  # fmt: skip
NEVER = ["169.254.169.254", "169.254.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::",
         "fe80::1", "fe80::1%eth0", "ff02::1", "168.63.129.16", "100.100.100.200", "fd00:ec2::254",
         "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "::127.0.0.1", "::169.254.169.254", "::ffff:0:10.0.0.1",
         "64:ff9b:1:7f00:0:100:808:808", "fec0::1", "not an address", ""]  # fmt: skip
EMBEDDED = ["2002:7f00:1::", "2002:a9fe:a9fe::", "2002:0a00:0001::1"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    assert refuse_address(address, allow_private=False) is None


@pytest.mark.parametrize("address", PRIVATE + NEVER + EMBEDDED)
def test_other_addresses_are_refused_with_a_reason(address: str) -> None:
    assert refuse_address(address, allow_private=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_pass_where_they_are_allowed(address: str) -> None:
    assert refuse_address(address, allow_private=True) is None


@pytest.mark.parametrize("address", NEVER)
def test_metadata_and_special_addresses_never_pass(address: str) -> None:
    assert refuse_address(address, allow_private=True)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0"],
)
def test_loopback_is_refused_however_it_is_written(
    server: FaultServer, fetcher: Fetcher, host: str
) -> None:
    source = make_source(politeness={"allow_private_addresses": False})
    result = fetcher.fetch(make_link(f"http://{host}:{server.port}/page"), source=source)
    assert isinstance(result, FetchFailure)
    assert result.kind in {FailureKind.GUARD, FailureKind.DNS}
    assert result.is_blocked or result.kind is FailureKind.DNS
    assert server.connections == 0


def test_a_name_is_looked_up_once_and_its_own_answer_is_connected_to(
    server: FaultServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["127.0.0.1", "169.254.169.254"])

    def rebind(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        assert host == "rebinding.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    server.answer("/page", respond(b"checked"))
    link = make_link(f"http://rebinding.example:{server.port}/page")
    first = fetcher.fetch(link, source=make_source())
    second = fetcher.fetch(link, source=make_source())
    assert isinstance(first, RawPage)
    assert "Host: rebinding.example" in server.requests[0]
    assert isinstance(second, FetchFailure)
    assert second.kind is FailureKind.GUARD


def test_of_several_addresses_only_allowed_ones_are_tried(
    server: FaultServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: str, port: int, *__: object, **___: object) -> list[tuple[object, ...]]:
        stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [
            (*stream, ("169.254.169.254", port)),
            (*stream, ("127.0.0.2", 1)),
            (*stream, ("127.0.0.1", port)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    server.answer("/page", respond())
    link = make_link(f"http://several.example:{server.port}/page")
    assert isinstance(fetcher.fetch(link, source=make_source()), RawPage)


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "try again"), True),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (UnicodeError("label too long"), False),
    ],
)
def test_a_name_that_is_not_found_is_a_value(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, *, error: Exception, passing: bool
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    result = fetcher.fetch(make_link("http://nowhere.example/"), source=make_source())
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.passing) == (FailureKind.DNS, passing)


def test_a_name_server_that_never_answers_is_bounded(
    server: FaultServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*_: object, **__: object) -> list[object]:
        server.closing.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", wait)
    source = make_source(limits={"deadline_seconds": 0.2})
    result = fetcher.fetch(make_link("http://slow.example/"), source=source)
    server.closing.set()
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.passing) == (FailureKind.DNS, True)
