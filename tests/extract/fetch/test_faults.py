"""What servers and wires do wrong is a value with its kind, within the deadline."""

import gzip
import socket
import struct
import zlib
from time import monotonic

import brotli
import pytest

from extract.fetch.fetcher import Fetcher
from records.pages import FailureKind, FetchFailure
from tests.extract.fetch.fault_server import Behaviour, FaultServer, make_link, make_source, respond

TEXT = b"<p>" + b"news of the day. " * 200 + b"</p>"


ZIPPED = gzip.compress(TEXT)


BOMB = gzip.compress(b"\0" * 50_000_000)


def drip_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")
    drip(connection)


def drip_chunks(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(2000):
        connection.sendall(b"1\r\nx\r\n")
        pause(connection)


def drip_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(connection)


def drip(connection: socket.socket) -> None:
    for _ in range(2000):
        connection.sendall(b"x")
        pause(connection)


def pause(connection: socket.socket) -> None:
    """Wait a little, or until the client gives up."""
    connection.settimeout(0.02)
    try:
        if connection.recv(1) == b"":
            raise ConnectionResetError
    except TimeoutError:
        return


def stay_silent(connection: socket.socket) -> None:
    connection.settimeout(5)
    connection.recv(1)


def stall_after_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
    stay_silent(connection)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def reset_in_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\nstart")
    pause(connection)
    reset(connection)


def hang_up(connection: socket.socket) -> None:
    del connection


FAULTS: dict[str, tuple[Behaviour, FailureKind, bool]] = {
    "dripping body": (drip_body, FailureKind.TIMEOUT, True),
    "dripping chunks": (drip_chunks, FailureKind.TIMEOUT, True),
    "dripping headers": (drip_headers, FailureKind.TIMEOUT, True),
    "silence": (stay_silent, FailureKind.TIMEOUT, True),
    "stall after headers": (stall_after_headers, FailureKind.TIMEOUT, True),
    "reset": (reset, FailureKind.CONNECT, True),
    "closed without a word": (hang_up, FailureKind.CONNECT, True),
    "reset in body": (reset_in_body, FailureKind.TRUNCATED, True),
    "shorter than announced": (respond(TEXT, length=90_000), FailureKind.TRUNCATED, True),
    "cut gzip": (respond(ZIPPED[:-20], "Content-Encoding: gzip"), FailureKind.TRUNCATED, True),
    "cut deflate": (
        respond(zlib.compress(TEXT)[:-6], "Content-Encoding: deflate"),
        FailureKind.TRUNCATED,
        True,
    ),
    "cut brotli": (
        respond(brotli.compress(TEXT)[:-3], "Content-Encoding: br"),
        FailureKind.TRUNCATED,
        True,
    ),
    "cut chunks": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        FailureKind.TRUNCATED,
        True,
    ),
    "bad chunk size": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        FailureKind.TRUNCATED,
        True,
    ),
    "gzip bomb": (respond(BOMB, "Content-Encoding: gzip"), FailureKind.TOO_LARGE, False),
    "gzip bomb in gzip": (
        respond(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
        FailureKind.TOO_LARGE,
        False,
    ),
    "brotli bomb": (
        respond(brotli.compress(b"\0" * 50_000_000, quality=1), "Content-Encoding: br"),
        FailureKind.TOO_LARGE,
        False,
    ),
    "announced too large": (respond(b"x", length=10**12), FailureKind.TOO_LARGE, False),
    "body without end": (
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 300_000,
        FailureKind.TOO_LARGE,
        False,
    ),
    "not the gzip it says": (
        respond(b"plain text", "Content-Encoding: gzip"),
        FailureKind.ENCODING,
        False,
    ),
    "damaged gzip": (
        respond(ZIPPED[:20] + b"\xff" * 40 + ZIPPED[60:], "Content-Encoding: gzip"),
        FailureKind.ENCODING,
        False,
    ),
    "not the brotli it says": (
        respond(b"plain text here", "Content-Encoding: br"),
        FailureKind.ENCODING,
        False,
    ),
    "unknown encoding": (
        respond(b"x", "Content-Encoding: zstd"),
        FailureKind.ENCODING,
        False,
    ),
    "encodings stacked": (
        respond(b"x", "Content-Encoding: gzip, gzip, gzip"),
        FailureKind.ENCODING,
        False,
    ),
    "no status line": (b"<html>hello</html>\r\n\r\n", FailureKind.PROTOCOL, False),
    "status without number": (b"HTTP/1.1 OK\r\n\r\n", FailureKind.PROTOCOL, False),
    "one huge header": (
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "many large headers": (
        b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"x" * 9000 + b"\r\n") * 50 + b"\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "too many headers": (
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "broken header lines only": (
        b"HTTP/1.1 200 OK\r\n" + b"no header at all\r\n" * 200 + b"\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "two lengths": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 5\r\n\r\nhello",
        FailureKind.PROTOCOL,
        False,
    ),
    "304 without being asked": (
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "transfer encoding that nobody asked for": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "thousands of empty gzip members": (
        respond(gzip.compress(gzip.compress(b"") * 100_000), "Content-Encoding: gzip, gzip"),
        FailureKind.ENCODING,
        False,
    ),
    "transfer encoding said in a second line": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "chunks said in a second line": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        FailureKind.PROTOCOL,
        False,
    ),
    "redirect with a cookie without a value": (
        (
            b"HTTP/1.1 302 Found\r\nLocation: /page\r\nSet-Cookie: a; Path=/x\r\nSet-Cookie: a=1; Path=/\r\n"
            b"Content-Length: 0\r\n\r\n"
        ),
        FailureKind.REDIRECT,
        False,
    ),
    "no content in chunks of less than nothing": (
        b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello",
        FailureKind.STATUS,
        False,
    ),
    "not found": (respond(status="404 Not Found"), FailureKind.STATUS, False),
    "gone": (respond(status="410 Gone"), FailureKind.STATUS, False),
    "partial content": (respond(status="206 Partial Content"), FailureKind.STATUS, False),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", FailureKind.STATUS, False),
    "unavailable": (respond(status="503 Service Unavailable"), FailureKind.STATUS, True),
    "origin behind a proxy down": (respond(status="522 Timed Out"), FailureKind.STATUS, True),
    "image": (respond(b"x", "Content-Type: image/png"), FailureKind.CONTENT_TYPE, False),
    "video": (respond(b"x", "Content-Type: video/mp4"), FailureKind.CONTENT_TYPE, False),
    "pdf": (respond(b"x", "Content-Type: application/pdf"), FailureKind.CONTENT_TYPE, False),
    "zip": (respond(b"x", "Content-Type: application/zip"), FailureKind.CONTENT_TYPE, False),
    "redirect to itself": (
        b"HTTP/1.1 301 Moved\r\nLocation: /page\r\n\r\n",
        FailureKind.REDIRECT,
        False,
    ),
    "redirect without Location": (b"HTTP/1.1 302 Found\r\n\r\n", FailureKind.REDIRECT, False),
    "redirect to no address": (
        b"HTTP/1.1 302 Found\r\nLocation: http://[::bad/\r\n\r\n",
        FailureKind.REDIRECT,
        False,
    ),
    "redirect to a script": (
        b"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\n\r\n",
        FailureKind.REDIRECT,
        False,
    ),
    "redirect to a file": (
        b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n",
        FailureKind.REDIRECT,
        False,
    ),
    "redirect to a bad port": (
        b"HTTP/1.1 302 Found\r\nLocation: http://example.org:99999999/\r\n\r\n",
        FailureKind.REDIRECT,
        False,
    ),
    "redirect to cloud metadata": (
        b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data\r\n\r\n",
        FailureKind.GUARD,
        False,
    ),
    "redirect with a bomb for a body": (
        b"HTTP/1.1 302 Found\r\nContent-Encoding: gzip\r\nContent-Length: "
        + str(len(BOMB)).encode()
        + b"\r\nLocation: /page\r\n\r\n"
        + BOMB,
        FailureKind.REDIRECT,
        False,
    ),
}


@pytest.mark.parametrize(("behaviour", "kind", "passing"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_is_a_value_with_its_kind(
    server: FaultServer, fetcher: Fetcher, *, behaviour: Behaviour, kind: FailureKind, passing: bool
) -> None:
    url = server.answer("/page", behaviour)
    deadline_seconds = 0.15 if kind is FailureKind.TIMEOUT else 10
    source = make_source(limits={"deadline_seconds": deadline_seconds})
    result = fetcher.fetch(make_link(url), source=source)
    assert isinstance(result, FetchFailure), result
    assert (result.kind, result.passing) == (kind, passing), result.detail
    assert result.link.url == url
    assert result.failed_at.utcoffset() is not None
    assert result.detail


ADDRESSES = {
    "no host": "http:///news",
    "bad bracket": "http://[::bad/news",
    "bad port": "http://example.org:port/news",
    "port too large": "http://example.org:70000/news",
    "other scheme": "ftp://example.org/news",
    "script": "javascript:alert(1)",
    "no address": "news",
    "empty": "",
    "password": "http://me:secret@example.org/",
    "label too long": f"http://{'a' * 64}.example.org/",
    "non-ASCII label too long": f"http://{'ä' * 70}.example.org/",
    "empty label": "http://example..org/",
    "wildcard": "http://*.example.org/",
    "space in host": "http://exa mple.org/",
    "control character": "http://example.org\x00/",
    "too long": "http://example.org/" + "a" * 10_000,
}


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_an_address_that_cannot_be_asked_for_is_a_value(fetcher: Fetcher, url: str) -> None:
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert result.kind in {FailureKind.INVALID_URL, FailureKind.DNS}
    assert not result.passing


def test_nobody_listening_is_a_failure_to_connect(fetcher: Fetcher) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.passing) == (FailureKind.CONNECT, True)


def test_plain_http_on_a_tls_port_is_a_tls_fault(server: FaultServer, fetcher: Fetcher) -> None:
    server.answer("/page", respond())
    url = f"https://127.0.0.1:{server.port}/page"

    source = make_source(limits={"deadline_seconds": 0.15})
    result = fetcher.fetch(make_link(url), source=source)
    assert isinstance(result, FetchFailure)
    assert result.kind in {FailureKind.TLS, FailureKind.CONNECT, FailureKind.TIMEOUT}


def test_the_deadline_bounds_the_whole_request(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/page", drip_body)
    started = monotonic()
    fetcher.fetch(make_link(url), source=make_source(limits={"deadline_seconds": 0.15}))
    # three tries of 0.15 s; without a deadline the body would drip for 40 s
    assert monotonic() - started < 10


def test_redirects_share_one_deadline(server: FaultServer, fetcher: Fetcher) -> None:
    def redirect_late(connection: socket.socket) -> None:
        for _ in range(6):
            pause(connection)
        number = len(server.requests)
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: /{number}\r\n\r\n".encode())

    for number in range(40):
        server.answer(f"/{number}", redirect_late)
    source = make_source(limits={"deadline_seconds": 0.15})
    result = fetcher.fetch(make_link(f"{server.base}/0"), source=source)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.TIMEOUT
