"""A server that writes headers and body apart is not slower than one that writes once."""

import socket
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from time import monotonic

import pytest

from extract.fetch import sockets
from extract.fetch.sockets import DeadlineSocket

ROUNDS = 20


@pytest.fixture
def split_writer() -> Iterator[tuple[str, int]]:
    """Answer every byte with a header and, in a second write, a body; Nagle's algorithm is on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(2):
                connection, _ = listener.accept()
                with connection:
                    while connection.recv(1):
                        connection.sendall(b"head")
                        connection.sendall(b"body")

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()
        thread.join(10)


def measure_rounds(address: tuple[str, int]) -> float:
    with DeadlineSocket(socket.AF_INET) as client:
        client.settimeout(30)
        client.connect(address)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        began = monotonic()
        for _ in range(ROUNDS):
            client.sendall(b"?")
            read_exactly(client, 8)
        return monotonic() - began


def read_exactly(client: DeadlineSocket, count: int) -> None:
    answer = bytearray()
    while len(answer) < count:
        piece = bytearray(count)
        got = client.recv_into(piece)
        assert got
        answer += piece[:got]
    assert bytes(answer) == b"headbody"


@pytest.mark.skipif(sys.platform != "linux", reason="TCP_QUICKACK is Linux's")
def test_a_body_written_apart_from_its_headers_does_not_wait(
    split_writer: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_seconds = measure_rounds(split_writer)
    ignore: Callable[[socket.socket], None] = lambda _: None  # noqa: E731 - what stands in is one line
    monkeypatch.setattr(sockets, "ask_quick_ack", ignore)
    delayed_seconds = measure_rounds(split_writer)
    assert quick_seconds < delayed_seconds / 2
