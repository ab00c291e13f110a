"""What servers do to bodies and headers, and is undone."""

import gzip
import zlib

import brotli
import pytest

from extract.fetch.fetcher import Fetcher
from records.pages import RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

TEXT = b"<p>" + b"news of the day. " * 200 + b"</p>"
ZIPPED = gzip.compress(TEXT)

SURVIVED: dict[str, tuple[bytes, bytes]] = {
    "gzip": (respond(ZIPPED, "Content-Encoding: gzip"), TEXT),
    "gzip by its old name": (respond(ZIPPED, "Content-Encoding: x-gzip"), TEXT),
    "gzip of two members": (
        respond(gzip.compress(b"one ") + gzip.compress(b"two"), "Content-Encoding: gzip"),
        b"one two",
    ),
    "gzip with rubbish behind": (respond(ZIPPED + b"\0\0rubbish", "Content-Encoding: gzip"), TEXT),
    "gzip twice": (respond(gzip.compress(ZIPPED), "Content-Encoding: gzip, gzip"), TEXT),
    "deflate": (respond(zlib.compress(TEXT), "Content-Encoding: deflate"), TEXT),
    "raw deflate": (respond(zlib.compress(TEXT)[2:-4], "Content-Encoding: deflate"), TEXT),
    "brotli": (respond(brotli.compress(TEXT), "Content-Encoding: br"), TEXT),
    "empty gzip": (respond(b"", "Content-Encoding: gzip"), b""),
    "empty brotli": (respond(b"", "Content-Encoding: br"), b""),
    "a charset in the place of an encoding": (respond(TEXT, "Content-Encoding: UTF-8"), TEXT),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", b"hello"),
    "neither length nor chunks": (b"HTTP/1.1 200 OK\r\n\r\nhello", b"hello"),
    "length that is no number": (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello", b"hello"),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\nhello", b"hello"),
    "wrong charset": (respond("naïve".encode(), "Content-Type: text/html; charset=utf-7"), "naïve".encode()),
    "no type": (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
    "malformed type": (respond(b"hello", "Content-Type: ;;"), b"hello"),
    "type of a storage service": (respond(b"hello", "Content-Type: binary/octet-stream"), b"hello"),
    "feed": (respond(b"<rss/>", "Content-Type: application/rss+xml"), b"<rss/>"),
    "compressed sitemap": (respond(ZIPPED, "Content-Type: application/x-gzip"), ZIPPED),
    "broken header lines": (
        b"HTTP/1.1 200 OK\r\nX-Caf\xe9: x\r\nHTTP/1.1 200 OK\r\nno header at all\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        b"hello",
    ),
    "white space behind headers": (
        b"HTTP/1.1 200 OK \r\r\nTransfer-Encoding: chunked \r\r\n\r\r\n5\r\nhello\r\n0\r\n\r\n",
        b"hello",
    ),
    "a bare CR in a header, then chunks": (
        b"HTTP/1.1 200 OK\r\nX-Cache: HIT\rfrom edge\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        b"hello",
    ),
    "a bare CR in a header, then gzip": (
        respond(ZIPPED, "X-Cache: HIT\rfrom edge", "Content-Encoding: gzip"),
        TEXT,
    ),
    "chunks said twice": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        b"hello",
    ),
    "a header line of blanks": (
        b"HTTP/1.1 200 OK\r\nX: y\r\n  \r\nContent-Length: 5\r\n\r\nhello",
        b"hello",
    ),
    "a word in the place of a transfer encoding": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: binary\r\nContent-Length: 5\r\n\r\nhello",
        b"hello",
    ),
    "103 Early Hints first": (
        b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"hello",
    ),
    "100 Continue first": (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"hello",
    ),
    "empty body": (respond(b""), b""),
}  # fmt: skip


@pytest.mark.parametrize(("response", "body"), SURVIVED.values(), ids=SURVIVED.keys())
def test_what_servers_do_to_bodies_is_undone(
    server: FaultServer, fetcher: Fetcher, response: bytes, body: bytes
) -> None:
    url = server.answer("/page", response)
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage), result
    assert result.body == body
    assert result.final_url == url


def test_headers_come_in_lower_case_with_repetitions_and_folds_undone(
    server: FaultServer, fetcher: Fetcher
) -> None:
    url = server.answer(
        "/page",
        b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Folded: one\r\n two\r\n"
        b"X-Name: caf\xe9\r\nContent-Length: 0\r\n\r\n",
    )
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert [value for name, value in result.headers if name == "set-cookie"] == ["a=1", "b=2"]
    assert result.header("x-folded") == "one two"
    assert result.header("x-name") == "caf\xe9"


def test_a_bare_cr_or_a_nul_in_a_header_is_a_space(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/page", respond(b"hello", "X-Cache: HIT\rfrom\0edge", "X-Last: here"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert result.header("x-cache") == "HIT from edge"
    assert result.header("x-last") == "here"
